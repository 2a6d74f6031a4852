import ArgumentParser
import Notation

/// `shangji codes`: everything the program can say.
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes", abstract: "列出全部结果代码。List every code of findings and errors.")

    @OptionGroup var output: OutputOptions

    func run() {
        let codes = Catalogue.all.sorted { $0.text < $1.text }
        var table = Table(head: ["code", "retry", "exit", output.lang == .zh ? "含义" : "meaning"])
        table.rows = codes.map { code in
            [
                code.text, code.retry.rawValue, "\(code.exit.rawValue)",
                output.text(code.sentence),
            ]
        }
        output.answer(.array(codes.map(Self.json)), ["zh": table.text, "en": table.text])
    }

    private static func json(_ code: FindingCode) -> JSON {
        [
            "code": .string(code.text), "retry": .string(code.retry.rawValue),
            "status": .integer(Int64(code.status)), "exit": .integer(Int64(code.exit.rawValue)),
            "zh": .string(code.sentence.zh), "en": .string(code.sentence.en),
            "remedy": .string(code.remedy.zh), "remedyEn": .string(code.remedy.en),
        ]
    }
}
