import ArgumentParser
import DurableFiles
import Notation
import Submission
import TransparencyLog

/// `shangji log verify`: a later checkpoint only adds to an earlier one.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "验证日志只增不改。Verify that a log only grew.",
        subcommands: [Verify.self])

    /// `log verify --card CARD OLD NEW PROOF`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "验证两个检查点之间的一致性。Verify consistency between two checkpoints.",
            discussion: """
                PROOF 每行一个 base64 哈希，或 {"hashes":[…]}；两者相同时可为空文件。
                PROOF has one base64 hash a line, or {"hashes":[…]}; empty when both are equal.
                """)
        @OptionGroup var trust: CardOption
        @Argument(help: "较早的检查点。The earlier checkpoint.") var old: String
        @Argument(help: "较晚的检查点。The later checkpoint.") var new: String
        @Argument(help: "一致性证明。The consistency proof.") var proof: String
        @OptionGroup var output: OutputOptions

        func run() throws {
            guard let log = try trust.read().trust else {
                throw CommandFailure(Finding(.cardUnreadable, at: trust.card))
            }
            let earlier = try checkpoint(old, log)
            let later = try checkpoint(new, log)
            // Outside of what follows: an unreadable proof is no contradiction of the log.
            let proof = try hashes()
            do {
                try Tree.verifyConsistency(
                    from: earlier.size, oldRoot: earlier.root, to: later.size, newRoot: later.root,
                    proof: proof)
            } catch {
                throw CommandFailure(Finding(.checkpointForked, ["size": "\(earlier.size)"]))
            }
            output.answer(
                [
                    "ok": true, "from": .integer(Int64(earlier.size)),
                    "to": .integer(Int64(later.size)),
                ],
                [
                    "zh": "一致：日志从 \(earlier.size) 条增至 \(later.size) 条，先前内容未变",
                    "en": "Consistent: the log grew from \(earlier.size) to \(later.size) leaves",
                ])
        }

        private func checkpoint(_ path: String, _ log: LogTrust) throws -> VerifiedCheckpoint {
            do {
                return try log.verify(DurableFile.read(path, limit: 1 << 17))
            } catch let failure as FileFailure {
                throw failure
            } catch {
                throw CommandFailure(Finding(.checkpointWrong, at: path))
            }
        }

        private func hashes() throws -> [TreeHash] {
            let bytes = try DurableFile.read(proof, limit: 65_536)
            let lines: [String] =
                if let json = try? JSON(bytes, form: .any) {
                    (json["hashes"]?.array ?? []).compactMap(\.string)
                } else {
                    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace)
                        .map(String.init)
                }
            return try lines.map { line in
                guard let hash = Base64.decode(line).flatMap({ TreeHash(bytes: $0) }) else {
                    throw CommandFailure(Finding(.receiptMalformed, at: proof))
                }
                return hash
            }
        }
    }
}
