internal import Notation
internal import TransparencyLog

/// Fourth duty: a session, and what the centre has for this office.
extension Round {
    mutating func openSession() -> [RoundAction] {
        sessions += 1
        return ask(.nonce, RoundCall(.get, "/v1/sessions"))
    }

    mutating func nonce(_ answer: RoundAnswer) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer { return refuseSession(problem) }
        guard case .object(let json) = answer,
            let nonce = json["nonce"]?.string.flatMap(PayloadText.sixteenBytes)
        else { return stop(.notCentre(what: "/v1/sessions")) }
        state = .signing
        return [.sign(KeyProof(centre: card.centre, key: key, nonce: nonce))]
    }

    mutating func token(_ answer: RoundAnswer) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer { return refuseSession(problem) }
        guard case .object(let json) = answer, let token = json["token"]?.string,
            (20...200).contains(token.utf8.count), token.utf8.allSatisfy(Self.isTokenByte)
        else { return stop(.notCentre(what: "/v1/sessions")) }
        return fetch(token: token)
    }

    /// Letters, digits, `-` and `_`: the token goes into a header field.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }

    private mutating func refuseSession(_ problem: CentreProblem) -> [RoundAction] {
        stop(Finding(.sessionRefused, ["code": problem.code]))
    }

    private mutating func fetch(token: String) -> [RoundAction] {
        guard pages < RoundLimits.pages else {
            summary.hasMore = true
            return finish()
        }
        pages += 1
        return ask(
            .feed(token: token),
            RoundCall(
                .get, "/v1/feed?after=\(position)", token: token,
                replyLimit: RoundLimits.pageReply))
    }

    mutating func feed(_ answer: RoundAnswer, token: String) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer {
            // The token has run out, or the centre started anew: one new session a round.
            guard problem.status == 401, sessions < 2 else { return refuseSession(problem) }
            return openSession()
        }
        guard case .object(let json) = answer, let page = FeedPage(json: json, from: position)
        else { return stop(.notCentre(what: "/v1/feed")) }
        guard let shown = try? watch.trust.verify(page.checkpoint) else {
            return stop(Finding(.checkpointWrong))
        }
        guard UInt64(page.next) <= shown.size else { return stop(.notCentre(what: "/v1/feed")) }
        return see(shown, then: .page(page, token: token))
    }

    /// Hands out the items of a page one after another; comes back here after each proof.
    mutating func read(_ page: FeedPage, token: String) -> [RoundAction] {
        var page = page
        var actions: [RoundAction] = []
        while let item = page.items.first {
            switch verify(item) {
            case .failure(let refusal):
                return actions + stopFeed(at: item.index, because: refusal.finding)
            case .success(let verified):
                let shown = verified.receipt.checkpoint
                guard watch.isKnown(shown) else {
                    return actions + see(shown, then: .page(page, token: token))
                }
                actions.append(.storeFeedItem(verified))
                registry.append(verified.record, at: verified.index)
                receive(verified.record.id)
                summary.feedItems += 1
                page.items.removeFirst()
            }
        }
        return actions + turn(page, token: token)
    }

    private mutating func turn(_ page: FeedPage, token: String) -> [RoundAction] {
        var actions: [RoundAction] = []
        if page.next != position {
            position = page.next
            actions.append(.storeFeedPosition(position))
        }
        return actions + (page.more ? fetch(token: token) : offerEvidence(token: token))
    }

    /// The position moves over verified items only.
    private mutating func stopFeed(at index: Int64, because finding: Finding) -> [RoundAction] {
        let wrong =
            finding.code == .resultRowWrong
            ? finding
            : Finding(.feedItemWrong, ["index": "\(index)", "reason": finding.code.text])
        var actions: [RoundAction] = []
        if index > position {
            position = index
            actions.append(.storeFeedPosition(position))
        }
        return actions + stop(wrong)
    }

    private func verify(_ item: FeedPage.Item) -> Result<FeedItem, RecordRefusal> {
        registry.check.verify(wire: item.record).flatMap { record in
            guard record.signed.type.isLogged else {
                return .failure(
                    RecordRefusal(.recordNotLogged, ["type": record.signed.type.rawValue]))
            }
            return Receipt.verify(item.receipt, for: record.id, card: card).flatMap { receipt in
                guard receipt.index == item.index else {
                    return .failure(RecordRefusal(.receiptWrong, ["reason": "index"]))
                }
                if let stray = item.rows.first(where: { !$0.belongs(to: record.content) }) {
                    return .failure(
                        RecordRefusal(.resultRowWrong, ["place": "\(stray.place)"]))
                }
                return .success(FeedItem(record: record, receipt: receipt, rows: item.rows))
            }
        }
    }
}
