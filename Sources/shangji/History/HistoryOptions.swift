import Aggregator
import ArgumentParser
import DurableFiles
import Notation
import Recount

/// `standing --history`: what was published of a subject, or of all, over the years.
struct HistoryOptions: ParsableArguments {
    @Flag(help: "历史：各考核期、各版、各年度的已发布结果。What was published over periods, editions and years.")
    var history = false

    @Option(help: "与 --history 连用：一个考核对象，连同其前身。With --history: one subject and those it continues.")
    var subject: SubjectID?

    @Option(help: "与 --history --subject 连用：画成图（SVG）。With both: a picture of it, as SVG.")
    var svg: String?

    func validate() throws {
        guard history || (subject == nil && svg == nil) else {
            throw ValidationError("--subject, --svg: --history")
        }
        guard svg == nil || subject != nil else { throw ValidationError("--svg: --subject") }
    }

    /// Answers with the history, and writes the picture where one is asked for.
    func answer(_ centre: CentreOptions, _ output: OutputOptions) throws {
        let history = try centre.log().history(of: subject)
        if let svg {
            try DurableFile.write(Array(HistoryPicture(history).file.utf8), to: svg)
            output.note(["zh": "图已写入 \(svg)", "en": "The picture is in \(svg)"])
        }
        output.answer(
            .array(history.lines.map(\.json)),
            [
                "zh": HistoryWords(history: history, zh: true).text,
                "en": HistoryWords(history: history, zh: false).text,
            ])
    }
}
