public import Notation

/// The place of one value: (scheme, period, indicator, subject, role, rater), an event by its own
/// id.
///
/// Written `period/indicator/subject[/role[/rater]]`, an event `period/indicator/subject/event id`.
public struct Cell: Hashable, Comparable, Sendable {
    /// The scheme; not written in ``description``, which is read within one scheme.
    public let scheme: SchemeID
    /// The period.
    public let period: PeriodID
    /// The leaf of the indicator tree.
    public let indicator: IndicatorID
    /// The unit or person assessed.
    public let subject: SubjectID
    /// Whose value, within a place.
    public let slot: Slot
    /// A hash of all of it, made once: a cell is looked up many times, and its names are texts.
    ///
    /// Seeded anew in each process, as all of Swift's, so that strangers cannot choose like ones.
    private let digest: Int

    /// What tells apart the values of one indicator and subject.
    public enum Slot: Hashable, Sendable {
        /// A leaf that lists no roles.
        case sole
        /// A role with one value, whoever gives it.
        case role(RoleID)
        /// One rater of a role.
        case rater(RoleID, RaterID)
        /// One event: bonus, penalty, veto, routine ledger.
        case event(EventID)
    }

    /// Names a cell.
    public init(
        scheme: SchemeID, period: PeriodID, indicator: IndicatorID, subject: SubjectID, slot: Slot
    ) {
        self.scheme = scheme
        self.period = period
        self.indicator = indicator
        self.subject = subject
        self.slot = slot
        var hasher = Hasher()
        hasher.combine(scheme)
        hasher.combine(period)
        hasher.combine(indicator)
        hasher.combine(subject)
        hasher.combine(slot)
        digest = hasher.finalize()
    }

    /// Equal when all parts are.
    public static func == (a: Cell, b: Cell) -> Bool {
        a.digest == b.digest && a.subject == b.subject && a.indicator == b.indicator
            && a.period == b.period && a.slot == b.slot && a.scheme == b.scheme
    }

    /// Feeds the hash of all parts.
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

    /// Orders by the parts in turn; plain cells first, then roles, raters and events.
    public static func < (a: Cell, b: Cell) -> Bool {
        if a.scheme != b.scheme { return a.scheme < b.scheme }
        if a.period != b.period { return a.period < b.period }
        if a.indicator != b.indicator { return a.indicator < b.indicator }
        if a.subject != b.subject { return a.subject < b.subject }
        return a.slot.sortKey.lexicographicallyPrecedes(b.slot.sortKey)
    }

    /// A small number that is the same for equal cells: which part of a divided table it is in.
    func part(of count: Int) -> Int { Int(UInt(bitPattern: digest) % UInt(count)) }
}

extension Cell.Slot {
    fileprivate var sortKey: [String] {
        switch self {
        case .sole: ["0"]
        case .role(let role): ["1", role.text]
        case .rater(let role, let rater): ["1", role.text, rater.text]
        case .event(let event): ["2", event.description]
        }
    }
}

extension Cell: CustomStringConvertible {
    /// `period/indicator/subject[/role[/rater]]` or `period/indicator/subject/event id`.
    public var description: String {
        let place = "\(period)/\(indicator)/\(subject)"
        switch slot {
        case .sole: return place
        case .role(let role): return "\(place)/\(role)"
        case .rater(let role, let rater): return "\(place)/\(role)/\(rater)"
        case .event(let event): return "\(place)/\(event)"
        }
    }

    /// Reads the written form within a scheme; nil for anything else.
    public init?(_ text: some StringProtocol, scheme: SchemeID) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (3...5).contains(parts.count), let period = PeriodID(parts[0]),
            let indicator = IndicatorID(parts[1]), let subject = SubjectID(parts[2])
        else { return nil }
        var slot = Slot.sole
        if parts.count == 4, let event = EventID(hex: parts[3]) {
            slot = .event(event)
        } else if parts.count > 3 {
            guard let role = RoleID(parts[3]) else { return nil }
            slot = .role(role)
            if parts.count == 5 {
                guard let rater = RaterID(parts[4]) else { return nil }
                slot = .rater(role, rater)
            }
        }
        self.init(
            scheme: scheme, period: period, indicator: indicator, subject: subject, slot: slot)
    }
}

/// The random name of an event, made with its draft so that copies of one draft are one event.
public struct EventID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 16 random bytes.
    public let bytes: [UInt8]

    /// Takes 16 bytes; nil for another number.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// Reads 32 lower-case hexadecimal digits.
    public init?(hex: some StringProtocol) {
        guard let bytes = Hex.decode(hex.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// 32 lower-case hexadecimal digits.
    public var description: String { Hex.encode(bytes) }

    /// Orders by bytes.
    public static func < (a: EventID, b: EventID) -> Bool {
        a.bytes.lexicographicallyPrecedes(b.bytes)
    }
}
