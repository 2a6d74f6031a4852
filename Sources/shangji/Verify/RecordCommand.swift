import ArgumentParser
import DurableFiles
import Notation
import Submission

/// `shangji record`: looks at one record file, with no network and no folder.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "查看、验证、导出一份签名记录。Show, verify or export one signed record.",
        subcommands: [Show.self, Verify.self, Export.self])

    /// A record file and how to answer.
    struct Input: ParsableArguments {
        @Argument(help: "记录文件。A record file in wire form.") var file: String

        /// Reads the head lines; nothing is verified.
        func read() throws -> SignedRecord {
            let limit = RecordType.batch.payloadLimit + 2 * Limits.headBytes
            return try SignedRecord.read(DurableFile.read(file, limit: limit)).get()
        }
    }

    /// `record show`: what the record says.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "显示记录内容（不验证签名）。Show what a record says, unverified.")
        @OptionGroup var input: Input
        @OptionGroup var output: OutputOptions

        func run() throws {
            let record = try input.read()
            let payload = try decoded(record)
            var members: [String: JSON] = [
                "id": .string(record.id.description), "type": .string(record.type.rawValue),
                "key": .string(record.key.description), "payload": payload,
            ]
            if record.type == .batch {
                members["sealCode"] = .string("\(SpokenCode(record.id.digest))")
            }
            let text = String(decoding: record.payload, as: UTF8.self)
            output.answer(
                .object(members),
                [
                    "zh": "编号 \(record.id)\n类型 \(record.type.rawValue)\n密钥 \(record.key)\n\(text)",
                    "en":
                        "id \(record.id)\ntype \(record.type.rawValue)\nkey \(record.key)\n\(text)",
                ])
        }

        private func decoded(_ record: SignedRecord) throws -> JSON {
            do {
                _ = try RecordContent(type: record.type, payload: record.payload)
                return try JSON(record.payload, form: .canonical)
            } catch {
                throw CommandFailure(RecordRefusal(payload: error).finding)
            }
        }
    }

    /// `record verify`: form, id and signature.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "验证记录的形式、编号和签名。Verify form, id and signature of a record.",
            discussion: """
                公钥来自 --key（标准 base64）或登记记录 --enrolment。
                The public key comes from --key (standard base64) or an enrolment record.
                """)
        @OptionGroup var input: Input
        @Option(help: "公钥，标准 base64。Public key in standard base64.") var key: String?
        @Option(help: "登记该密钥的记录文件。Record file that enrols the key.") var enrolment: String?
        @OptionGroup var output: OutputOptions

        func run() throws {
            let record = try input.read()
            let publicKey = try signer()
            guard publicKey.id == record.key else {
                throw CommandFailure(Finding(.recordKeyMismatch))
            }
            guard record.isSigned(by: publicKey) else {
                throw CommandFailure(Finding(.recordSignatureWrong))
            }
            do {
                _ = try RecordContent(type: record.type, payload: record.payload)
            } catch {
                throw CommandFailure(RecordRefusal(payload: error).finding)
            }
            output.answer(
                ["ok": true, "id": .string(record.id.description)],
                ["zh": "签名有效，编号 \(record.id)", "en": "The signature is valid, id \(record.id)"])
        }

        private func signer() throws -> PublicKey {
            if let key, let publicKey = PublicKey(base64: key) { return publicKey }
            guard key == nil, let enrolment else {
                throw CommandFailure(
                    key == nil
                        ? Finding(.wrongUse, ["reason": "--key | --enrolment"])
                        : Finding(.keyRefused))
            }
            let bytes = try DurableFile.read(enrolment, limit: 300_000)
            let record = try SignedRecord.read(bytes).get()
            guard let content = try? Enrolment(payload: record.payload),
                case .add(let holder) = content.act
            else { throw CommandFailure(Finding(.payloadShape, ["key": "act", "offset": "0"])) }
            return holder.publicKey
        }
    }

    /// `record export`: the DSSE envelope for other tools.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "导出为 DSSE 信封。Export as a DSSE envelope in JSON.")
        @OptionGroup var input: Input
        @Flag(help: "DSSE v1 JSON 信封。The DSSE v1 JSON envelope.") var dsse = false
        @OptionGroup var output: OutputOptions

        func run() throws {
            let record = try input.read()
            let envelope: JSON = [
                "payload": .string(Base64.encode(record.payload)),
                "payloadType": .string(record.type.text),
                "signatures": [
                    [
                        "keyid": .string(record.key.description),
                        "sig": .string(Base64.encode(record.signature)),
                    ]
                ],
            ]
            let text = String(decoding: envelope.canonical, as: UTF8.self)
            output.answer(envelope, ["zh": text, "en": text])
        }
    }
}
