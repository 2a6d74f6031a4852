internal import Assessment
internal import Notation
internal import Submission
internal import TransparencyLog

/// The merged state, and every published standing made again at the size that it names.
extension Audit {
    /// Folds the log once, with a stop at each size that a standing names.
    mutating func checkStandings(of registry: Registry, _ trust: LogTrust) throws {
        let editions = registry.standingPlaces.flatMap { registry.editions($0) }
        guard isLogSound, areRecordsSound else { return leaveUnchecked(editions, of: registry) }
        let bySize = Dictionary(grouping: editions) { edition in
            (try? trust.verify(Array(edition.standing.checkpoint.utf8))).flatMap {
                $0.size <= UInt64(ids.count) ? Int64($0.size) : nil
            }
        }
        var found: [RecordID: AuditedStanding] = [:]
        for edition in bySize[nil] ?? [] { found[edition.record] = baseless(edition, "checkpoint") }
        var state = State(card: registry.card) { reference, registry in
            registry.scheme(reference).flatMap { SchemeRules(body: $0.scheme.body) }
        }
        for size in bySize.keys.compactMap(\.self).sorted() {
            guard try fold(&state, to: size) else { return leaveUnchecked(editions, of: registry) }
            var desk = RecountDesk(state: state)
            for edition in bySize[size] ?? [] {
                found[edition.record] = try check(edition, on: &desk)
            }
        }
        guard try fold(&state, to: Int64(ids.count)) else {
            return leaveUnchecked(editions, of: registry)
        }
        list(editions.compactMap { found[$0.record] }, of: registry)
        inform(state)
    }

    /// Lists the editions, those marked that a later one stands for.
    private mutating func list(_ audited: [AuditedStanding], of registry: Registry) {
        let last = Set(registry.standingPlaces.compactMap { registry.editions($0).last?.record })
        report.standings = audited.map { one in
            var marked = one
            marked.isSuperseded = !last.contains(one.record)
            return marked
        }
    }

    private mutating func leaveUnchecked(
        _ editions: [PublishedStanding], of registry: Registry
    ) {
        isLayoutKnown = false
        fault(.auditUnchecked, at: AuditLayout.ids)
        let unchecked = editions.map {
            AuditedStanding(
                record: $0.record, standing: $0.standing, outcome: .unchecked, differences: [])
        }
        list(unchecked, of: registry)
    }

    /// Reads on to a size; false where a file is no longer what it was a moment ago.
    private mutating func fold(_ state: inout State, to size: Int64) throws -> Bool {
        var disturbed: RecordID?
        var next = Int(state.size)
        try state.append { check in
            guard next < Int(size), disturbed == nil else { return nil }
            let id = ids[next]
            next += 1
            guard let bytes = try files.read(AuditLayout.record(id), limit: Self.recordLimit),
                case .success(let signed) = SignedRecord.read(bytes), signed.id == id,
                // Its signature was verified a moment ago.
                case .success(let record) = check.reread(signed)
            else {
                disturbed = id
                return nil
            }
            if next.isMultiple(of: 1_000) { progress(Int64(next), Int64(ids.count)) }
            return record
        }
        guard let disturbed else { return true }
        fault(.auditFileAltered, at: AuditLayout.record(disturbed))
        return false
    }

    private mutating func baseless(
        _ edition: PublishedStanding, _ what: String
    ) -> AuditedStanding {
        let standing = edition.standing
        report.fault(
            Finding(
                .auditBasisWrong, at: AuditLayout.record(edition.record),
                ["standing": AuditedStanding.name(standing), "what": what]))
        return AuditedStanding(
            record: edition.record, standing: standing, outcome: .wrong, differences: [])
    }

    private mutating func check(
        _ edition: PublishedStanding, on desk: inout RecountDesk
    ) throws -> AuditedStanding {
        let published = try rows(under: edition.standing.root)
        let answer = desk.recount(edition.standing)
        guard case .success(let recounted) = answer else {
            guard case .failure(let lack) = answer else { return baseless(edition, "") }
            return baseless(edition, lack.rawValue)
        }
        let standing = edition.standing
        let (name, place) = (AuditedStanding.name(standing), AuditLayout.record(edition.record))
        if let what = recounted.openDifference {
            report.fault(Finding(.auditOpenWrong, at: place, ["standing": name, "what": what]))
        }
        guard !recounted.hasRows(of: standing) else {
            return AuditedStanding(
                record: edition.record, standing: standing,
                outcome: recounted.openDifference == nil ? .right : .wrong, differences: [])
        }
        report.fault(Finding(.auditStandingWrong, at: place, ["standing": name]))
        let differences =
            published.map { RowDifference.all(published: $0, recomputed: recounted.table) } ?? []
        for one in differences {
            let subject = one.subject?.text ?? "*"
            report.fault(
                Finding(
                    .auditNumberWrong, at: place,
                    ["standing": name, "subject": subject, "number": one.number]))
        }
        return AuditedStanding(
            record: edition.record, standing: standing, outcome: .wrong, differences: differences)
    }

    /// The published rows; nil where they are not there as they were signed.
    private mutating func rows(under root: Digest) throws -> ResultTable? {
        let path = AuditLayout.rows(root)
        let isNew = !expected.contains(path)
        guard let bytes = try read(path, limit: AuditLayout.rowsLimit) else { return nil }
        guard let table = AuditLayout.table(lines: bytes), table.root == root else {
            fault(.auditRowsWrong, at: path)
            return nil
        }
        if isNew { report.counts.rows += table.rows.count }
        return table
    }
}
