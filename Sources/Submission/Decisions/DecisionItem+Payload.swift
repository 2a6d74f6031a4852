internal import Notation

/// The canonical JSON of one item, keys in ascending order.
extension DecisionItem {
    func write(to writer: inout CanonicalWriter) {
        writer.beginObject()
        writer.field("act", act)
        switch self {
        case .settle(let settlement): settlement.write(to: &writer)
        case .giveBack(let entries): writer.field("entries", entries.map(\.description))
        case .order(let office, let cells):
            writer.field("cells", cells.map(\.description))
            writer.field("office", office.text)
        case .admit(let admission):
            if !admission.entries.isEmpty {
                writer.field("entries", admission.entries.map(\.description))
            }
            if !admission.records.isEmpty {
                writer.field("records", admission.records.map(\.description))
            }
        case .extend(let period, let office):
            writer.field("office", office.text)
            writer.field("period", period.text)
        case .close(let closing): closing.write(to: &writer)
        case .hear(let code, let office):
            writer.field("code", code.digits)
            writer.field("office", office.text)
        case .erase: break
        }
        writer.endObject()
    }

    /// The word of the act.
    var act: String {
        switch self {
        case .settle: "settle"
        case .giveBack: "return"
        case .order: "order"
        case .admit: "admit"
        case .extend: "extend"
        case .close: "close"
        case .hear: "hear"
        case .erase: "erase"
        }
    }
}

extension Settlement {
    fileprivate func write(to writer: inout CanonicalWriter) {
        writer.field("cell", cell.description)
        if case .value(.counts(let counts), _) = outcome { Entry.write(counts, to: &writer) }
        if case .value(_, let date?) = outcome { writer.field("date", date.description) }
        if case .value(.grade(let grade), _) = outcome { writer.field("grade", grade.text) }
        if !names.isEmpty { writer.field("names", names.map(\.description)) }
        if case .none = outcome {
            writer.key("none")
            writer.bool(true)
        }
        if case .value(.notApplicable(let reason), _) = outcome {
            writer.field("notApplicable", reason)
        }
        if case .take(let entry) = outcome { writer.field("take", entry.description) }
        if case .value(.number(let number), _) = outcome {
            writer.field("value", number.description)
        }
    }
}

extension Closing {
    fileprivate func write(to writer: inout CanonicalWriter) {
        if !refusedCodes.isEmpty { writer.field("codes", refusedCodes.map(\.digits)) }
        if endsLateWork {
            writer.key("endLate")
            writer.bool(true)
        }
        if let offices { writer.field("offices", offices.map(\.text)) }
        writer.field("period", period.text)
    }
}
