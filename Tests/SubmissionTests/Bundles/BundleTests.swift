import Notation
import TestSupport
import Testing

@testable import Submission

/// A bundle as a whole: what is written is read, and nothing else.
@Suite("Bundles there and back")
struct BundleTests {
    @Test(
        "members come out in the manifest's order, in pieces of any size",
        arguments: [1_000, 65_537, .max])
    func thereAndBack(step: Int) throws {
        let file = try Bundles.file(Bundles.members.reversed())
        let (members, refusal) = Bundles.read(file, step: step)
        #expect(refusal == nil)
        #expect(members == Bundles.members)
        #expect(members.map(\.name) == members.map(\.name).sorted())
        #expect(members.count == 7)
    }

    @Test("an answer is for one office, a submission for the centre")
    func seats() throws {
        let answer = try Bundles.file(way: .answer(to: Bundles.office))
        #expect(Bundles.read(answer, seat: .office(Bundles.office)).members == Bundles.members)
        #expect(Bundles.refusal(answer) == ["bundle-addressed-elsewhere"])
        #expect(
            Bundles.refusal(answer, seat: .office(.of("b02"))) == ["bundle-addressed-elsewhere"])
        let submission = try Bundles.file()
        let wrong = try #require(Bundles.read(submission, seat: .office(Bundles.office)).refusal)
        #expect(
            wrong
                == RecordRefusal(
                    .bundleAddressedElsewhere, ["from": "a01", "to": "centre", "centre": "hk"]))
        var reader = BundleReader(
            identity: AgeFiles.identity, centre: .of("other"), seat: .centre)
        #expect(throws: wrong) { _ = try reader.push(submission) }
        #expect(throws: wrong) { _ = try reader.finish() }
    }

    @Test("the manifest is known as soon as it was read")
    func manifestFirst() throws {
        let file = try Bundles.file()
        var reader = BundleReader(
            identity: AgeFiles.identity, centre: Bundles.centre, seat: .centre)
        #expect(try reader.push(Array(file.prefix(60_000))).isEmpty)
        #expect(reader.manifest == nil)
        let early = try reader.push(Array(file[60_000..<66_000]))
        #expect(try reader.manifest == Bundles.manifest())
        #expect(early == Array(Bundles.members.prefix(4)))
        #expect(try reader.push(Array(file[66_000...])) == [])
        #expect(try reader.finish() == Array(Bundles.members.dropFirst(4)))
    }

    @Test("a member that is not what the manifest says is refused by name")
    func members() throws {
        let two = [Bundles.members[3], Bundles.members[4]]
        let (a, b) = ("\(two[0].name)", "\(two[1].name)")
        let manifest = BundleMember(.manifest, try Bundles.manifest(of: two).payload)
        let longer = BundleMember(two[0].name, [1])
        let other = BundleMember(two[1].name, [UInt8](repeating: 67, count: 70_000))
        let wrong = "bundle-member-wrong"
        for (members, expected) in [
            ([manifest] + two, []), ([manifest, two[0]], [wrong, b]), ([manifest], [wrong, a]),
            ([manifest, two[1], two[0]], [wrong, b]), ([manifest, longer, two[1]], [wrong, a]),
            ([manifest, two[0], other], [wrong, b]),
            ([manifest, Bundles.members[5]], [wrong, "request.json"]),
            ([manifest] + two + [Bundles.members[5]], [wrong, "request.json"]),
            ([manifest] + two + [manifest], [wrong, "manifest.json"]),
            ([manifest, two[0], two[0]], [wrong, a]), (two + [manifest], ["bundle-manifest-wrong"]),
            ([], ["bundle-manifest-wrong"]),
            ([BundleMember(.manifest, Array("{}".utf8))], ["bundle-manifest-wrong"]),
            ([BundleMember(.manifest, [])], ["bundle-manifest-wrong"]),
        ] {
            let names = members.map { "\($0.name)" }
            #expect(Bundles.refusal(try Bundles.forged(members)) == expected, "\(names)")
        }
        #expect(
            Bundles.read(try Bundles.forged([manifest, longer, two[1]])).refusal
                == RecordRefusal(longer.name, .size))
        #expect(
            Bundles.read(try Bundles.forged([manifest, two[0], other])).refusal
                == RecordRefusal(other.name, .content))
        #expect(Bundles.refusal(try Bundles.forged([manifest] + two, end: [])) == [wrong, "tar"])
        let more = TarWriter.end + [1]
        #expect(Bundles.refusal(try Bundles.forged([manifest] + two, end: more)) == [wrong, "tar"])
    }

    @Test("a damaged, cut or foreign file is refused in words that say which")
    func damage() throws {
        let file = try Bundles.file()
        #expect(Bundles.refusal(Array(file.prefix(100))) == ["bundle-truncated"])
        #expect(Bundles.refusal(Array(file.prefix(184 + 65_552))) == ["bundle-truncated"])
        #expect(Bundles.refusal(Array(file.dropLast())) == ["bundle-damaged"])
        #expect(Bundles.refusal(file + [0]) == ["bundle-damaged"])
        #expect(Bundles.refusal(Array("PK".utf8) + file) == ["bundle-not-age"])
        #expect(Bundles.read(file, by: AgeFiles.key(1)).refusal == RecordRefusal(.bundleNotForUs))
        var header = file
        header[167] ^= 1
        #expect(Bundles.refusal(header) == ["bundle-damaged"])
        let tooLarge = TarWriter.head(of: .record(Bundles.id("x")), bytes: 8_389_121)
        #expect(Bundles.refusal(try AgeFiles.seal(tooLarge)) == ["bundle-too-large"])
        #expect(Bundles.refusal([]) == ["bundle-truncated"])
    }

    @Test("every flipped bit and every cut of a small bundle is refused")
    func everyByte() throws {
        let file = try Bundles.file([Bundles.members[0]])
        var taken: [Int] = []
        for place in file.indices {
            var wrong = file
            wrong[place] ^= 1 << UInt8(place % 8)
            if Bundles.read(wrong).refusal == nil { taken.append(place) }
            if Bundles.read(Array(file.prefix(place))).refusal == nil { taken.append(place) }
        }
        #expect(taken.isEmpty)
        #expect(Bundles.read(file).refusal == nil)
    }

    @Test("every refusal has whole sentences in both languages")
    func words() throws {
        let manifest = BundleMember(.manifest, try Bundles.manifest().payload)
        let missing = try #require(Bundles.read(try Bundles.forged([manifest])).refusal).finding
        let name = "log.hashes"
        #expect(missing.zh == "数据包中的 \(name) 不对：清单里有，包里没有。一条也没有采用。")
        #expect(
            missing.en
                == "\(name) in the bundle is wrong: the manifest lists it, and it is not there. Nothing of it was taken."
        )
        let archive = try #require(Bundles.read(try Bundles.forged([manifest], end: [1])).refusal)
        #expect(archive.finding.zh.contains("归档格式有误（unfinished "))
    }

    @Test("the writer refuses a content that the manifest does not describe")
    func writer() throws {
        var random = Seeded(seed: 5)
        let manifest = try Bundles.manifest()
        let good = AgeFiles.identity.recipient
        func write(_ bytes: [UInt8], to recipients: [AgeRecipient]) throws {
            try BundleWriter(manifest, to: recipients).write(
                random: { random.bytes($0) }, content: { _ in bytes }, sink: { _ in })
        }
        let name = Bundles.members[0].name
        #expect(throws: RecordRefusal(name, .size)) { try write([], to: [good]) }
        #expect(throws: RecordRefusal(name, .content)) {
            try write([UInt8](repeating: 1, count: 32), to: [good])
        }
        #expect(throws: RecordRefusal(.keyRefused)) { try write([], to: []) }
        struct Full: Error {}
        #expect(throws: Full.self) {
            try BundleWriter(manifest, to: [good]).write(
                random: { random.bytes($0) }, content: { _ in [] }, sink: { _ in throw Full() })
        }
    }
}
