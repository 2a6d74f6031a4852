import Notation
import TestSupport

@testable import Submission

/// Decisions around items that are written as text, as another program would write them.
enum Deciding {
    static let one = String(repeating: "11", count: 32)
    static let two = String(repeating: "22", count: 32)
    static let event = String(repeating: "0f", count: 16)
    /// The codes of sixteen bytes 0x00 and 0xFF: 2¹²⁸ − 1 and Damm's digits by `make.py`.
    static let lowCode = String(repeating: "0", count: 40)
    static let highCode = "3402823669209384634633746074317682114559"

    /// A decision of these items, byte for byte by `docs/batch-format.md`.
    static func payload(_ items: String...) -> [UInt8] {
        let text =
            #"{"centre":"haizhou","items":[\#(items.joined(separator: ","))],"key":"\#(two)","#
            + #""reason":"因","scheme":{"hash":"\#(one)","id":"s2026","version":1},"v":1}"#
        return Array(text.utf8)
    }

    /// The same decision, put together by hand.
    static func decision(_ items: DecisionItem...) -> Decision {
        Decision(
            centre: .of("haizhou"), key: KeyID(digest(two)),
            scheme: SchemeReference(id: .of("s2026"), version: 1, hash: digest(one)), reason: "因",
            items: items)
    }

    static func entry(_ record: String, _ index: Int) -> EntryID {
        EntryID(RecordID(digest(record)), index)
    }

    static func digest(_ hex: String) -> Digest {
        guard let digest = Digest(hex: hex) else { preconditionFailure("\(hex) is no digest") }
        return digest
    }

    static func cell(_ text: String) -> Cell {
        guard let cell = Cell(text, scheme: .of("s2026")) else {
            preconditionFailure("\(text) is no cell")
        }
        return cell
    }

    static func code(_ digits: String) -> SpokenCode {
        guard let code = SpokenCode(digits) else { preconditionFailure("\(digits) is no code") }
        return code
    }

    /// The field that an item is refused for, with the code; nil where it is read.
    static func refusal(_ item: String) -> (code: FindingCode, key: String)? {
        guard let finding = Payloads.finding(.decision, payload(item)) else { return nil }
        return (finding.code, finding.parameters["key"] ?? "")
    }
}
