import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator approve`.
struct ApproveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "登记一个请求的终端和人员，须两人签署。Enrol the device and person of a request.")

    @Argument(help: "请求的终端密钥。Device key of the request.")
    var key: KeyID

    @OptionGroup var centre: CentreOptions
    @OptionGroup var signers: SignerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let acts = try CentreActs(centre.open())
        let approved = try acts.approve(key, by: signers.open(acts), now: Surroundings.real.now())
        let fingerprint = approved.fingerprint.description
        output.answer(
            [
                "id": .string(approved.records[0].description),
                "key": .string(key.description), "fingerprint": .string(fingerprint),
                "records": .array(approved.records.map { .string($0.description) }),
            ],
            [
                "zh": "已登记。请与单位核对终端指纹 \(fingerprint)",
                "en": "Enrolled. Compare the device's fingerprint with the office: \(fingerprint)",
            ])
    }
}
