import Notation
import TestSupport
import Testing

@testable import Submission

/// The words for a payload that cannot be read.
@Suite("Refusals of payloads")
struct RefusalTests {
    @Test(
        "every reason has its code",
        arguments: [
            (.unfinished, .payloadNotCanonical), (.syntax, .payloadNotCanonical),
            (.trailingBytes, .payloadNotCanonical), (.loneSurrogate, .payloadNotCanonical),
            (.notCanonical, .payloadNotCanonical), (.brokenUTF8, .payloadNotUTF8),
            (.duplicateKey, .payloadDuplicateKey), (.unknownKey, .payloadShape),
            (.missingKey, .payloadShape), (.wrongType, .payloadShape), (.badText, .payloadShape),
            (.notWhole, .payloadNumber), (.tooDeep, .payloadTooDeep), (.tooLarge, .payloadLimit),
        ] as [(JSONError.Reason, FindingCode)])
    func codes(_ reason: JSONError.Reason, _ code: FindingCode) {
        let finding = RecordRefusal(payload: JSONError(reason, at: 17, key: "seq", limit: 9))
            .finding
        #expect(finding.code == code)
        #expect(finding.parameters == ["offset": "17", "key": "seq", "limit": "9"])
        for sentence in [finding.en, finding.zh] { #expect(!sentence.contains("{")) }
    }

    @Test("an integer past 2⁵³ − 1 is refused as a number, for it passes no limit of a field")
    func hugeInteger() {
        let finding = RecordRefusal(payload: JSONError(.tooLarge, at: 17)).finding
        #expect(finding.code == .payloadNumber && finding.en.contains("byte 17"))
    }

    @Test("nesting is told with the limit that the reader has")
    func depth() throws {
        let deepest = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        let deeper = "[" + deepest + "]"
        #expect(Payloads.code(.batch, Array(deepest.utf8)) == .payloadShape)
        let finding = try #require(Payloads.finding(.batch, Array(deeper.utf8)))
        #expect(finding.code == .payloadTooDeep)
        #expect(finding.en == "The payload nests deeper than 32 levels.")
    }

    @Test(
        "a type that nobody makes yet is refused whatever it holds",
        arguments: ["{}", "", "{\"v\":1}"])
    func notice(_ payload: String) {
        let code = Payloads.code(.notice, Array(payload.utf8))
        #expect(code == (payload.isEmpty ? .payloadNotCanonical : .payloadShape))
    }
}

/// A record with two things wrong is refused for the one that is checked first.
@Suite("The order of the checks of docs/protocol.md")
struct AdmissionOrderTests {
    private let world = World()

    /// The faults in the order of the document; each can be had together with all later ones.
    enum Fault: Int, CaseIterable {
        case size, headLine, unknownKey, signerRole, signature, payload, wrongKey, wrongCentre
        case wrongOffice

        var code: FindingCode {
            switch self {
            case .size: .recordTooLarge
            case .headLine: .recordMalformed
            case .unknownKey: .keyNotEnrolled
            case .signerRole: .recordSignerWrong
            case .signature: .recordSignatureWrong
            case .payload: .payloadNotCanonical
            case .wrongKey: .recordKeyMismatch
            case .wrongCentre: .recordWrongCentre
            case .wrongOffice: .recordOfficeMismatch
            }
        }
    }

    private func record(_ faults: Set<Fault>) -> [UInt8] {
        var header = world.header()
        if faults.contains(.wrongKey) { header.key = world.second.id }
        if faults.contains(.wrongCentre) { header.centre = .of("elsewhere") }
        if faults.contains(.wrongOffice) { header.office = .of("b02") }
        var payload = Batch(header: header, entries: [.value()]).payload
        if faults.contains(.payload) { payload.insert(0x20, at: 1) }
        if faults.contains(.size) { payload += [UInt8](repeating: 0x20, count: 8 << 20) }
        var key = world.device
        if faults.contains(.signerRole) { key = world.clerk }
        if faults.contains(.unknownKey) { key = .named("stranger") }
        let signed = key.signed(.batch, payload)
        var signature = signed.signature
        if faults.contains(.signature) { signature[5] ^= 1 }
        let wire = SignedRecord(type: .batch, key: key.id, signature: signature, payload: payload)
            .wire
        guard faults.contains(.headLine) else { return wire }
        let newline = wire.firstIndex(of: 0x0A) ?? 0
        return Array(wire[...newline]) + [0x20] + wire[(newline + 1)...]
    }

    @Test("one fault alone has its code, and none at all is taken")
    func alone() throws {
        _ = try world.registry.check.verify(wire: record([])).get()
        for fault in Fault.allCases {
            #expect(throws: RecordRefusal.self) {
                try world.registry.check.verify(wire: record([fault])).get()
            }
            #expect(code([fault]) == fault.code, "\(fault)")
        }
    }

    @Test("of two faults the earlier one is told", arguments: Fault.allCases)
    func pairs(_ first: Fault) {
        for second in Fault.allCases where second.rawValue > first.rawValue {
            // A batch signed for another role has the key of that role in its payload's place.
            #expect(code([first, second]) == first.code, "\(first) before \(second)")
        }
    }

    @Test("all of them at once are told as the first")
    func all() {
        #expect(code(Set(Fault.allCases)) == .recordTooLarge)
    }

    private func code(_ faults: Set<Fault>) -> FindingCode? {
        guard case .failure(let refusal) = world.registry.check.verify(wire: record(faults)) else {
            return nil
        }
        return refusal.finding.code
    }
}
