import Notation
import TestSupport

@testable import Submission

/// Bundles for tests, right and wrong ones.
enum Bundles {
    static let centre = CentreID.of("hk")
    static let office = OfficeID.of("a01")
    static let made = Instant(secondsSince1970: 1_777_536_000)
    static let submission = BundleManifest.Way.submission(from: office)

    static func id(_ text: String) -> RecordID { RecordID(Digest(of: Array(text.utf8))) }

    /// One member of each kind, ascending; the contents of all but two are any bytes.
    static let members: [BundleMember] = {
        let note = Array("a note".utf8)
        return [
            BundleMember(.hashes, [UInt8](repeating: 7, count: 32)),
            BundleMember(.note(Digest(of: note)), note),
            BundleMember(.receipt(id("a")), Array("receipt".utf8)),
            BundleMember(.record(id("a")), [UInt8](repeating: 66, count: 70_000)),
            BundleMember(.record(id("b")), []),
            BundleMember(.request, Array("{}".utf8)),
            BundleMember(.results(id("c")), Array("[]".utf8)),
        ].sorted { $0.name < $1.name }
    }()

    static func manifest(
        of members: [BundleMember] = members, way: BundleManifest.Way = submission
    ) throws -> BundleManifest {
        try BundleManifest(
            centre: centre, way: way, made: made,
            members: members.map { .init($0.name, content: $0.bytes) })
    }

    static func file(
        _ members: [BundleMember] = members, way: BundleManifest.Way = submission
    ) throws -> [UInt8] {
        var random = Seeded(seed: 5)
        return try BundleWriter.bundle(
            members, centre: centre, way: way, made: made, to: [AgeFiles.identity.recipient],
            random: { random.bytes($0) })
    }

    /// A file of any members behind each other, whatever the manifest among them says.
    static func forged(_ members: [BundleMember], end: [UInt8] = TarWriter.end) throws -> [UInt8] {
        try AgeFiles.seal(
            members.flatMap { member in
                TarWriter.head(of: member.name, bytes: member.bytes.count) + member.bytes
                    + TarWriter.padding(after: member.bytes.count)
            } + end)
    }

    /// What reading a file gives: members given out before the end, and the refusal.
    static func read(
        _ file: [UInt8], by identity: AgeIdentity = AgeFiles.identity,
        seat: BundleReader.Seat = .centre, step: Int = .max
    ) -> (members: [BundleMember], refusal: RecordRefusal?) {
        var reader = BundleReader(identity: identity, centre: centre, seat: seat)
        var members: [BundleMember] = []
        do throws(RecordRefusal) {
            for piece in AgeFiles.pieces(file, step) { members += try reader.push(piece) }
            members += try reader.finish()
            return (members, nil)
        } catch {
            return (members, error)
        }
    }

    /// The code of the refusal, and the member that it names.
    static func refusal(_ file: [UInt8], seat: BundleReader.Seat = .centre) -> [String] {
        let finding = read(file, seat: seat).refusal?.finding
        return [finding?.code.text, finding?.parameters["name"]].compactMap(\.self)
    }
}
