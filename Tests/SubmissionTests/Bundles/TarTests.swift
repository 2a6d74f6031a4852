import Notation
import TestSupport
import Testing

@testable import Submission

/// The ustar archive in a bundle.
@Suite("Archives of bundles")
struct TarTests {
    private static let id = Digest(of: Array("a".utf8))
    private static let record = BundleName.record(RecordID(id))

    private static func archive(_ members: [(BundleName, [UInt8])]) -> [UInt8] {
        members.flatMap { member, content in
            TarWriter.head(of: member, bytes: content.count) + content
                + TarWriter.padding(after: content.count)
        } + TarWriter.end
    }

    /// Member and content, all pieces joined.
    private func read(_ archive: [UInt8], step: Int = .max) throws(TarRefusal) -> [String] {
        var reader = TarReader()
        var found: [String] = []
        var content: [UInt8] = []
        for piece in AgeFiles.pieces(archive, step) {
            for event in try reader.push(piece) {
                switch event {
                case .begin(let member, let bytes): found.append("\(member) \(bytes)")
                case .bytes(let part): content += part
                case .end:
                    found.append(String(decoding: content, as: UTF8.self))
                    content = []
                }
            }
        }
        try reader.finish()
        return found
    }

    private func refusal(_ archive: [UInt8]) -> TarRefusal? {
        do throws(TarRefusal) {
            _ = try read(archive)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "members come out as they went in, in pieces of any size",
        arguments: [1, 7, 511, 512, 513, 5_000])
    func pieces(step: Int) throws {
        let text = String(repeating: "分数", count: 300)
        let archive = Self.archive([
            (.manifest, Array(text.utf8)), (.request, []),
            (Self.record, [UInt8](repeating: 65, count: 512)),
        ])
        // 1,800 bytes of text take four blocks.
        #expect(archive.count == (1 + 4 + 1 + 1 + 1 + 2) * 512)
        #expect(
            try read(archive, step: step) == [
                "manifest.json 1800", text, "request.json 0", "",
                "records/\(Self.id).record 512", String(repeating: "A", count: 512),
            ])
        #expect(try read(archive + [UInt8](repeating: 0, count: 9_999), step: step).count == 6)
        #expect(try read(TarWriter.end, step: step).isEmpty)
    }

    @Test("the closed set of names, each with one text")
    func names() throws {
        let hex = Self.id.hex
        let texts = [
            "manifest.json", "request.json", "records/\(hex).record", "receipts/\(hex).receipt",
            "results/\(hex).json", "notes/\(hex).note", "log.hashes", "blobs/\(hex)",
        ]
        for text in texts { #expect(try #require(BundleName(text)).description == text) }
        #expect(Set(texts.compactMap { BundleName($0) }).count == 8)
        let wrong = [
            "", "card.json", "./manifest.json", "/manifest.json", "Manifest.json", "manifest.json/",
            "../records/\(hex).record", "records/../records/\(hex).record", "records/\(hex)",
            "records/\(hex).receipt", "records//\(hex).record", "records/\(hex.dropLast()).record",
            "records/\(hex)0.record", "records/\(hex.uppercased()).record",
            "records/\(hex).record ",
            "/records/\(hex).record", "blobs/\(hex).blob", "records/\(hex).record/x",
            "records\\\(hex).record",
        ]
        for text in wrong { #expect(BundleName(text) == nil, "\(text)") }
        #expect(BundleName.manifest < .request && .hashes < .manifest)
    }

    /// A header with a field written over, and its sum put right.
    private static func head(_ bytes: [UInt8], at start: Int, sum: Bool = true) -> [UInt8] {
        var block = TarWriter.head(of: record, bytes: 0)
        block.replaceSubrange(start..<start + bytes.count, with: bytes)
        guard sum else { return block }
        block.replaceSubrange(148..<156, with: [UInt8](repeating: 0x20, count: 8))
        let total = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
        let digits = String(repeating: "0", count: 6 - total.utf8.count) + total
        block.replaceSubrange(148..<155, with: Array(digits.utf8) + [0])
        return block
    }

    @Test(
        "a header that breaks one rule is refused where it does",
        arguments: [
            ("ustar ", 257, TarRefusal.Reason.notUstar), ("  \u{0}", 262, .notUstar),
            ("01", 263, .notUstar), ("5", 156, .notPlainFile), ("1", 156, .notPlainFile),
            ("2", 156, .notPlainFile), ("x", 156, .notPlainFile), ("g", 156, .notPlainFile),
            ("L", 156, .notPlainFile), ("\u{0}", 156, .notPlainFile), ("7", 156, .notPlainFile),
            ("a", 157, .field), ("9", 100, .field), ("-", 108, .field), (" ", 116, .field),
            ("\u{0}", 136, .field), ("00000000", 100, .field), ("000000000000", 124, .field),
            ("\u{0}\u{0}", 124, .field), ("0000 0", 124, .field), ("8", 329, .field),
            ("a", 345, .field), ("a", 511, .field), ("../", 0, .name), ("/", 0, .name),
            ("x", 79, .name), ("x", 99, .name), ("\u{0}", 0, .name),
            ("77777777777", 124, .tooLarge),
            ("00040001001", 124, .tooLarge),
        ])
    func fields(text: String, at start: Int, reason: TarRefusal.Reason) {
        let refusal = refusal(Self.head(Array(text.utf8), at: start) + TarWriter.end)
        #expect(refusal?.reason == reason)
        #expect(refusal.map { $0.offset <= start } ?? false)
    }

    @Test("what other archivers write into fields without meaning here is taken")
    func otherWriters() throws {
        for (text, start) in [
            ("0000644", 100), ("000644 \u{0}", 100), ("0001750", 108), ("14573621374", 136),
            ("root", 265), ("staff", 297), ("\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}\u{0}", 329),
        ] {
            #expect(try read(Self.head(Array(text.utf8), at: start) + TarWriter.end).count == 2)
        }
        // 8 MiB and 512 bytes: the most that a record has.
        let most = Self.head(Array("00040001000".utf8), at: 124)
        #expect(refusal(most + TarWriter.end)?.reason == .unfinished)
    }

    @Test("a flipped bit of a header, a padding or the end is noticed")
    func flips() {
        let archive = Self.archive([(Self.record, Array("abc".utf8))])
        var unnoticed: [Int] = []
        for place in archive.indices where !(512..<515).contains(place) {
            for bit in 0..<8 {
                var wrong = archive
                wrong[place] ^= 1 << UInt8(bit)
                if refusal(wrong) == nil { unnoticed.append(place) }
            }
        }
        // A zero byte or a space ends the sum, whichever.
        #expect(unnoticed == [154, 155])
        for length in archive.indices {
            let expected = TarRefusal(.unfinished, at: length)
            #expect(refusal(Array(archive.prefix(length))) == expected)
        }
    }

    @Test("a name that stands twice, and what follows the end, are refused")
    func doubled() {
        let twice = Self.archive([(Self.record, [1]), (Self.record, [1])])
        #expect(refusal(twice) == TarRefusal(.doubled, at: 1_024, Self.record))
        let more = TarWriter.end + TarWriter.head(of: .manifest, bytes: 0)
        #expect(refusal(more) == TarRefusal(.afterEnd, at: 1_024))
        let gap = [UInt8](repeating: 0, count: 512) + TarWriter.head(of: .manifest, bytes: 0)
        #expect(refusal(gap) == TarRefusal(.afterEnd, at: 512))
    }

    @Test("more members than a bundle has are refused")
    func manyMembers() throws {
        var reader = TarReader()
        _ = try reader.push(TarWriter.head(of: .manifest, bytes: 0))
        var random = Seeded(seed: 1)
        for _ in 0..<Limits.bundleMembers {
            let digest = try #require(Digest(bytes: random.bytes(32)))
            _ = try reader.push(TarWriter.head(of: .note(digest), bytes: 0))
        }
        #expect(throws: TarRefusal(.tooLarge, at: 512 * (1 + 20_000), .request)) {
            try reader.push(TarWriter.head(of: .request, bytes: 0))
        }
    }
}
