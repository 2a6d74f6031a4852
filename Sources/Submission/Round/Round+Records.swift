internal import Notation
internal import TransparencyLog

/// Second and third duty: being enrolled, and sending what is pending.
extension Round {
    /// Asks to be enrolled until the feed has shown that the device is.
    mutating func enrol() -> [RoundAction] {
        guard registry.holder(key) == nil, let request else { return sendNext() }
        return ask(
            .enrolment,
            RoundCall(
                .post, "/v1/enrolments", body: .bytes(request.json.canonical),
                contentType: "application/json"))
    }

    mutating func enrolment(_ answer: RoundAnswer) -> [RoundAction] {
        if let actions = stopped(by: answer) { return actions }
        if case .problem(let problem) = answer { return stop(problem.finding()) }
        guard case .object(let json) = answer, let enrolled = json["enrolled"]?.bool,
            json["key"] == nil || json["key"]?.string == key.description
        else { return stop(.notCentre(what: "/v1/enrolments")) }
        guard enrolled else {
            let code = SpokenCode(key.digest).description
            return stop(Finding(.enrolmentPending, ["fingerprint": code]))
        }
        return sendNext()
    }

    /// Sends the next pending record, or goes on to the feed.
    mutating func sendNext() -> [RoundAction] {
        guard let id = queue.popFirst() else { return openSession() }
        return ask(
            .record(id),
            RoundCall(
                .put, "/v1/records/\(id)", body: .record(id), contentType: RoundCall.recordType,
                replyLimit: RoundLimits.recordReply))
    }

    mutating func record(_ id: RecordID, _ answer: RoundAnswer) -> [RoundAction] {
        switch answer {
        case .object(let json): return believe(json, for: id)
        case .problem(let problem):
            failures = 0
            return stepAside(id, code: problem.code, problem.finding(at: id.description))
        case .failed(let finding):
            failures += 1
            guard failures < RoundLimits.failures else {
                return [.noteAttempt(id, finding)] + stop(finding)
            }
            return stepAside(id, code: finding.code.text, finding)
        case .stop(let finding):
            return [.noteAttempt(id, finding)] + stop(finding)
        case .busy(let seconds):
            summary.wait = seconds
            return [.noteAttempt(id, .busy(seconds))] + stop(.busy(seconds))
        }
    }

    /// Believes a receipt, never a status.
    private mutating func believe(_ json: JSON, for id: RecordID) -> [RoundAction] {
        guard let text = json["receipt"]?.string else {
            let finding = Finding.notCentre(what: "/v1/records")
            return [.noteAttempt(id, finding)] + stop(finding)
        }
        failures = 0
        summary.sent.append(id)
        switch Receipt.verify(Array(text.utf8), for: id, card: card) {
        case .success(let receipt):
            return see(receipt.checkpoint, then: .receipt(receipt, verdict: json["verdict"]))
        case .failure(let refusal):
            return stepAside(id, code: refusal.finding.code.text, refusal.finding)
        }
    }

    mutating func store(_ receipt: Receipt, _ verdict: JSON?) -> [RoundAction] {
        receive(receipt.record)
        return [.storeReceipt(receipt, verdict: verdict)] + sendNext()
    }

    /// Counts an own record as received, by the reply or by the feed, whichever came first.
    mutating func receive(_ id: RecordID) {
        guard unreceipted.remove(id) != nil else { return }
        summary.receipts.append(id)
        summary.pending -= 1
        summary.refused.removeAll { $0.record == id }
    }

    /// A bad item never blocks the queue.
    private mutating func stepAside(
        _ id: RecordID, code: String, _ finding: Finding
    ) -> [RoundAction] {
        summary.refused.append(RoundSummary.Refusal(record: id, code: code, finding: finding))
        return [.noteAttempt(id, finding)] + sendNext()
    }
}
