public import Notation
public import Submission
public import TransparencyLog

/// What an audit checked and found; a function of the bytes and of the card that is trusted.
public struct AuditReport: Sendable {
    /// The card by which everything was checked; nil where there was none to be read.
    public internal(set) var card: CentreCard?
    /// True where the card came from elsewhere; else compare its fingerprint with the paper.
    public internal(set) var isCardGiven = false
    /// The root over the leaves, computed; nil where the list of leaves cannot be read.
    public internal(set) var root: TreeHash?
    /// How much was checked.
    public internal(set) var counts = Counts()
    /// Every edition that stands.
    public internal(set) var standings: [AuditedStanding] = []
    /// What is wrong, at most ``limit``.
    public private(set) var faults: [Finding] = []
    /// What is worth knowing and not wrong, at most ``limit``.
    public private(set) var information: [Finding] = []
    /// How many faults there were.
    public private(set) var faultCount = 0
    /// How many pieces of information there were.
    public private(set) var informationCount = 0
    private var known: Set<Finding> = []

    /// Most findings of each sort that are named.
    public static let limit = 1_000

    /// How much was checked.
    public struct Counts: Hashable, Sendable {
        /// Files compared with the manifest.
        public internal(set) var files = 0
        /// Leaves.
        public internal(set) var records = 0
        /// Checkpoints that records carry and the log key signed.
        public internal(set) var checkpoints = 0
        /// Tiles.
        public internal(set) var tiles = 0
        /// Rows of published standings.
        public internal(set) var rows = 0
    }

    init() {}

    /// True where nothing is wrong.
    public var isSound: Bool { faults.isEmpty }

    /// Adds a fault, once.
    mutating func fault(_ finding: Finding) {
        guard known.insert(finding).inserted else { return }
        faultCount += 1
        if faults.count < Self.limit { faults.append(finding) }
    }

    /// Adds something worth knowing.
    mutating func inform(_ finding: Finding) {
        informationCount += 1
        if information.count < Self.limit { information.append(finding) }
    }
}

/// A published edition and whether the records give it.
public struct AuditedStanding: Hashable, Sendable {
    /// The record.
    public let record: RecordID
    /// What it says.
    public let standing: Standing
    /// What came of making it again.
    public let outcome: Outcome
    /// The numbers that differ.
    public let differences: [RowDifference]
    /// True where a later edition stands.
    public internal(set) var isSuperseded = false

    /// What came of making it again.
    public enum Outcome: String, Hashable, Sendable {
        /// Rows, open items and basis are what the records give.
        case right
        /// They are not, or it rests on what is not so.
        case wrong
        /// It was not made again: records or log are damaged.
        case unchecked
    }

    /// True where rows, open items and basis are what the records give.
    public var isRight: Bool { outcome == .right }

    /// `final`, or `provisional` where it names something open.
    public var status: String { standing.openItems.isEmpty ? "final" : "provisional" }

    /// `PERIOD/GROUP`, `cycle` for the cycle, with the edition behind `#`.
    public var name: String { Self.name(standing) }

    static func name(_ standing: Standing) -> String {
        "\(standing.period?.text ?? "cycle")/\(standing.group)#\(standing.edition)"
    }
}

extension AuditReport {
    /// The shape of `docs/audit.md`.
    public var json: JSON {
        var members: [String: JSON] = [
            "card": isCardGiven ? "given" : "own",
            "checked": [
                "checkpoints": .integer(Int64(counts.checkpoints)),
                "files": .integer(Int64(counts.files)), "rows": .integer(Int64(counts.rows)),
                "tiles": .integer(Int64(counts.tiles)),
            ],
            "findings": .array(faults.map(\.json)), "findingsInAll": .integer(Int64(faultCount)),
            "information": .array(information.map(\.json)),
            "informationInAll": .integer(Int64(informationCount)), "ok": .bool(isSound),
            "records": .integer(Int64(counts.records)),
            "standings": .array(standings.map(\.json)),
        ]
        if let root { members["root"] = .string(root.hex) }
        if let card {
            members["centre"] = .string(card.centre.text)
            members["fingerprint"] = .string(card.fingerprint.description)
        }
        return .object(members)
    }
}

extension AuditedStanding {
    fileprivate var json: JSON {
        [
            "differences": .array(differences.map(\.json)), "edition": .integer(standing.edition),
            "group": .string(standing.group.text), "id": .string(record.description),
            "ok": outcome == .unchecked ? .null : .bool(isRight),
            "period": .string(standing.period?.text ?? "cycle"),
            "scheme": .string(standing.scheme.id.text), "status": .string(status),
            "superseded": .bool(isSuperseded),
        ]
    }
}
