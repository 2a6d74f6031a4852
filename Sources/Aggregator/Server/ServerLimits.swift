/// How much the server lets others take of it.
package struct ServerLimits: Sendable {
    /// Connections at once, where the system allows so many; more wait in its backlog.
    package var connections = 2_048
    /// Seconds from a connection or the last answer to the end of the next head.
    package var headSeconds: Int64 = 20
    /// Seconds from the end of a head to the end of its answer, however busily bytes trickle.
    package var requestSeconds: Int64 = 120
    /// Seconds a connection may be silent.
    package var idleSeconds: Int64 = 60
    /// Seconds a TLS handshake may take.
    package var handshakeSeconds: Int64 = 10
    /// Seconds that requests in flight get to finish on a stop.
    package var stopSeconds: Int64 = 20
    /// Bytes of one header field.
    package var headerFieldBytes = 8 << 10
    /// Bytes of all header fields.
    package var headerBytes = 32 << 10
    /// Header fields.
    package var headerFields = 64
    /// Bytes of bodies that all requests together may hold until they are answered.
    package var bodyBytes = 32 << 20
    /// Bytes of a courier's file over the network: 256 MiB; a larger one goes by hand.
    package var courierBytes = 256 << 20
    /// The disk that evidence may take.
    package var evidence = EvidenceLimits()
    /// The queue before the log.
    package var queue = QueueLimits()

    /// The usual limits.
    package init() {}
}
