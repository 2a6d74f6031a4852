import ArgumentParser
import Assessment
import Notation
import Sheets

/// `shangji score`: a standing from a scheme and a file of values.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "由方案和分值表计算名次表。Score and rank from a scheme and a table of values.",
        discussion: """
            含义见 docs/scoring.md。有缺报或不能使用的值时，仍输出名次表，退出码为 1。
            The meaning: docs/scoring.md. An incomplete standing is printed too; the exit code is 1.
            """)

    @Option(help: "方案文件（YAML 或 Excel）。The scheme, in YAML or Excel.") var scheme: String
    @Option(help: "分值表（CSV 或 .xlsx）。The values, in CSV or .xlsx.") var values: String
    @Option(help: "考核期编号，或 cycle。The id of a period, or cycle.") var period: String
    @Flag(help: "暂不计入缺报和有问题的值。Leave out whatever is missing or cannot be used.")
    var provisional = false
    @Option(help: "说明某一考核对象的总分由来。Show where the total of a subject comes from.")
    var explain: SubjectID?
    @Option(help: "另写一份 Excel 名次表。Also write the standing as a workbook.")
    var xlsx: String?
    @OptionGroup var sheet: SheetOptions
    @OptionGroup var questions: ScoreQuestions
    @Flag(help: "列出分值和评价人中值得查看的迹象。List what should be looked at in values and raters.")
    var signals = false
    @Option(help: "上年的分值表，供 --signals 比较。Last year's values, for --signals.")
    var before: String?
    @OptionGroup var output: OutputOptions

    func run() throws {
        let scheme = try SchemeArgument.read(scheme)
        guard let scope = ScoringScope(period) else {
            let known = scheme.periods.map(\.id.text).joined(separator: ", ")
            throw CommandFailure(
                Finding(.scorePeriodUnknown, ["period": period, "known": known]))
        }
        let given = try ScoreTable(path: values, scheme: scheme, choice: sheet.choice())
        let run = ScoreRun(scheme, given.values, scope, provisional: provisional)
        for mark in given.marks { output.tell(mark) }
        if let explain {
            answer(run, explain, scheme)
        } else if signals {
            let earlier = try before.map { try ScoreTable(path: $0, scheme: scheme, period: scope) }
            for mark in earlier?.remarks ?? [] { output.tell(mark) }
            output.answer(run.signals(earlier: earlier?.values.entries ?? []))
        } else if try !questions.answer(run, scheme, output) {
            let words = StandingWords(scheme: scheme, standing: run.standing)
            for finding in run.standing.findings.prefix(100) { output.tell(finding) }
            if let xlsx {
                try StandingWorkbook(
                    scheme: scheme, standing: run.standing,
                    findings: run.standing.findings + given.marks, withFigures: true,
                    language: output.lang
                ).write(to: xlsx)
            }
            output.answer(run.standing.json, ["zh": words.zh, "en": words.en])
        }
        if run.standing.status == .incomplete { throw ExitCode(1) }
    }

    private func answer(_ run: ScoreRun, _ subject: SubjectID, _ scheme: Scheme) {
        let lines = run.explanation(of: subject)
        let grade = GradeAnswer(run, subject, scheme)
        let words: FindingCode.Words = [
            "zh": (lines.map(\.zh) + grade.sentences.map(\.zh)).joined(separator: "\n"),
            "en": (lines.map(\.en) + grade.sentences.map(\.en)).joined(separator: "\n"),
        ]
        output.answer(
            [
                "subject": .string(subject.text), "lines": .array(lines.map(\.json)),
                "grade": grade.json,
            ], words)
    }
}

extension ExplanationLine {
    /// An object of depth, both sentences, working and cell.
    var json: JSON {
        [
            "depth": .integer(Int64(depth)), "zh": .string(zh), "en": .string(en),
            "working": working.map { .string($0) } ?? .null,
            "cell": cell.map { .string($0.place) } ?? .null,
        ]
    }
}

/// A scheme named on the command line.
enum SchemeArgument {
    /// Most bytes of a file: a workbook is packed, and its pictures and styles count too.
    static let limit = 16 * 1024 * 1024

    /// Reads and checks a scheme; throws all that is wrong with it.
    static func read(_ path: String) throws -> Scheme {
        let file = try SchemeFile(SheetFile.read(path, limit: limit))
        guard let scheme = file.scheme else {
            guard let first = file.findings.first else {
                throw CommandFailure(Finding(.yamlEmpty, at: path))
            }
            throw CommandFailure(first, also: Array(file.findings.dropFirst()))
        }
        return scheme
    }
}

/// A file of values, brought to what scoring takes.
struct ScoreTable {
    /// The values.
    let values: ScoreValues
    /// What was understood in doubtful cells.
    let marks: [Finding]
    /// These, and what could not be read or used.
    var remarks: [Finding] { marks + values.unread + values.blocked.map(\.finding) }

    /// Reads the file; throws where it cannot be read as a whole.
    ///
    /// A row that cannot be read blocks the cell that it was meant for; where that cannot be told
    /// it
    /// keeps the standing incomplete. An empty value says that the cell is missing.
    ///
    /// - Parameter scope: the period of rows that name none; nil: there are none.
    init(
        path: String, scheme: Scheme, choice: SheetChoice = SheetChoice(),
        period scope: ScoringScope? = nil
    ) throws {
        let bytes = try SheetFile.read(path, limit: CSVReading.Limits.bytes)
        var period: PeriodID?
        if case .period(let named) = scope { period = named }
        let reading = CSVReading(file: bytes, scheme: scheme, period: period, choice: choice)
        if let refusal = reading.refusal { throw CommandFailure(refusal) }
        var values = ScoreValues(
            reading.rows.map { row in
                row.entry
                    ?? ScoreEntry(
                        period: row.period, indicator: row.indicator, subject: row.subject,
                        role: row.role, rater: row.rater, value: .withdrawn, isEvent: row.isEvent)
            })
        let marks = Set(reading.marks)
        for row in reading.unread {
            for finding in row.findings where !marks.contains(finding) {
                if let cell = row.cell {
                    values.blocked.append(ScoreValues.Blocked(cell, finding))
                } else {
                    values.unread.append(finding)
                }
            }
        }
        self.values = values
        self.marks = reading.marks
    }
}
