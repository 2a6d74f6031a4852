import Aggregator
import ArgumentParser
import Notation
import TransparencyLog

/// The command `shangji aggregator bundle`.
struct BundleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle",
        abstract: "导出审计文件夹，供任何人核验。Write a folder from which anyone can audit.",
        discussion: """
            内有全部记录与分值，不含密钥和邀请；交给谁由中心决定。核验用 shangji audit DIR。
            It holds all records, every score among them, and no key or invitation: mind whom you
            give it to. It is audited with shangji audit DIR.
            """)

    @OptionGroup var centre: CentreOptions

    @Argument(help: "新建的或空的文件夹。A new or empty folder.")
    var directory: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let bundle = try AuditBundle.write(centre.open(), to: directory) { done, all in
            if done.isMultiple(of: 10_000) {
                output.note(["zh": "… \(done)/\(all) 条记录", "en": "… \(done)/\(all) records"])
            }
        }
        for finding in bundle.findings { output.tell(finding) }
        let size = bundle.checkpoint.size
        let root = "\(bundle.checkpoint.root)"
        output.answer(
            [
                "files": .integer(Int64(bundle.files)), "root": .string(root),
                "size": .integer(Int64(size)),
                "findings": .array(bundle.findings.map(\.json)),
            ],
            [
                "zh": "已写入 \(directory)：\(size) 条记录，\(bundle.files) 个文件，根 \(root)",
                "en":
                    "\(directory) is written: \(size) records, \(bundle.files) files, root \(root)",
            ])
    }
}
