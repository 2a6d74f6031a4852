import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator offices`.
struct OfficesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "offices", abstract: "各单位的密钥与批次。Offices, their keys and batches.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let book = try centre.log()
        let list = try book.offices()
        let time = try LocalTime(zone: book.timezone())
        var table = Table(
            head: ["office", "keys", "batches", "accepted", "held", "returned", "last"])
        table.rows = list.map { office in
            let entries = ["accepted", "held", "returned"].map {
                "\(office["entries"]?[$0]?.integer ?? 0)"
            }
            return [
                office["office"]?.string ?? "", "\(office["keys"]?.array?.count ?? 0)",
                "\(office["batches"]?.integer ?? 0)",
            ] + entries + [office["last"]?.string.map { time.text($0) } ?? "—"]
        }
        output.answer(.array(list), ["zh": table.text, "en": table.text])
    }
}
