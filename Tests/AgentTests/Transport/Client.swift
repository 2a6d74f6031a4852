import Agent
import Synchronization

/// The requests that a server saw, answered with their own bodies as they came.
final class Seen: Sendable {
    private let kept = Mutex<[LoopbackRequest]>([])

    var requests: [LoopbackRequest] { kept.withLock { $0 } }

    var echo: LoopbackServer.Script {
        { connection in
            while let request = connection.request() {
                self.kept.withLock { $0.append(request) }
                connection.reply(body: request.body)
            }
        }
    }
}

extension LoopbackServer {
    /// Plain settings with time limits that no honest local server meets.
    var settings: TransportSettings {
        var settings = TransportSettings(server: url)
        settings.allowPlain = true
        settings.connectTimeout = .seconds(300)
        settings.totalTimeout = .seconds(300)
        settings.stallTime = .seconds(300)
        return settings
    }

    /// A client of this server with its settings, changed.
    func client(
        _ change: (inout TransportSettings) -> Void = { _ in }
    ) throws -> Client {
        var settings = self.settings
        change(&settings)
        return try Client(settings, of: self)
    }

    /// One GET by a client of its own.
    func get(
        _ path: String, limit: Int = 1 << 20,
        _ change: (inout TransportSettings) -> Void = { _ in }
    ) async throws -> Result<HTTPReply, TransportFailure> {
        try await client(change).perform(HTTPCall(.get, path, replyLimit: limit))
    }
}

/// A transport that keeps the server it talks to alive.
final class Client: Sendable {
    private let transport: CurlTransport
    private let server: any Sendable

    init(_ settings: TransportSettings, of server: any Sendable) throws {
        transport = try CurlTransport(settings: settings)
        self.server = server
    }

    func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure> {
        defer { withExtendedLifetime(server) {} }
        return await transport.perform(call)
    }

    func shutdown() { transport.shutdown() }
}

extension Result {
    /// The failure, where there is one.
    var failure: Failure? {
        if case .failure(let failure) = self { failure } else { nil }
    }
}
