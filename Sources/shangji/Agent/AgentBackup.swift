import Agent
import ArgumentParser
import Notation
import Submission

/// `shangji agent backup`: the whole agent in one file.
struct AgentBackup: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "把整个终端备份成一个文件。The whole agent in one file.")

    @OptionGroup var agent: AgentOptions

    @Argument(help: "要写的文件，放在别的盘上。The file, on another disk.")
    var file: String

    func run() throws {
        let made = try Backup.write(try agent.open(), to: file)
        var members = made.head.json.object ?? [:]
        members["bytes"] = .integer(Int64(made.bytes))
        members["file"] = .string(file)
        members["sha256"] = .string(made.digest.hex)
        let (drafts, records) = (made.head.drafts, made.head.records)
        agent.output.answer(
            .object(members),
            [
                "zh": "已备份：草稿 \(drafts)，记录 \(records)，\(made.bytes) 字节，已落盘并读回核对：可以拔出。\(file)\n"
                    + "备份里有分值明文，请像电脑一样锁好。",
                "en": "Backed up: \(drafts) drafts, \(records) records, \(made.bytes) bytes, "
                    + "synced, read back and compared: safe to remove. \(file)\n"
                    + "It holds scores in the clear: keep it locked like the computer.",
            ])
    }
}

/// `shangji agent restore`: a folder from a backup, under a new device key.
struct AgentRestore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "从备份恢复到新文件夹，换用新的终端密钥。A folder from a backup, under a new device key.")

    @OptionGroup var agent: AgentOptions
    @OptionGroup var passphrases: PassphraseOptions

    @Flag(help: "只看备份里有什么。Only tell what is in the backup.")
    var preview = false

    @Argument(help: "备份文件。The backup.")
    var file: String

    func run() async throws {
        let head = try Backup.look(at: file)
        var members = head.json.object ?? [:]
        members["preview"] = .bool(preview)
        let what = "\(head.office)，\(head.made)：草稿 \(head.drafts)，记录 \(head.records)"
        let whatEnglish =
            "\(head.office), \(head.made): \(head.drafts) drafts, \(head.records) records"
        if preview {
            return agent.output.answer(
                .object(members),
                ["zh": "备份完好：\(what)", "en": "The backup is whole: \(whatEnglish)"])
        }
        let folder = try Backup.restore(
            file, to: agent.folder, passphrase: { try passphrases.passphrase(of: $0) })
        guard let identity = try folder.database.identity() else {
            throw CommandFailure(Finding(.agentNotJoined, at: agent.folder))
        }
        let fingerprint = SpokenCode(identity.device.digest).description
        members["fingerprint"] = .string(fingerprint)
        members["key"] = .string(identity.device.description)
        agent.output.answer(
            .object(members),
            [
                "zh": "已恢复 \(what)\n本机换用新密钥，可以照常填报封存；下次同步或导出带去登记请求。新指纹：\(fingerprint)",
                "en": "Restored \(whatEnglish)\nThis computer goes on under a new key and may seal "
                    + "at once; the request goes with the next sync or export. "
                    + "New fingerprint: \(fingerprint)",
            ])
    }
}

extension BackupHead {
    /// What a person asks of a backup: `{"device","drafts","evidence","made","office","records"}`.
    fileprivate var json: JSON {
        [
            "device": .string(device.description), "drafts": .integer(Int64(drafts)),
            "evidence": .integer(Int64(evidence.count)),
            "made": .string(made.description), "office": .string(office.text),
            "records": .integer(Int64(records)),
        ]
    }
}
