internal import Notation

/// An item of a complete decision that settles no cell: who, when, under which version.
struct Act: Sendable {
    /// The leaf that completed the decision.
    let index: Int64
    let decision: RecordID
    let scheme: SchemeReference
    let person: PersonID
}

/// What the decisions of a scheme close, open, return and admit, in log order.
struct Acts: Sendable {
    struct Ended: Sendable {
        let act: Act
        let closing: Closing
    }

    /// The closings of a period: those for all, and those that name an office.
    struct Closings: Sendable {
        var all: [Ended] = []
        var named: [OfficeID: [Ended]] = [:]

        /// Those that end it for an office, in log order within each kind.
        func covering(_ office: OfficeID) -> [Ended] { all + (named[office] ?? []) }
    }

    /// A seal code, as an office read it out.
    struct Heard: Hashable, Sendable {
        let code: SpokenCode
        let office: OfficeID
    }

    private(set) var closings: [PeriodID: Closings] = [:]
    private(set) var extensions: [PeriodID: [OfficeID: [Act]]] = [:]
    private(set) var orders: [OfficeID: [Cell: [Act]]] = [:]
    private(set) var returned: [EntryID: [Act]] = [:]
    private(set) var admitted: [EntryID: [Act]] = [:]
    private(set) var admittedBatches: [RecordID: [Act]] = [:]
    private(set) var heard: [Heard: [Act]] = [:]

    /// Takes the items of a decision that a leaf completed.
    mutating func take(_ decision: Decision, id: RecordID, by person: PersonID, at index: Int64) {
        let act = Act(index: index, decision: id, scheme: decision.scheme, person: person)
        for item in decision.items {
            switch item {
            case .close(let closing): take(closing, act)
            case .extend(let period, let office):
                extensions[period, default: [:]][office, default: []].append(act)
            case .order(let office, let cells):
                for cell in cells { orders[office, default: [:]][cell, default: []].append(act) }
            case .giveBack(let entries):
                for entry in entries { returned[entry, default: []].append(act) }
            case .admit(let admission):
                for entry in admission.entries { admitted[entry, default: []].append(act) }
                for batch in admission.records { admittedBatches[batch, default: []].append(act) }
            case .hear(let code, let office):
                heard[Heard(code: code, office: office), default: []].append(act)
            case .settle, .erase: break
            }
        }
    }

    private mutating func take(_ closing: Closing, _ act: Act) {
        let ended = Ended(act: act, closing: closing)
        guard let offices = closing.offices else {
            closings[closing.period, default: Closings()].all.append(ended)
            return
        }
        for office in offices {
            closings[closing.period, default: Closings()].named[office, default: []].append(ended)
        }
    }
}
