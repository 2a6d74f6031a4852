import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator approve`.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "登记一个请求的终端和人员，须两人签署。Enrol the device and person of a request.")

    @Argument(help: "请求的终端密钥，可列多个。Device keys of the requests.")
    var keys: [KeyID]

    @OptionGroup var centre: CentreOptions
    @OptionGroup var signers: SignerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let persons = try signers.open(acts)
        let approved = try keys.map { key in
            (key, try acts.approve(key, by: persons, now: Surroundings.real.now()))
        }
        let list = approved.map { key, act -> JSON in
            [
                "key": .string(key.description), "fingerprint": .string("\(act.fingerprint)"),
                "records": .array(act.records.map { .string($0.description) }),
            ]
        }
        let lines = approved.map { "\($1.fingerprint)  \($0)" }.joined(separator: "\n")
        output.answer(
            [
                "id": .string(approved[0].1.records[0].description),
                "key": .string(keys[0].description), "approved": .array(list),
            ],
            [
                "zh": "已登记。请与单位核对终端指纹：\n\(lines)",
                "en": "Enrolled. Compare each device's fingerprint with its office:\n\(lines)",
            ])
    }
}
