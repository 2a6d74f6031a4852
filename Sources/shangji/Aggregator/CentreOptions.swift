import Aggregator
import ArgumentParser
import Glibc
import Notation
import Submission

/// The folder of a centre, which every command names.
struct CentreOptions: ParsableArguments {
    @Option(name: .long, help: "中心的文件夹。Folder of the centre.")
    var folder: String

    /// The folder; refused where it is none.
    func open() throws -> CentreFolder { try CentreFolder(existing: folder) }

    /// The log of the folder.
    func log() throws -> LogBook { try open().openLog() }
}

/// The two persons who sign what takes two.
struct SignerOptions: ParsableArguments {
    @Option(name: .customLong("as"), help: "签署人。Who signs.")
    var first: PersonID

    @Option(name: .customLong("with"), help: "复核人，另一个人。Who approves: another person.")
    var second: PersonID

    @OptionGroup var passphrases: PassphraseOptions

    @Option(
        name: .long,
        help: "复核人的口令文件。File whose first line is the approver's passphrase.")
    var withPassphraseFile: String?

    /// Opens both keys; one person for both is refused before any passphrase is read.
    func open(_ acts: CentreActs) throws -> TwoPersons {
        guard first != second else {
            throw CommandFailure(Finding(.approvalNotByTwo, ["person": first.text]))
        }
        let file = withPassphraseFile ?? passphrases.passphraseFile
        return try TwoPersons(
            acts.signer(first, passphrase: passphrases.passphrase(of: first)),
            acts.signer(second, passphrase: Passphrases.read(file: file, person: second)))
    }
}

extension CentreRefusal: FindingError {}

/// The world of a real program.
extension Surroundings {
    /// The system's clocks and its randomness.
    static var real: Surroundings {
        Surroundings(
            now: { Instant(secondsSince1970: Int64(time(nil))) },
            seconds: {
                var now = timespec()
                clock_gettime(CLOCK_MONOTONIC, &now)
                return Int64(now.tv_sec)
            },
            random: { count in
                var random = SystemRandomNumberGenerator()
                return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            })
    }
}
