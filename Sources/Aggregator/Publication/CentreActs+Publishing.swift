package import Assessment
package import Notation
internal import Recount
package import Submission
internal import TransparencyLog

/// Publishing results: two persons sign the root over the rows of a group.
extension CentreActs {
    /// Publishes a scope, or one group of it, by all that is logged.
    ///
    /// What is published already and has not changed stays at its edition, unless an appeal was
    /// upheld since or another day is named. Throws `standing-open`
    /// with the open items and the late work that waits where a group is not final and
    /// `provisional` is false, and `group-unknown`. The rows are durable before the record that
    /// names them is.
    package func publish(
        _ scope: ScoringScope, of scheme: SchemeID, group: GroupID?, provisional: Bool,
        days: PublicationDays = PublicationDays(), by signers: TwoPersons, now: Instant
    ) throws -> [PublishedGroup] {
        let made = try book.publishable(scope, of: scheme, provisional: provisional)
        let upheld = try book.appeals(of: scheme) { _ in nil }.filter(\.awaitsEdition)
        let chosen = made.groups.filter { group == nil || $0.group == group }
        guard !chosen.isEmpty else {
            let known = made.groups.map(\.group.text).joined(separator: ", ")
            throw CentreRefusal(.groupUnknown, ["group": group?.text ?? "*", "known": known])
        }
        if !provisional, let open = chosen.first(where: { !$0.open.isEmpty }) {
            throw CentreRefusal(
                Finding(
                    .standingOpen, ["group": open.group.text, "count": "\(open.open.count)"]),
                findings: open.open + made.late(in: open.group))
        }
        let registry = try book.ledger().registry
        let groups = try chosen.map { publication in
            try edition(
                of: publication, in: made, registry, days, upheld, signers.first.key.id)
        }
        try book.store.change { change in
            for one in groups where one.existing == nil {
                try change.keep(one.publication.table, readers: made.scheme.readers)
            }
        }
        let records = try groups.filter { $0.existing == nil }.flatMap { one in
            try sign(.standing, one.standing.payload, by: signers)
        }
        if !records.isEmpty { _ = try log(records, at: now) }
        var fresh = records.filter { $0.type == .standing }[...]
        return groups.compactMap { one in
            guard let id = one.existing ?? fresh.popFirst()?.id else { return nil }
            return PublishedGroup(
                record: id, standing: one.standing, isNew: one.existing == nil,
                differences: one.differences, late: made.late(in: one.standing.group))
        }
    }

    /// What is to be signed of a group, or the edition that says the same already.
    private func edition(
        of publication: Publication, in made: Publishable, _ registry: Registry,
        _ days: PublicationDays, _ upheld: [AppealCase], _ key: KeyID
    ) throws -> Edition {
        var period: PeriodID?
        if case .period(let named) = publication.standing.scope { period = named }
        let place = StandingPlace(
            scheme: made.reference.id, period: period, group: publication.group)
        let last = registry.editions(place).last
        let table = publication.table
        let days = days.after(last?.standing)
        let appeals = upheld.filter { $0.place == place }.prefix(Submission.Standing.appealLimit)
        if let last, last.standing.root == table.root, last.standing.scheme == made.reference,
            last.standing.openItems == publication.openItems, appeals.isEmpty,
            days == PublicationDays(of: last.standing)
        {
            return Edition(
                publication: publication, standing: last.standing, existing: last.record,
                differences: [])
        }
        let standing = Submission.Standing(
            centre: card.centre, key: key, scheme: made.reference, period: period,
            group: publication.group, edition: (last?.standing.edition ?? 0) + 1,
            replaces: last?.record,
            checkpoint: String(decoding: made.note.bytes, as: UTF8.self), root: table.root,
            rows: Int64(table.rows.count), openItems: publication.openItems,
            answerBy: days.answerBy, appealBy: days.appealBy, appeals: appeals.map(\.appeal.id))
        let earlier = try last.flatMap { last in
            try book.store.read { try $0.table(under: last.standing.root) }
        }
        return Edition(
            publication: publication, standing: standing, existing: nil,
            differences: earlier.map { table.differences(from: $0) } ?? [])
    }

    private struct Edition {
        let publication: Publication
        let standing: Submission.Standing
        let existing: RecordID?
        let differences: [JSON]
    }
}

/// The days that an edition names.
package struct PublicationDays: Hashable, Sendable {
    /// Until when warnings are to be answered.
    package var answerBy: CivilDate?
    /// Until when appeals are asked for.
    package var appealBy: CivilDate?

    /// Days, none by default.
    package init(answerBy: CivilDate? = nil, appealBy: CivilDate? = nil) {
        self.answerBy = answerBy
        self.appealBy = appealBy
    }

    fileprivate init(of standing: Submission.Standing) {
        self.init(answerBy: standing.answerBy, appealBy: standing.appealBy)
    }

    /// These, and where one is not named that of the edition before.
    fileprivate func after(_ earlier: Submission.Standing?) -> PublicationDays {
        PublicationDays(
            answerBy: answerBy ?? earlier?.answerBy, appealBy: appealBy ?? earlier?.appealBy)
    }
}

/// A group whose standing is published.
package struct PublishedGroup: Sendable {
    /// The record.
    package let record: RecordID
    /// What it says.
    package let standing: Submission.Standing
    /// False where the edition that stands says the same already.
    package let isNew: Bool
    /// What differs from the edition before, subject by subject.
    package let differences: [JSON]
    /// Late work that waits and is not in it.
    package let late: [Finding]

    /// `final`, or `provisional` where something is open.
    package var status: String { standing.openItems.isEmpty ? "final" : "provisional" }
}
