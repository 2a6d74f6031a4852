/// What a record says; the type is part of what is signed.
public enum RecordType: String, CaseIterable, Hashable, Sendable {
    /// The rules of a cycle.
    case scheme
    /// Keys added and revoked.
    case enrolment
    /// Entries of one device.
    case batch
    /// What the centre settles.
    case decision
    /// What the centre's own device reports.
    case notice
    /// A signed word about a record.
    case statement
    /// A scored and ranked group.
    case standing
    /// Asks for a reading session; never logged.
    case session
    /// Proves that a key is held; never logged.
    case possession

    /// The media type that stands in the first line and in the signing string.
    public var text: String { "application/vnd.shangji.\(rawValue).v1+json" }

    /// The type of a media type; nil for a foreign one.
    public init?(text: some StringProtocol) {
        guard text.hasPrefix(Self.prefix), text.hasSuffix(Self.suffix) else { return nil }
        let name = text.dropFirst(Self.prefix.utf8.count).dropLast(Self.suffix.utf8.count)
        self.init(rawValue: String(name))
    }

    /// True for the media types of trial records, which never count.
    public static func isTrial(_ text: some StringProtocol) -> Bool {
        text.hasPrefix("application/vnd.shangji-trial.")
    }

    /// False for the two that only prove who speaks.
    public var isLogged: Bool { self != .session && self != .possession }

    /// The most bytes a payload may have.
    public var payloadLimit: Int {
        switch self {
        case .batch: 8 << 20
        case .scheme: 2 << 20
        case .decision: 1 << 20
        case .standing: 64 << 10
        case .enrolment, .notice, .statement, .session, .possession: 256 << 10
        }
    }

    private static let prefix = "application/vnd.shangji."
    private static let suffix = ".v1+json"
}
