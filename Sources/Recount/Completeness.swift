internal import Assessment
public import Notation
public import Submission

/// Who has given what of a period: a line for each office and leaf.
///
/// An office is asked for every cell that the scheme lets it write; where several may write one
/// cell it is given as soon as one of them has. Of a role without named raters one value is asked
/// for. Events are nobody's duty.
public struct Completeness: Sendable {
    /// The lines, by office, then in the order of the indicators.
    public let lines: [Line]

    /// One office and one leaf.
    public struct Line: Hashable, Sendable {
        /// Who may write.
        public let office: OfficeID
        /// What.
        public let indicator: IndicatorID
        /// How many values are asked for.
        public internal(set) var due = 0
        /// How many of them have a value, or `n/a`.
        public internal(set) var given = 0
        /// In how many cells the value came late, or late work waits to be admitted.
        public internal(set) var late = 0
        /// The cells that wait for a person, in conflict or blocked, as `period/indicator/…`.
        public internal(set) var open: [String] = []
        /// The cells for which nothing counts, as `period/indicator/…`.
        public internal(set) var missing: [String] = []
        /// Those of the missing cells whose value counts no more since the scheme was amended.
        public internal(set) var again: [String] = []
        /// The cells for which late work waits to be admitted, as `period/indicator/…`.
        public internal(set) var waiting: [String] = []

        /// In one word.
        public var state: State {
            if given == 0, open.isEmpty { return .missing }
            if !open.isEmpty { return .open }
            if given < due { return .partial }
            return late > 0 ? .late : .complete
        }
    }

    /// The states of a line.
    public enum State: String, Sendable, CaseIterable {
        /// All is there in time.
        case complete
        /// Something is there.
        case partial
        /// All is there, something of it late, or late work waits beside it.
        case late
        /// Nothing is there.
        case missing
        /// Something waits for a person of the centre or of the office.
        case open
    }

    /// The lines of a period.
    ///
    /// - Parameters:
    ///   - late: what waits because it came late.
    ///   - only: the office whose lines are wanted; all where it is nil.
    public init(
        _ accepted: AcceptedEntries, late: [LateEntry], of rules: SchemeRules, in period: PeriodID,
        only: OfficeID? = nil
    ) {
        self.init(
            accepted.byPlace, waiting: Set(late.map(\.cell).flatMap(\.places)), of: rules,
            in: period, only: only)
    }

    private init(
        _ cells: [ScoreCell: AcceptedCell], waiting: Set<ScoreCell>, of rules: SchemeRules,
        in period: PeriodID, only: OfficeID?
    ) {
        var found: [OfficeID: [Int: Line]] = [:]
        let outline = rules.check.outline
        for index in outline.leaves {
            let indicator = outline.nodes[index].indicator
            guard let leaf = indicator.leaf else { continue }
            let slots = leaf.slots
            var inCharge = InCharge(rules, indicator.id, period, only: only)
            for subject in rules.scheme.subjects
            where outline.applies(index, to: subject, in: period) {
                for (role, raters) in slots {
                    let offices = inCharge.offices(role, for: subject)
                    guard !offices.isEmpty else { continue }
                    let places = raters.map {
                        ScoreCell(
                            period: period, indicator: indicator.id, subject: subject.id,
                            role: role.id, rater: $0)
                    }
                    for office in offices {
                        found[office, default: [:]][
                            index, default: Line(office: office, indicator: indicator.id)
                        ].count(places, cells, waiting)
                    }
                }
            }
        }
        lines = found.keys.sorted().flatMap { office in
            (found[office] ?? [:]).sorted { $0.key < $1.key }.map(\.value)
        }
    }
}

extension Completeness {
    /// The cells that the scheme asks an office for in a period, in order, whatever was given.
    public static func asked(
        of rules: SchemeRules, in period: PeriodID, by office: OfficeID
    ) -> [String] {
        Completeness([:], waiting: [], of: rules, in: period, only: office).lines
            .flatMap(\.missing).sorted()
    }
}

/// The offices that may write a leaf.
///
/// Found once for all subjects to which it applies, but for a role in which each rates itself.
private struct InCharge {
    private let rules: SchemeRules
    private let indicator: IndicatorID
    private let period: PeriodID
    private let only: OfficeID?
    private var found: [RoleID?: [OfficeID]] = [:]

    init(_ rules: SchemeRules, _ indicator: IndicatorID, _ period: PeriodID, only: OfficeID?) {
        self.rules = rules
        self.indicator = indicator
        self.period = period
        self.only = only
    }

    mutating func offices(_ role: Role, for subject: Subject) -> [OfficeID] {
        if let known = found[role.id] { return known }
        let all = rules.check.offices(indicator, role.id, for: subject.id, in: period)
        let offices = all.filter { only == nil || $0 == only }
        if role.by?.own != true { found[role.id] = offices }
        return offices
    }
}

extension Completeness.Line {
    fileprivate mutating func count(
        _ places: [ScoreCell], _ cells: [ScoreCell: AcceptedCell], _ waiting: Set<ScoreCell>
    ) {
        for place in places { count(place, cells[place], isWaiting: waiting.contains(place)) }
    }

    private mutating func count(_ cell: ScoreCell, _ found: AcceptedCell?, isWaiting: Bool) {
        due += 1
        if isWaiting { waiting.append(cell.place) }
        if isWaiting || found?.isLate == true { late += 1 }
        switch found?.status {
        case .value:
            given += 1
            if found?.isOpen == true { open.append(cell.place) }
        case .conflict, .blocked: open.append(cell.place)
        case .toBeGivenAgain:
            missing.append(cell.place)
            again.append(cell.place)
        case .missing, .withdrawn, nil: missing.append(cell.place)
        }
    }
}

extension Leaf {
    /// Its roles with the raters that must each give a value; nil for who is not named.
    fileprivate var slots: [(Role, [RaterID?])] {
        effectiveRoles.map { role in
            (role, role.combine == .single || role.raters.isEmpty ? [nil] : role.raters)
        }
    }
}

extension AcceptedEntries {
    /// The cells by their places; where any rater will do, also without the rater.
    fileprivate var byPlace: [ScoreCell: AcceptedCell] {
        var found: [ScoreCell: AcceptedCell] = [:]
        for cell in cells {
            for (number, place) in cell.cell.places.enumerated()
            where number == 0 || !(found[place]?.hasValue ?? false) { found[place] = cell }
        }
        return found
    }
}

extension Cell {
    /// Its place, and the same without the rater.
    fileprivate var places: [ScoreCell] {
        let own = ScoreCell(self)
        var anybody = own
        anybody.rater = nil
        return anybody == own ? [own] : [own, anybody]
    }
}

extension AcceptedCell {
    fileprivate var hasValue: Bool {
        if case .value = status { true } else { false }
    }
}
