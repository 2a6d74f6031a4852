internal import CCurl

/// The one thread that moves bytes: a multi handle and the transfers on it.
///
/// Nothing here is shared; everything comes and goes through the mailbox.
final class CurlLoop {
    private let server: ServerAddress
    private let settings: TransportSettings
    private let mailbox: Mailbox
    private let multi: UnsafeMutableRawPointer
    private var idle: [EasyHandle] = []
    private var running: [UnsafeMutableRawPointer: Transfer] = [:]

    /// Initialises libcurl once in the process; its own lock makes that safe.
    private static let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_ALL)) == CURLE_OK

    init?(server: ServerAddress, settings: TransportSettings, mailbox: Mailbox) {
        guard Self.libraryIsReady, let multi = curl_multi_init() else { return nil }
        self.server = server
        self.settings = settings
        self.mailbox = mailbox
        self.multi = multi
        let most = max(1, settings.maxConcurrent)
        shim_multi_setopt_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, most)
        shim_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, most)
    }

    deinit {
        // Handles before the multi handle, as libcurl's manual orders it.
        running = [:]
        idle = []
        curl_multi_cleanup(multi)
    }

    /// Works until the mailbox says stop or libcurl breaks; then answers all that is left.
    func run() {
        mailbox.open(bell: multi)
        while true {
            let orders = mailbox.take(room: max(1, settings.maxConcurrent) - running.count)
            for id in orders.cancelled { cancel(id) }
            for job in orders.jobs { start(job) }
            var active: Int32 = 0
            guard !orders.stop, curl_multi_perform(multi, &active) == CURLM_OK else { break }
            // Room for those who wait: fetch them before sleeping.
            if answerFinished() { continue }
            guard curl_multi_poll(multi, nil, 0, 60_000, nil) == CURLM_OK else { break }
        }
        mailbox.close()
        for transfer in running.values {
            remove(transfer)
            transfer.job.fail(.shutDown, "the transport was shut down")
        }
    }

    private func start(_ job: Job) {
        do throws(TransportFailure) {
            let easy: EasyHandle
            if let used = idle.popLast() { easy = used } else { easy = try EasyHandle() }
            let transfer = try Transfer(job, on: easy, to: server, by: settings)
            let code = curl_multi_add_handle(multi, easy.pointer)
            guard code == CURLM_OK else {
                throw TransportFailure(
                    .machinery, detail: String(cString: curl_multi_strerror(code)))
            }
            running[easy.pointer] = transfer
        } catch {
            // The handle goes with it: one that refused an option is not used again.
            job.answer.resume(returning: .failure(error))
        }
    }

    private func cancel(_ id: CallID) {
        guard let transfer = running.values.first(where: { $0.job.id == id }) else { return }
        remove(transfer)
        transfer.job.fail(.cancelled, "cancelled while running")
    }

    /// Answers the calls that ended; says whether there were any.
    private func answerFinished() -> Bool {
        var any = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle,
                let transfer = running[easy]
            else { continue }
            // Read before removal, which frees the message and forgets the facts.
            let outcome = transfer.outcome(message.pointee.data.result)
            remove(transfer)
            transfer.job.answer.resume(returning: outcome)
            any = true
        }
        return any
    }

    private func remove(_ transfer: Transfer) {
        running[transfer.easy.pointer] = nil
        curl_multi_remove_handle(multi, transfer.easy.pointer)
        transfer.easy.reset()
        idle.append(transfer.easy)
    }
}
