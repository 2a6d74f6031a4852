public import Notation

/// A record whose key is enrolled, whose signature fits and whose payload is sound.
///
/// Outside this module made only by ``RecordCheck``; what it says may still be returned or held by
/// verdict.
public struct VerifiedRecord: Hashable, Sendable {
    /// The bytes as received.
    public let signed: SignedRecord
    /// The decoded payload.
    public let content: RecordContent
    /// Whose key signed.
    public let signer: KeyHolder

    /// For ``RecordCheck``, and for tests that fold records by the thousand without signing them.
    init(signed: SignedRecord, content: RecordContent, signer: KeyHolder) {
        self.signed = signed
        self.content = content
        self.signer = signer
    }

    /// The name of the record.
    public var id: RecordID { signed.id }
}

/// The checks of a record in their order, cheapest first, none skipped (`docs/protocol.md`).
///
/// Size, head lines, key enrolled now or ever, signature, canonical and decodable, this centre.
/// What
/// fails is never logged.
public struct RecordCheck: Sendable {
    /// The centre that asks.
    public let centre: CentreID
    /// Every key ever enrolled here, by name.
    public let holders: [KeyID: KeyHolder]

    /// Checks for a centre with its keys.
    public init(centre: CentreID, holders: [KeyID: KeyHolder]) {
        self.centre = centre
        self.holders = holders
    }

    /// Checks a wire form.
    public func verify(wire: [UInt8]) -> Result<VerifiedRecord, RecordRefusal> {
        SignedRecord.read(wire).flatMap(verify)
    }

    /// Checks a record whose head lines were read.
    public func verify(_ record: SignedRecord) -> Result<VerifiedRecord, RecordRefusal> {
        guard let holder = holders[record.key] else {
            return .failure(RecordRefusal(.keyNotEnrolled, ["key": record.key.description]))
        }
        return verify(record, by: holder)
    }

    /// Checks a record against a holder who need not be enrolled: an enrolment request's own key.
    public func verify(
        _ record: SignedRecord, by holder: KeyHolder
    ) -> Result<VerifiedRecord, RecordRefusal> {
        guard holder.role.maySign(record.type) else {
            return .failure(
                RecordRefusal(
                    .recordSignerWrong,
                    ["type": record.type.rawValue, "kind": holder.role.kind]))
        }
        guard record.isSigned(by: holder.publicKey) else {
            return .failure(RecordRefusal(.recordSignatureWrong))
        }
        return read(record, of: holder)
    }

    /// Reads a record again that this program verified before it kept it.
    ///
    /// All checks but the signature, which costs more than all others together; whoever doubts the
    /// place where it was kept verifies.
    public func reread(_ record: SignedRecord) -> Result<VerifiedRecord, RecordRefusal> {
        guard let holder = holders[record.key] else {
            return .failure(RecordRefusal(.keyNotEnrolled, ["key": record.key.description]))
        }
        return read(record, of: holder)
    }

    private func read(
        _ record: SignedRecord, of holder: KeyHolder
    ) -> Result<VerifiedRecord, RecordRefusal> {
        do {
            let content = try RecordContent(type: record.type, payload: record.payload)
            return agree(VerifiedRecord(signed: record, content: content, signer: holder))
        } catch {
            return .failure(RecordRefusal(payload: error))
        }
    }

    private func agree(_ record: VerifiedRecord) -> Result<VerifiedRecord, RecordRefusal> {
        guard record.content.key == record.signed.key else {
            return .failure(RecordRefusal(.recordKeyMismatch))
        }
        guard record.content.centre == centre else {
            return .failure(
                RecordRefusal(.recordWrongCentre, ["centre": record.content.centre.text]))
        }
        if case .batch(let batch) = record.content, batch.header.office != record.signer.role.office
        {
            return .failure(
                RecordRefusal(.recordOfficeMismatch, ["office": batch.header.office.text]))
        }
        return .success(record)
    }
}

extension RecordRefusal {
    /// The refusal of a payload that could not be read.
    public init(payload error: JSONError) {
        let code: FindingCode =
            switch error.reason {
            case .brokenUTF8: .payloadNotUTF8
            case .duplicateKey: .payloadDuplicateKey
            case .tooDeep: .payloadTooDeep
            case .notWhole: .payloadNumber
            case .tooLarge: error.key.isEmpty ? .payloadNumber : .payloadLimit
            case .unknownKey, .missingKey, .wrongType, .badText: .payloadShape
            case .unfinished, .syntax, .trailingBytes, .loneSurrogate, .notCanonical:
                .payloadNotCanonical
            }
        self.init(
            code,
            [
                "offset": "\(error.offset)", "key": error.key,
                "limit": "\(error.limit ?? Int64(JSON.depthLimit))",
            ])
    }
}
