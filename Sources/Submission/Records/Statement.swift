public import Notation

/// A signed word about a record.
public struct Statement: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// The key that signs.
    public var key: KeyID
    /// What it says.
    public var kind: Kind
    /// The record it speaks of.
    public var about: RecordID
    /// The cell or row of it, where one is meant.
    public var at: String?
    /// For people.
    public var text: String?
    /// The files that go with an answer or an appeal; no other kind has any.
    public var evidence: [Evidence]

    /// The kinds of statement.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// The signer agrees with the record.
        case approval
        /// The signer refuses it.
        case rejection
        /// A warning was read.
        case acknowledgement
        /// Plan and evidence after a warning.
        case answer
        /// An answer goes to an office in charge, which judges it.
        case referral
        /// A published result is contested.
        case appeal
        /// Detailed rules are proposed.
        case rules
        /// A person's own targets are proposed.
        case target
        /// A person's job description is proposed.
        case duty
        /// A performance contract is proposed.
        case contract
        /// An indicator is proposed.
        case indicator
        /// The key of a further person is proposed for enrolment.
        case person
        /// A proposal is commented: something is to be changed.
        case comment

        /// True where files may go with it.
        public var takesEvidence: Bool { self == .answer || self == .appeal }
    }

    /// A statement.
    public init(
        centre: CentreID, key: KeyID, kind: Kind, about: RecordID, at: String? = nil,
        text: String? = nil, evidence: [Evidence] = []
    ) {
        self.centre = centre
        self.key = key
        self.kind = kind
        self.about = about
        self.at = at
        self.text = text
        self.evidence = evidence
    }

    /// The payload bytes.
    public var payload: [UInt8] {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.field("about", about.description)
        writer.field("at", ifPresent: at)
        writer.field("centre", centre.text)
        Evidence.write(evidence, to: &writer)
        writer.field("key", key.description)
        writer.field("kind", kind.rawValue)
        writer.field("text", ifPresent: text)
        writer.field("v", 1)
        writer.endObject()
        return writer.bytes
    }

    /// Reads payload bytes.
    public init(payload: [UInt8]) throws(JSONError) {
        var reader = CanonicalReader(payload)
        try reader.beginObject()
        about = try reader.text("about", { RecordID(hex: $0) })
        at = try reader.optionalText("at", PayloadText.comment)
        centre = try reader.text("centre", { CentreID($0) })
        let start = reader.offset
        evidence = try Evidence.read(&reader)
        key = try reader.text("key", { KeyID(hex: $0) })
        kind = try reader.text("kind", { Kind(rawValue: $0) })
        guard evidence.isEmpty || kind.takesEvidence else {
            throw JSONError(.badText, at: start, key: "evidence")
        }
        let limit = kind.textLimit
        text = try reader.optionalText("text", { PayloadText.text($0, upTo: limit) })
        _ = try reader.integer("v", in: 1...1)
        try reader.endObject()
        try reader.end()
    }
}
