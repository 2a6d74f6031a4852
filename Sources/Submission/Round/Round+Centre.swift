internal import Notation
internal import TransparencyLog

/// First duty: the right centre, and a log that only grows.
extension Round {
    mutating func centre(_ answer: RoundAnswer, now: Instant) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        guard case .object(let json) = answer, let reply = CentreReply(json: json) else {
            return stop(.notCentre(what: "/v1/centre"))
        }
        guard reply.card == card else {
            return stop(
                Finding(.centreCardDiffers, ["field": Self.difference(reply.card, card)]))
        }
        compareClocks(reply.time, now)
        guard let note = reply.checkpoint else {
            guard let latest = watch.latest, latest.size > 0 else { return enrol() }
            return stop(Finding(.checkpointRolledBack, ["size": "\(latest.size)"]))
        }
        guard let shown = try? watch.trust.verify(note) else {
            return stop(Finding(.checkpointWrong))
        }
        if let latest = watch.latest, shown.size < latest.size {
            // The newest the centre has is older than what it signed before.
            return [.keepEvidence(LogEvidence(held: latest.note, shown: note, proof: []))]
                + stop(Finding(.checkpointRolledBack, ["size": "\(latest.size)"]))
        }
        return see(shown, then: .centre)
    }

    private static func difference(_ shown: CentreCard, _ joined: CentreCard) -> String {
        let fields = [
            ("centre", shown.centre == joined.centre), ("name", shown.name == joined.name),
            ("origin", shown.origin == joined.origin),
            ("logKey", shown.logKey == joined.logKey),
            ("rootKey", shown.rootKey == joined.rootKey),
        ]
        return fields.filter { !$0.1 }.map(\.0).joined(separator: ", ")
    }

    private mutating func compareClocks(_ theirs: Instant?, _ ours: Instant) {
        guard let theirs else { return }
        let seconds = ours.secondsSince1970 - theirs.secondsSince1970
        guard seconds.magnitude > UInt64(RoundLimits.clock) else { return }
        summary.findings.append(Finding(.clockDiffers, ["seconds": "\(seconds)"]))
    }

    /// Goes on once the checkpoint is shown to belong to the log; asks for the proof if need be.
    mutating func see(_ shown: VerifiedCheckpoint, then rest: Continuation) -> [RoundAction] {
        // No log has so many leaves, and the JSON of the summary could not hold the number.
        guard shown.size <= UInt64(JSON.integerLimit) else {
            return stop(Finding(.checkpointWrong))
        }
        switch watch.see(shown) {
        case .newest: return accept(shown) + go(on: rest)
        case .known: return go(on: rest)
        case .contradicts: return contradiction(shown, proof: [])
        case .needsProof(let from, let to):
            state = .proving(shown, then: rest)
            let path = "/v1/log/proof/consistency?from=\(from)&to=\(to)"
            return [.call(RoundCall(.get, path))]
        }
    }

    mutating func proof(
        _ answer: RoundAnswer, of shown: VerifiedCheckpoint, _ rest: Continuation
    ) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer { return stop(problem.finding()) }
        guard case .object(let json) = answer, let reply = ConsistencyReply(json: json) else {
            return stop(.notCentre(what: "/v1/log/proof/consistency"))
        }
        switch watch.see(shown, proof: reply.hashes) {
        case .newest: return accept(shown) + go(on: rest)
        case .known: return go(on: rest)
        case .contradicts, .needsProof: return contradiction(shown, proof: reply.hashes)
        }
    }

    private mutating func accept(_ shown: VerifiedCheckpoint) -> [RoundAction] {
        summary.checkpoint = shown
        return [.storeCheckpoint(shown)]
    }

    private mutating func contradiction(
        _ shown: VerifiedCheckpoint, proof: [TreeHash]
    ) -> [RoundAction] {
        let held = watch.latest ?? shown
        let finding = Finding(.checkpointForked, ["size": "\(min(held.size, shown.size))"])
        return [.keepEvidence(LogEvidence(held: held.note, shown: shown.note, proof: proof))]
            + stop(finding)
    }

    private mutating func go(on rest: Continuation) -> [RoundAction] {
        switch rest {
        case .centre: enrol()
        case .receipt(let receipt, let verdict): store(receipt, verdict)
        case .page(let page, let token): read(page, token: token)
        }
    }
}
