import Aggregator
import ArgumentParser
import Assessment
import Notation
import Sheets
import Submission

/// `shangji aggregator bind S.yaml`: which approved rules a scheme can bind, as lines for it.
struct BindCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bind",
        abstract: "列出已批准细则的散列值，写入方案。The hashes of approved rules, to be bound.")

    @Argument(help: "方案文件（YAML）。The scheme, in YAML.") var file: String
    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let scheme = try SchemeArgument.read(file)
        let list = try CentreActs(centre.open()).binding(of: scheme)
        let lines = list.filter { !$0.isBound }.map {
            "\($0.indicator): detailedRules: \($0.proposal.digest.hex)"
        }
        let carried = list.filter { !$0.isBound }.map { "    \($0.indicator): {carry: keep}" }
        let text = (lines + ["amendment:", "  leaves:"] + carried).joined(separator: "\n")
        output.answer(
            .array(list.map(\.json)),
            lines.isEmpty
                ? ["zh": "没有待绑定的细则。", "en": "There is nothing to bind."]
                : ["zh": text, "en": text])
    }
}

extension Binding {
    /// `{"bound","digest","indicator","office","proposal"}`.
    fileprivate var json: JSON {
        [
            "bound": .bool(isBound), "digest": .string(proposal.digest.hex),
            "indicator": .string(indicator.text),
            "office": .string(proposal.office?.text ?? ""),
            "proposal": .string(proposal.id.description),
        ]
    }
}

/// `shangji aggregator book`: the scheme in force with its detailed rules, as one document.
struct BookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "book",
        abstract: "方案和细则合订本，可打印。The scheme with its rules as one document, to be printed.")

    @Option(name: .long, help: "方案，有几个时指明。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let reference = try acts.scheme(scheme)
        guard let body = try acts.book.ledger().registry.scheme(reference)?.scheme.body else {
            throw CommandFailure(Finding(.schemeNotReceived))
        }
        let document = SchemeDocument(
            try Scheme(canonical: body), rules: try acts.approvedTexts())
        output.answer(
            [
                "en": .string(document.en), "hash": .string(reference.hash.hex),
                "lacking": .array(document.lacking.map { .string($0.text) }),
                "scheme": .string(reference.id.text), "version": .integer(reference.version),
                "zh": .string(document.zh),
            ], ["zh": document.zh, "en": document.en])
    }
}

/// `shangji aggregator plan`: over all schemes, who is assessed when on what by whom.
struct PlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "年度考核计划：谁在何时由谁考核什么，有无重复。Who is assessed when on what by whom.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let schemes = try CentreActs(centre.open()).schemes()
        let plan = AssessmentPlan(schemes)
        let findings = plan.findings + schemes.flatMap { SchemeCheck($0).carriedTwice }
        var table = Table(head: ["scheme", "period", "opens", "closes", "indicator", "by", "n"])
        table.rows = plan.lines.map { line in
            [
                line.scheme.text, line.period.id.text, line.period.opens?.description ?? "-",
                line.period.closes?.description ?? "-", "\(line.indicator) \(line.title)",
                (line.offices.map(\.text) + (line.byThemselves ? ["self"] : []))
                    .joined(separator: ","), "\(line.subjects.count)",
            ]
        }
        for finding in findings { output.tell(finding) }
        output.answer(
            ["findings": .array(findings.map(\.json)), "lines": .array(plan.lines.map(\.json))],
            ["zh": table.text, "en": table.text])
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

extension AssessmentPlan.Line {
    /// The shape of `docs/cli.md`.
    fileprivate var json: JSON {
        var members: [String: JSON] = [
            "indicator": .string(indicator.text), "kind": .string(period.kind.rawValue),
            "offices": .array(offices.map { .string($0.text) }),
            "period": .string(period.id.text), "scheme": .string(scheme.text),
            "self": .bool(byThemselves), "subjects": .array(subjects.map { .string($0.text) }),
            "title": .string(title),
        ]
        if let opens = period.opens { members["opens"] = .string(opens.description) }
        if let closes = period.closes { members["closes"] = .string(closes.description) }
        return .object(members)
    }
}
