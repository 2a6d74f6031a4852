/// How the agent reaches its centre: from the invitation, then from the office's settings.
package struct TransportSettings: Hashable, Sendable {
    /// The proxy to go through.
    package enum Proxy: Hashable, Sendable {
        /// None, whatever the environment says.
        case direct
        /// The one that `https_proxy` and `no_proxy` of the environment name.
        case environment
        /// This one: "http://host:port", "https://…", "socks5h://…"; loopback is never asked of it.
        case server(String, user: String? = nil, password: String? = nil)
    }

    /// The server's base URL, "https://host[:port][/prefix]".
    package var server: String
    /// The server's key from the invitation; with it nothing else about the certificate counts.
    package var pin: KeyPin?
    /// Whether `http://` to a loopback host is accepted: behind a local TLS proxy, and in tests.
    package var allowPlain = false
    /// The proxy, none by default.
    package var proxy = Proxy.direct
    /// A PEM file of authorities that replaces the system's; used only without a pin.
    package var authorities: String?
    /// The time for name, connection and TLS together.
    package var connectTimeout = Duration.seconds(30)
    /// The time for one call, from its start on the wire.
    package var totalTimeout = Duration.seconds(600)
    /// The speed in bytes a second below which a call stalls.
    package var stallSpeed = 64
    /// How long a call may stall before it is given up (whole seconds, at least one).
    package var stallTime = Duration.seconds(60)
    /// What the server logs about us.
    package var userAgent = "shangji"
    /// How many calls run at once; the rest waits in order.
    package var maxConcurrent = 8
    /// How many calls may wait; more are refused as `busy`.
    package var maxWaiting = 1024
    /// The greatest sum of bytes of all status lines and header fields of one reply.
    package var headerLimit = 64 * 1024

    /// Makes settings with the usual limits.
    package init(server: String, pin: KeyPin? = nil) {
        self.server = server
        self.pin = pin
    }
}
