import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator import`.
struct CentreImport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "收取单位带来的数据包。Take a bundle that an office sent by hand.")

    @OptionGroup var centre: CentreOptions

    @Argument(help: "带来的文件。The file.")
    var file: String

    @Flag(help: "只看会怎样，什么也不收。Only tell what would come of it.")
    var preview = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let intake = try acts.take(
            bundle: file, preview: preview, now: Surroundings.real.now())
        for finding in intake.gaps { output.tell(finding) }
        for finding in intake.refusals + intake.evidenceRefused { output.tell(finding) }
        if let finding = intake.requestRefused { output.tell(finding) }
        let (fresh, held, refused) = intake.counts
        output.answer(
            intake.json(preview: preview),
            [
                "zh": "\(preview ? "预览：" : "")来自 \(intake.office)：收下 \(fresh)，原已有 \(held)，"
                    + "未收 \(refused)，前缺 \(intake.gaps.count)"
                    + (intake.evidence.isEmpty ? "" : "，佐证材料 \(intake.evidence.count) 个")
                    + (intake.waiting > 0 ? "，待登记后入日志 \(intake.waiting)" : "")
                    + (intake.joining.map { "；\($0.asker)请求登记，指纹 \($0.fingerprint)" } ?? ""),
                "en": "\(preview ? "Preview: " : "")from \(intake.office): \(fresh) taken, "
                    + "\(held) held before, \(refused) refused, \(intake.gaps.count) missing before"
                    + (intake.evidence.isEmpty ? "" : ", \(intake.evidence.count) evidence files")
                    + (intake.waiting > 0 ? ", \(intake.waiting) wait for enrolment" : "")
                    + (intake.joining.map {
                        "; \($0.asker) asks to be enrolled, fingerprint \($0.fingerprint)"
                    } ?? ""),
            ])
        let isAllTaken = intake.requestRefused == nil && intake.evidenceRefused.isEmpty
        if refused > 0 || !isAllTaken { throw ExitCode(1) }
    }
}

extension CourierIntake {
    fileprivate var refusals: [Finding] {
        items.compactMap { item in
            guard case .refused(let finding) = item.fate else { return nil }
            return Finding(finding.code, at: item.id.description, finding.parameters)
        }
    }

    fileprivate func json(preview: Bool) -> JSON {
        func ids(_ matches: (Fate) -> Bool) -> JSON {
            .array(items.filter { matches($0.fate) }.map { .string($0.id.description) })
        }
        var members: [String: JSON] = [
            "evidence": .array(evidence.map { .string($0.hex) }),
            "evidenceRefused": .array(evidenceRefused.map(\.json)),
            "held": ids { if case .held = $0 { true } else { false } },
            "made": .string(made.description), "missingBefore": .array(gaps.map(\.json)),
            "office": .string(office.text), "preview": .bool(preview),
            "refused": .array(
                items.compactMap { item in
                    guard case .refused(let finding) = item.fate else { return nil }
                    return [
                        "code": .string(finding.code.text), "id": .string(item.id.description),
                    ]
                }),
            "taken": ids { if case .fresh = $0 { true } else { false } },
            "waiting": ids { if case .waiting = $0 { true } else { false } },
        ]
        if let joining { members["joining"] = joining.json }
        if let requestRefused { members["requestRefused"] = requestRefused.json }
        return .object(members)
    }
}

extension Joining {
    /// Person and device that ask.
    fileprivate var asker: String {
        "\(request.person.name) (\(request.person.role.person?.text ?? "")), \(request.device.name)"
    }
}

/// The command `shangji aggregator export`.
struct CentreExport: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "把给单位的答复写成加密数据包，交人带回。Write the answer to an office for a courier.")

    @OptionGroup var centre: CentreOptions

    @Option(help: "单位。The office.")
    var office: OfficeID

    @Option(help: "从第几条起。From this leaf on.")
    var after: Int64 = 0

    @Argument(help: "要写的文件。The file.")
    var file: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let real = Surroundings.real
        let made = try acts.reply(
            to: office, at: file, after: after, random: real.random, now: real.now())
        output.answer(
            [
                "bytes": .integer(Int64(made.bytes)), "devices": .integer(Int64(made.devices)),
                "file": .string(file), "records": .integer(Int64(made.records)),
                "sha256": .string(made.digest.hex), "size": .integer(made.size),
            ],
            made.records == 0 ? nothing : words(made))
    }

    private func words(_ made: CourierReply) -> FindingCode.Words {
        [
            "zh": "写入给 \(office) 的 \(made.records) 条记录及回执，\(made.bytes) 字节，"
                + "已落盘并读回核对：可以拔出。\(file)",
            "en": "\(made.records) records with receipts for \(office), \(made.bytes) bytes, "
                + "synced, read back and compared: safe to remove. \(file)",
        ]
    }

    private var nothing: FindingCode.Words {
        [
            "zh": "从第 \(after) 条起没有给 \(office) 的记录，文件里只有日志的凭据，不必送去。\(file)",
            "en":
                "There is nothing for \(office) from leaf \(after) on: the file has only proofs of the "
                + "log and need not be taken there. \(file)",
        ]
    }
}
