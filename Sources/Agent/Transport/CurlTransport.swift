/// The way to one centre over HTTP: libcurl's multi interface on a thread of its own.
///
/// Connections are kept and shared between calls, HTTP/2 where TLS offers it. No redirect is
/// followed, not even on the same host: the protocol has none, and whoever sends one is not the
/// centre. Letting go of the transport shuts it down.
package final class CurlTransport: Sendable {
    private let server: ServerAddress
    private let mailbox: Mailbox

    /// Checks the settings and starts the thread; no byte is sent yet.
    ///
    /// - Throws: `badURL`, `proxy` (malformed, or with a password inside its URL), `machinery`.
    package init(settings: TransportSettings) throws(TransportFailure) {
        let server = try ServerAddress(settings.server, allowPlain: settings.allowPlain)
        if server.isPlain, settings.pin != nil {
            throw TransportFailure(.badURL, detail: "a pinned key needs https")
        }
        try Self.check(settings.proxy)
        let mailbox = Mailbox(maxWaiting: max(1, settings.maxWaiting))
        let started = LoopThread.start {
            // Made on the thread, because nothing of it may ever be touched from another.
            let loop = CurlLoop(server: server, settings: settings, mailbox: mailbox)
            guard let loop else { return mailbox.close() }
            loop.run()
        }
        guard started else { throw TransportFailure(.machinery, detail: "no thread") }
        self.server = server
        self.mailbox = mailbox
    }

    deinit {
        mailbox.stop()
    }

    /// Does one call and waits for its end; any status but a redirect is a success here.
    ///
    /// Cancelling the task breaks the transfer off and gives `cancelled`.
    package func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure> {
        let prepared: PreparedCall
        do throws(TransportFailure) {
            prepared = try PreparedCall(call, to: server)
        } catch {
            return .failure(error)
        }
        let mailbox = self.mailbox
        let id = mailbox.newID()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { answer in
                mailbox.submit(Job(id: id, call: prepared, answer: answer))
                // A cancellation before this line found nothing to take back.
                if Task.isCancelled { mailbox.cancel(id) }
            }
        } onCancel: {
            mailbox.cancel(id)
        }
    }

    /// Breaks off all calls, refuses later ones (`shutDown`) and ends the thread soon after.
    package func shutdown() {
        mailbox.stop()
    }

    private static func check(_ proxy: TransportSettings.Proxy) throws(TransportFailure) {
        guard case .server(let url, _, _) = proxy else { return }
        let schemes: Set = ["http", "https", "socks4a", "socks5", "socks5h"]
        guard let parts = try? URLParts(url), schemes.contains(parts.scheme) else {
            throw TransportFailure(.proxy, detail: "the proxy address is malformed")
        }
    }
}
