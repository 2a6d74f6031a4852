import Aggregator
import ArgumentParser
import Notation

/// The command `shangji aggregator requests`.
struct RequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "等待登记的请求。Requests that wait for enrolment.")

    @OptionGroup var centre: CentreOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try centre.log()
        let list = try log.waitingRequests().map(\.json) + log.furtherPersons().map(\.json)
        var table = Table(head: ["office", "person", "name", "key", "fingerprint"])
        table.rows = list.map { request in
            ["office", "person", "personName", "key", "fingerprint"].map {
                request[$0]?.string ?? ""
            }
        }
        output.answer(.array(list), ["zh": table.text, "en": table.text])
    }
}
