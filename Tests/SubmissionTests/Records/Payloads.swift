import Foundation
import Notation
import TestSupport
import Testing

@testable import Submission

/// The payloads that `fixtures/records/make.py` wrote: one of every type, none by our own writer.
enum Payloads {
    /// A golden record, its type, and its fields that may be left out by `docs/batch-format.md`.
    struct Golden: Sendable, CustomTestStringConvertible {
        let name: String
        let type: RecordType
        let optional: Set<String>
        var testDescription: String { name }
    }

    static let all = [
        Golden(name: "batch", type: .batch, optional: ["note", "reviewer", "void"]),
        Golden(name: "statement", type: .statement, optional: ["at", "text"]),
        Golden(name: "scheme", type: .scheme, optional: []),
        Golden(name: "enrolment", type: .enrolment, optional: ["recipient"]),
        Golden(name: "revocation", type: .enrolment, optional: ["last"]),
        Golden(name: "possession", type: .possession, optional: []),
        Golden(name: "decision", type: .decision, optional: []),
        Golden(name: "standing", type: .standing, optional: ["open", "period"]),
    ]

    /// The bytes of a file beside `make.py`.
    static func file(_ name: String) throws -> [UInt8] {
        let path = Vectors.packageRoot + "/fixtures/records/" + name
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The golden record of a name.
    static func record(_ name: String) throws -> SignedRecord {
        try SignedRecord.read(file("\(name).record")).get()
    }

    /// What a payload is refused for; nil where it is read.
    static func error(_ type: RecordType, _ payload: [UInt8]) -> JSONError? {
        do {
            _ = try RecordContent(type: type, payload: payload)
            return nil
        } catch {
            return error
        }
    }

    /// The finding that a payload is refused with; nil where it is read.
    static func finding(_ type: RecordType, _ payload: [UInt8]) -> Finding? {
        error(type, payload).map { RecordRefusal(payload: $0).finding }
    }

    /// The code that a payload is refused with; nil where it is read.
    static func code(_ type: RecordType, _ payload: [UInt8]) -> FindingCode? {
        finding(type, payload)?.code
    }
}

extension RecordContent {
    /// The content written again.
    var payload: [UInt8] {
        switch self {
        case .scheme(let scheme): scheme.payload
        case .enrolment(let enrolment): enrolment.payload
        case .batch(let batch): batch.payload
        case .statement(let statement): statement.payload
        case .decision(let decision): decision.payload
        case .standing(let standing): standing.payload
        case .proof(let proof): proof.payload
        }
    }
}

extension JSON {
    /// The canonical text.
    var text: String { String(decoding: canonical, as: UTF8.self) }
}

extension [UInt8] {
    /// One to three changes: a bit, a byte, a piece cut, doubled or moved.
    func damaged(_ random: inout Seeded) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            guard !bytes.isEmpty else { return [0x7B] }
            let place = Int.random(in: bytes.indices, using: &random)
            let end = Swift.min(bytes.count, place + Int.random(in: 1...12, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
            case 4:
                let marks = Array("0123456789\"{}[],:".utf8)
                bytes[place] = marks[Int.random(in: marks.indices, using: &random)]
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }
}
