import Notation
import TestSupport
import Testing

@testable import Submission

/// `manifest.json`.
@Suite("Manifests of bundles")
struct BundleManifestTests {
    /// SHA-256 of nothing, and of `abc`: FIPS 180-4, examples.
    private static let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

    private static let text =
        #"{"centre":"hk","from":"a01","kind":"submission","made":"2026-04-30T08:00:00Z","members":["#
        + #"{"bytes":3,"name":"notes/\#(abc).note","sha256":"\#(abc)"},"#
        + #"{"bytes":0,"name":"records/\#(abc).record","sha256":"\#(nothing)"}"#
        + #"],"to":"centre","v":1}"#

    private func refusal(_ text: String) -> JSONError? {
        do throws(JSONError) {
            _ = try BundleManifest(payload: Array(text.utf8))
            return nil
        } catch {
            return error
        }
    }

    @Test("is canonical JSON, as written by hand")
    func golden() throws {
        let digest = try #require(Digest(hex: Self.abc))
        let manifest = try BundleManifest(
            centre: Bundles.centre, way: Bundles.submission,
            made: try #require(Instant("2026-04-30T08:00:00Z")),
            members: [
                .init(.record(RecordID(digest)), content: []),
                .init(.note(digest), content: Array("abc".utf8)),
            ])
        #expect(String(decoding: manifest.payload, as: UTF8.self) == Self.text)
        #expect(try BundleManifest(payload: Array(Self.text.utf8)) == manifest)
    }

    @Test("an answer has no sender, and any office may be called centre")
    func answers() throws {
        for office in ["a01", "centre"] {
            let manifest = try Bundles.manifest(of: [], way: .answer(to: .of(office)))
            let text = String(decoding: manifest.payload, as: UTF8.self)
            let words =
                #""kind":"answer","made":"2026-04-30T08:00:00Z","members":[],"to":"\#(office)""#
            #expect(text == #"{"centre":"hk",\#(words),"v":1}"#)
            #expect(try BundleManifest(payload: manifest.payload) == manifest)
        }
    }

    @Test(
        "what is not a manifest is refused",
        arguments: [
            ("\"v\":1", "\"v\":2", JSONError.Reason.tooLarge), ("submission", "answer", .badText),
            ("submission", "other", .badText), ("\"from\":\"a01\",", "", .badText),
            ("\"to\":\"centre\"", "\"to\":\"b02\"", .badText), ("\"hk\"", "\"h k\"", .badText),
            ("T08", "T24", .badText), ("\"bytes\":0", "\"bytes\":-1", .tooLarge),
            ("\"bytes\":0", "\"bytes\":8389121", .tooLarge), (".record", ".recorD", .badText),
            ("\"bytes\":3", "\"bytes\":2147483649", .tooLarge),
            ("records/", "../records/", .badText),
            ("notes/ba", "notes/bb", .badText), ("notes/\(abc).note", "manifest.json", .badText),
            ("notes/\(abc).note", "request.json", .notCanonical),
            ("\"sha256\":\"e3", "\"sha256\":\"E3", .badText),
            ("\"sha256\":\"ba", "\"sha256\":\"bb", .badText),
            ("{\"centre\"", "{ \"centre\"", .missingKey),
            ("notes/\(abc).note", "records/\(abc).record", .notCanonical),
        ])
    func refused(old: String, new: String, reason: JSONError.Reason) {
        let changed = Self.text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != Self.text)
        #expect(refusal(changed)?.reason == reason)
    }

    @Test("a bundle has limits, stated once")
    func limits() throws {
        var random = Seeded(seed: 2)
        let digests = try (0...Limits.bundleMembers).map { _ in
            try #require(Digest(bytes: random.bytes(32)))
        }
        let line = BundleManifest.Member(.request, content: [])
        let many = digests.map {
            BundleManifest.Member(.record(RecordID($0)), bytes: 0, sha256: line.sha256)
        }
        func make(_ members: [BundleManifest.Member]) throws {
            _ = try BundleManifest(
                centre: Bundles.centre, way: Bundles.submission, made: Bundles.made,
                members: members)
        }
        try make(Array(many.dropLast()))
        #expect(throws: RecordRefusal(.bundleTooLarge, ["limit": "20000"])) { try make(many) }
        // 8 MiB and 512 bytes with a header fill 8 MiB and 1 KiB; 254 of these and the manifest's
        // 8 MiB stay below 2 GiB, 255 do not.
        let most = digests.map {
            BundleManifest.Member(.record(RecordID($0)), bytes: 8_389_120, sha256: line.sha256)
        }
        try make(Array(most.prefix(254)))
        #expect(throws: RecordRefusal(.bundleTooLarge, ["limit": "2147483648"])) {
            try make(Array(most.prefix(255)))
        }
        #expect(
            throws: RecordRefusal(.bundleManifestWrong, ["offset": "0", "key": "request.json"])
        ) {
            try make([line, line])
        }
    }
}
