public import Notation

/// A decoded payload.
public enum RecordContent: Hashable, Sendable {
    /// The rules of a cycle.
    case scheme(SchemeRecord)
    /// A key added or revoked.
    case enrolment(Enrolment)
    /// Entries of one device.
    case batch(Batch)
    /// A signed word about a record.
    case statement(Statement)
    /// What the centre settles.
    case decision(Decision)
    /// A scored and ranked group.
    case standing(Standing)
    /// A session or possession record.
    case proof(KeyProof)

    /// Decodes a payload; only the canonical form within the limits is accepted.
    ///
    /// Types that no part of the program makes yet are `unknownKey` at 0.
    public init(type: RecordType, payload: [UInt8]) throws(JSONError) {
        do {
            self = try Self.decode(type, payload)
        } catch {
            throw CanonicalReader.diagnose(payload, error)
        }
    }

    private static func decode(
        _ type: RecordType, _ payload: [UInt8]
    ) throws(JSONError) -> RecordContent {
        switch type {
        case .scheme: .scheme(try SchemeRecord(payload: payload))
        case .enrolment: .enrolment(try Enrolment(payload: payload))
        case .batch: .batch(try Batch(payload: payload))
        case .statement: .statement(try Statement(payload: payload))
        case .session, .possession: .proof(try KeyProof(payload: payload))
        case .decision: .decision(try Decision(payload: payload))
        case .standing: .standing(try Standing(payload: payload))
        case .notice: throw JSONError(.unknownKey, at: 0, key: type.rawValue)
        }
    }

    /// The centre that the payload names.
    public var centre: CentreID {
        switch self {
        case .scheme(let scheme): scheme.centre
        case .enrolment(let enrolment): enrolment.centre
        case .batch(let batch): batch.header.centre
        case .statement(let statement): statement.centre
        case .decision(let decision): decision.centre
        case .standing(let standing): standing.centre
        case .proof(let proof): proof.centre
        }
    }

    /// The key that the payload names as its signer.
    public var key: KeyID {
        switch self {
        case .scheme(let scheme): scheme.key
        case .enrolment(let enrolment): enrolment.key
        case .batch(let batch): batch.header.key
        case .statement(let statement): statement.key
        case .decision(let decision): decision.key
        case .standing(let standing): standing.key
        case .proof(let proof): proof.key
        }
    }
}
