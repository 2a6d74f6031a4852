package import Notation
package import Submission

/// One cell as it was typed, not yet sealed.
package struct Draft: Hashable, Sendable {
    /// Which cell.
    package var place: DraftPlace
    /// What was typed.
    package var content: Content
    /// Date and reason of an event.
    package var event: EventDetails?
    /// A remark for people.
    package var comment: String?
    /// Files that support the value, by name.
    package var evidence: [Evidence]
    /// The version of the scheme it was begun on; nil where none had been received.
    package var scheme: SchemeReference?
    /// When it was last changed.
    package var changedAt: Instant

    /// A draft of a cell.
    package init(
        place: DraftPlace, content: Content, event: EventDetails? = nil, comment: String? = nil,
        evidence: [Evidence] = [], scheme: SchemeReference? = nil, changedAt: Instant
    ) {
        self.place = place
        self.content = content
        self.event = event
        self.comment = comment
        self.evidence = evidence
        self.scheme = scheme
        self.changedAt = changedAt
    }

    /// What stands in a draft.
    package enum Content: Hashable, Sendable {
        /// A value, exactly as typed.
        case typed(String)
        /// Not applicable, with the reason.
        case notApplicable(String)
        /// What was given before is taken back.
        case withdrawn
    }

    /// The entry that sealing makes of it, without what it replaces; nil where the text is no
    /// value.
    package var entry: Entry? {
        let said: EntryContent? =
            switch content {
            case .typed(let text): TypedValue.read(text)
            case .notApplicable(let reason): .notApplicable(reason)
            case .withdrawn: .withdrawn
            }
        return said.map {
            Entry(
                indicator: place.indicator, subject: place.subject, slot: place.slot, content: $0,
                event: event, comment: comment, evidence: evidence)
        }
    }
}

/// The place of a draft: a cell whose scheme may not be known yet.
package struct DraftPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The period.
    package var period: PeriodID
    /// The leaf.
    package var indicator: IndicatorID
    /// The unit or person assessed.
    package var subject: SubjectID
    /// Whose value.
    package var slot: Cell.Slot

    /// Names a place.
    package init(
        period: PeriodID, indicator: IndicatorID, subject: SubjectID, slot: Cell.Slot = .sole
    ) {
        self.period = period
        self.indicator = indicator
        self.subject = subject
        self.slot = slot
    }

    /// Reads the written form of a cell; nil for anything else.
    package init?(_ text: some StringProtocol) {
        guard let anyScheme = SchemeID("any"), let cell = Cell(text, scheme: anyScheme) else {
            return nil
        }
        self.init(
            period: cell.period, indicator: cell.indicator, subject: cell.subject, slot: cell.slot)
    }

    /// The cell in a scheme.
    package func cell(in scheme: SchemeID) -> Cell {
        Cell(scheme: scheme, period: period, indicator: indicator, subject: subject, slot: slot)
    }

    /// The written form of the cell.
    package var description: String {
        let place = "\(period)/\(indicator)/\(subject)"
        switch slot {
        case .sole: return place
        case .role(let role): return "\(place)/\(role)"
        case .rater(let role, let rater): return "\(place)/\(role)/\(rater)"
        case .event(let event): return "\(place)/\(event)"
        }
    }

    /// Orders as people read: by period, indicator, subject, then the rest.
    package static func < (a: DraftPlace, b: DraftPlace) -> Bool {
        a.description < b.description
    }
}
