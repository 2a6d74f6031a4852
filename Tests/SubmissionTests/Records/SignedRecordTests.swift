import Notation
import TestSupport
import Testing

@testable import Submission

/// Head lines, ids and signing strings.
@Suite("Signed records")
struct SignedRecordTests {
    struct DSSE: Decodable {
        let body, payload_type, pae: String
    }

    @Test(
        "the signing string is that of DSSE v1",
        .enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func dsse() throws {
        let vector = try Vectors.decode(DSSE.self, from: "dsse/dsse.json")
        #expect(
            SignedRecord.signingString(
                mediaType: vector.payload_type, payload: Array(vector.body.utf8))
                == Array(vector.pae.utf8))
    }

    /// Lengths counted by hand: 40 for the type, 2 for the payload.
    @Test("the signing string counts bytes")
    func signingString() {
        let string = SignedRecord.signingString(type: .statement, payload: Array("{}".utf8))
        #expect(
            String(decoding: string, as: UTF8.self)
                == "DSSEv1 41 application/vnd.shangji.statement.v1+json 2 {}")
        let wide = SignedRecord.signingString(mediaType: "数", payload: Array("值".utf8))
        #expect(String(decoding: wide, as: UTF8.self) == "DSSEv1 3 数 3 值")
    }

    @Test("the wire form is read and written again", arguments: RecordType.allCases)
    func wire(_ type: RecordType) throws {
        let record = SigningKey.named("x").signed(type, Array(#"{"v":1}"#.utf8))
        let read = try SignedRecord.read(record.wire).get()
        #expect(read == record)
        #expect(read.id == record.id)
        #expect(read.isSigned(by: SigningKey.named("x").publicKey))
        #expect(!read.isSigned(by: SigningKey.named("y").publicKey))
    }

    @Test("the signature is no part of the id, the type is")
    func identity() {
        let payload = Array("{}".utf8)
        let one = SigningKey.named("x").signed(.batch, payload)
        let other = SigningKey.named("y").signed(.batch, payload)
        #expect(one.id == other.id)
        #expect(SigningKey.named("x").signed(.statement, payload).id != one.id)
    }

    @Test("head lines of another form are refused")
    func headLines() {
        let key = SigningKey.named("x")
        let good = String(decoding: key.signed(.batch, Array("{}".utf8)).wire, as: UTF8.self)
        let signature = Base64.encode(key.signed(.batch, Array("{}".utf8)).signature)
        let cases: [(String, String, FindingCode)] = [
            ("nothing", "", .recordMalformed),
            ("no newline", "application/vnd.shangji.batch.v1+json", .recordMalformed),
            ("one line", "application/vnd.shangji.batch.v1+json\n", .recordMalformed),
            ("a long first line", String(repeating: "a", count: 600) + "\n", .recordMalformed),
            (
                "a long second line",
                "application/vnd.shangji.batch.v1+json\n" + String(repeating: "a", count: 600)
                    + "\n", .recordMalformed
            ),
            ("another type", good.replacing("batch.v1", with: "batch.v2"), .recordTypeUnknown),
            ("an unknown type", good.replacing(".batch.", with: ".match."), .recordTypeUnknown),
            ("an upper-case type", good.replacing("batch", with: "Batch"), .recordTypeUnknown),
            (
                "a space after the type", good.replacing("json\n", with: "json \n"),
                .recordTypeUnknown
            ),
            (
                "a return before the newline", good.replacing("json\n", with: "json\r\n"),
                .recordTypeUnknown
            ),
            (
                "a trial record", good.replacing("vnd.shangji", with: "vnd.shangji-trial"),
                .recordTrial
            ),
            ("no signature", good.replacing(" \(signature)", with: ""), .recordMalformed),
            (
                "two spaces", good.replacing(" \(signature)", with: "  \(signature)"),
                .recordMalformed
            ),
            ("a third word", good.replacing(signature, with: signature + " x"), .recordMalformed),
            ("a short signature", good.replacing(signature, with: "AAAA"), .recordMalformed),
            ("no padding", good.replacing("==\n", with: "\n"), .recordMalformed),
            (
                "an upper-case key", good.replacing("\(key.id)", with: "\(key.id)".uppercased()),
                .recordMalformed
            ),
            ("a short key", good.replacing("\(key.id)", with: "ab"), .recordMalformed),
        ]
        for (name, text, code) in cases {
            #expect(refusal(Array(text.utf8)) == code, "\(name)")
        }
        #expect(refusal([0xFF, 0x0A, 0x0A]) == .recordMalformed)
        #expect(
            refusal(Array("application/vnd.shangji.batch.v1+json\n".utf8) + [0xFF, 0x0A])
                == .recordMalformed)
    }

    @Test("a payload of the greatest size is read, one byte more is not")
    func sizes() throws {
        let signature = Base64.encode([UInt8](repeating: 0, count: 64))
        for type in RecordType.allCases {
            let limit = type.payloadLimit
            let head = Array(
                "\(type.text)\n\(SigningKey.named("x").id) \(signature)\n"
                    .utf8)
            let record = try SignedRecord.read(head + [UInt8](repeating: 0x20, count: limit)).get()
            #expect(record.payload.count == limit)
            let refused = SignedRecord.read(head + [UInt8](repeating: 0x20, count: limit + 1))
            #expect(
                throws: RecordRefusal(
                    .recordTooLarge, ["size": "\(limit + 1)", "limit": "\(limit)"])
            ) { try refused.get() }
        }
        // The limits of docs/protocol.md.
        #expect(RecordType.batch.payloadLimit == 8_388_608)
        #expect(RecordType.scheme.payloadLimit == 2_097_152)
        #expect(RecordType.decision.payloadLimit == 1_048_576)
        #expect(RecordType.standing.payloadLimit == 65_536)
        #expect(RecordType.notice.payloadLimit == 262_144)
    }

    @Test("media types are read byte by byte")
    func mediaTypes() {
        for type in RecordType.allCases {
            #expect(RecordType(text: type.text) == type)
            #expect(RecordType(text: type.text + " ") == nil)
            #expect(RecordType(text: type.text.dropLast()) == nil)
        }
        #expect(RecordType(text: "application/vnd.shangji.v1+json") == nil)
        #expect(RecordType(text: "application/vnd.shangji..v1+json") == nil)
        #expect(RecordType.allCases.filter { !$0.isLogged } == [.session, .possession])
    }

    @Test("entry ids have one form")
    func entryIDs() throws {
        let record = SigningKey.named("x").signed(.batch, []).id
        let entry = EntryID(record, 12)
        #expect(EntryID(entry.description) == entry)
        #expect(EntryID("\(record)#0")?.index == 0)
        for text in [
            "\(record)", "\(record)#", "\(record)#-1", "\(record)#01", "\(record)#+1",
            "\(record)#20000", "\(record)#1#2", "#1", "x#1", "\(record)#1 ", "\(record)#１",
        ] {
            #expect(EntryID(text) == nil, "\(text)")
        }
        #expect(EntryID(record, 1) < EntryID(record, 2))
        #expect(!(EntryID(record, 2) < EntryID(record, 2)))
        let later = try #require(RecordID(hex: String(repeating: "ff", count: 32)))
        #expect(EntryID(record, 9) < EntryID(later, 0))
    }

    private func refusal(_ bytes: [UInt8]) -> FindingCode? {
        if case .failure(let refusal) = SignedRecord.read(bytes) {
            refusal.finding.code
        } else {
            nil
        }
    }
}
