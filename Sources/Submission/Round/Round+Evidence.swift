internal import Notation

/// Fifth duty: evidence, after everything that is small.
extension Round {
    /// Asks which of the files the centre lacks, and of these which bytes.
    mutating func offerEvidence(token: String) -> [RoundAction] {
        guard !evidence.isEmpty else { return finish() }
        let asked = evidence.prefix(RoundLimits.evidence).map { JSON.string($0.digest.hex) }
        let question: JSON = ["blobs": .array(asked)]
        return ask(
            .lacking(token: token),
            RoundCall(
                .post, "/v1/missing", body: .bytes(question.canonical),
                contentType: "application/json", token: token,
                replyLimit: RoundLimits.lackingReply))
    }

    mutating func lacking(_ answer: RoundAnswer, token: String) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer { return stop(problem.finding()) }
        guard case .object(let json) = answer, let reply = LackingReply(json: json) else {
            return stop(.notCentre(what: "/v1/missing"))
        }
        var actions: [RoundAction] = []
        var pieces: [EvidenceQueue.Piece] = []
        for file in evidence.prefix(RoundLimits.evidence) {
            guard let gaps = reply.files[file.digest] else {
                actions += hold(file.digest)
                continue
            }
            guard let missing = Self.pieces(of: file, in: gaps ?? []) else {
                return actions + stop(.notCentre(what: "/v1/missing"))
            }
            pieces += missing
        }
        let isMore = evidence.count > RoundLimits.evidence && !actions.isEmpty
        summary.hasMore = summary.hasMore || isMore
        return actions + sendPiece(EvidenceQueue(token: token, pieces: pieces[...]))
    }

    private static func pieces(
        of file: Evidence, in gaps: [EvidencePieces.Gap]
    ) -> [EvidenceQueue.Piece]? {
        guard let cut = EvidencePieces(bytes: file.bytes) else { return nil }
        var pieces: [EvidenceQueue.Piece] = []
        for gap in gaps {
            guard let offsets = cut.pieces(of: gap) else { return nil }
            pieces += offsets.compactMap { offset in
                cut.length(at: offset).map {
                    EvidenceQueue.Piece(digest: file.digest, offset: offset, count: $0)
                }
            }
        }
        return pieces
    }

    /// Sends the next piece, or ends the round.
    private mutating func sendPiece(_ queue: EvidenceQueue) -> [RoundAction] {
        guard let piece = queue.pieces.first else { return finish() }
        guard pieces < RoundLimits.pieces else {
            summary.hasMore = true
            return finish()
        }
        pieces += 1
        return ask(
            .piece(queue),
            RoundCall(
                .put, "/v1/blobs/\(piece.digest)/\(piece.offset)",
                body: .piece(piece.digest, offset: piece.offset, count: piece.count),
                contentType: "application/octet-stream", token: queue.token))
    }

    mutating func piece(_ answer: RoundAnswer, _ queue: EvidenceQueue) -> [RoundAction] {
        var queue = queue
        guard let sent = queue.pieces.popFirst() else { return finish() }
        switch answer {
        case .object(let json):
            guard let isHeld = json["held"]?.bool else {
                return stop(.notCentre(what: "/v1/blobs"))
            }
            failures = 0
            summary.evidence.sentBytes += Int64(sent.count)
            guard isHeld else { return sendPiece(queue) }
            queue.skip(sent.digest)
            return hold(sent.digest) + sendPiece(queue)
        case .problem(let problem):
            // The token has run out: what is missing is asked anew in the next round.
            if problem.status == 401 { return stop(problem.finding()) }
            failures = 0
            let finding = problem.finding(at: sent.digest.hex)
            return stepAside(sent.digest, problem.code, finding, &queue)
        case .failed(let finding):
            failures += 1
            guard failures < RoundLimits.failures else { return stop(finding) }
            return stepAside(sent.digest, finding.code.text, finding, &queue)
        case .stop, .busy:
            return stopped(by: answer) ?? finish()
        }
    }

    private mutating func hold(_ digest: Digest) -> [RoundAction] {
        summary.evidence.held.append(digest)
        summary.evidence.left -= 1
        return [.storeEvidenceHeld(digest)]
    }

    /// A bad file never blocks the others.
    private mutating func stepAside(
        _ digest: Digest, _ code: String, _ finding: Finding, _ queue: inout EvidenceQueue
    ) -> [RoundAction] {
        summary.evidence.refused.append(
            EvidenceProgress.Refusal(digest: digest, code: code, finding: finding))
        queue.skip(digest)
        return [.noteEvidence(digest, finding)] + sendPiece(queue)
    }
}
