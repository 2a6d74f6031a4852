internal import UnixSignals
internal import DurableFiles
internal import Hummingbird
internal import HummingbirdCore
internal import HummingbirdHTTP2
package import Logging
internal import NIOCore
internal import NIOSSL
internal import Notation
internal import ServiceLifecycle
internal import Submission

/// The running centre: the writer of the log and the server before it.
package struct CentreServer: Sendable {
    private let folder: CentreFolder
    private let listen: ListenAddress
    private let isPlain: Bool
    private let limits: ServerLimits
    private let world: Surroundings
    private let logger: Logger

    /// A server over a folder.
    ///
    /// Throws `plain-not-loopback` where plain HTTP would leave the machine.
    package init(
        folder: CentreFolder, listen: ListenAddress, plain: Bool, world: Surroundings,
        logger: Logger,
        limits: ServerLimits = ServerLimits()
    ) throws {
        guard !plain || listen.isLoopback else {
            throw CentreRefusal(.plainNotLoopback, ["host": listen.host])
        }
        self.folder = folder
        self.listen = listen
        isPlain = plain
        self.limits = limits
        self.world = world
        self.logger = logger
    }

    /// Serves until SIGTERM or SIGINT, then finishes what is in flight.
    ///
    /// `listening` is called once with the URL. Throws `folder-locked` where another server serves
    /// the folder, `listen-failed`, and what opening the log throws.
    package func run(listening: @escaping @Sendable (String) -> Void) async throws {
        let lock = try FolderLock.take(folder: folder.path, holder: "shangji aggregator serve")
            .get()
        defer { withExtendedLifetime(lock) {} }
        let book = try folder.openLog()
        _ = try book.checkpoint()
        _ = try book.ledger()
        // Before anybody waits for the verdict on a first batch.
        _ = try book.merged { $0.size }
        let writer = LogWriter(book: book, limits: limits.queue, clock: world.now)
        var configuration = ServiceGroupConfiguration(
            services: [writer, try application(book, writer, listening)],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(limits.stopSeconds)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as IOError {
            throw CentreRefusal(
                .listenFailed,
                ["address": "\(listen.host):\(listen.port)", "reason": error.description])
        }
    }

    /// The HTTP side of it; tests run it by itself.
    func application(
        _ book: LogBook, _ writer: LogWriter, _ listening: @escaping @Sendable (String) -> Void
    ) throws -> some ApplicationProtocol {
        let api = CentreAPI(
            book: book, folder: folder, writer: writer, world: world, limits: limits)
        SpoolFile.sweep(api.courierFolder)
        let connections = Descriptors.room(for: limits.connections)
        return Application(
            router: api.router(), server: try builder(),
            configuration: ApplicationConfiguration(
                address: .hostname(listen.host, port: listen.port), serverName: nil,
                availableConnectionsDelegate: .maximum(connections, logger: logger)),
            onServerRunning: { channel in
                let url = listen.url(plain: isPlain, port: channel.localAddress?.port ?? 0)
                if !listen.isWildcard { try? folder.remember(address: url) }
                listening(url)
            },
            logger: logger)
    }

    private func builder() throws -> HTTPServerBuilder {
        let stream = HTTP1Channel.Configuration(
            additionalChannelHandlers: [
                RequestDeadline(
                    head: .seconds(limits.headSeconds), request: .seconds(limits.requestSeconds))
            ],
            idleTimeout: .seconds(limits.idleSeconds),
            httpDecoderConfiguration: .init(
                maxHeaderFieldSize: limits.headerFieldBytes,
                maxHeaderListSize: limits.headerBytes, maxHeaderFieldCount: limits.headerFields))
        guard !isPlain else { return .http1(configuration: stream) }
        let tls = try folder.tls.configuration()
        var configuration = HTTP2UpgradeChannel.Configuration(
            idleTimeout: .seconds(limits.idleSeconds),
            gracefulCloseTimeout: .seconds(limits.stopSeconds / 2), streamConfiguration: stream)
        configuration.maxAgeTimeout = .seconds(3_600)
        let finished = configuration
        return HTTPServerBuilder { responder in
            TimedHandshake(
                base: try HTTP2UpgradeChannel(
                    tlsConfiguration: tls, configuration: finished, responder: responder),
                time: .seconds(limits.handshakeSeconds))
        }
    }
}

/// A TLS channel whose handshake has a deadline.
private struct TimedHandshake: ServerChildChannel {
    let base: HTTP2UpgradeChannel
    let time: TimeAmount

    func setup(
        channel: any Channel, logger: Logger
    ) -> EventLoopFuture<HTTP2UpgradeChannel.Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(
                HandshakeDeadline(time),
                position: .after(try pipeline.handler(type: NIOSSLServerHandler.self)))
            return value
        }
    }

    func handle(value: HTTP2UpgradeChannel.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}
