/// Why a call got no usable reply.
package struct TransportFailure: Error, Hashable, Sendable {
    /// What happened, to branch on.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The server address or the path is none, or plain HTTP where that is not allowed.
        case badURL
        /// A header field of the call is malformed or one that the transport sets by itself.
        case badCall
        /// The host name has no address: mostly no network.
        case resolve
        /// No connection: refused, no route, network down.
        case connect
        /// The proxy is not found, refuses, or does not let us through.
        case proxy
        /// TLS failed before any certificate was judged; a portal or a broken box in between.
        case tlsHandshake
        /// The server holds another key than the invitation names: not our centre.
        case tlsPin
        /// The certificate is not trusted (only without a pin).
        case tlsCertificate
        /// The certificate is outside its dates by our clock (only without a pin).
        case tlsClock
        /// No connection within the time for it.
        case timeoutConnect
        /// The call as a whole took too long.
        case timeoutTotal
        /// Too few bytes moved for too long.
        case timeoutStalled
        /// Header fields or body beyond their limit, packed or unpacked.
        case replyTooLarge
        /// Coded in a way we did not ask for, or not as it says.
        case replyGarbled
        /// The server points elsewhere; none is followed.
        case redirectRefused
        /// What answered does not speak HTTP.
        case gotNotHTTP
        /// The connection broke before the reply was complete.
        case interrupted
        /// The caller's task was cancelled.
        case cancelled
        /// Too many calls are waiting already.
        case busy
        /// The transport was shut down.
        case shutDown
        /// libcurl or zlib failed within this computer.
        case machinery
    }

    /// What happened.
    package let code: Code
    /// libcurl's own number (CURLcode), 0 where it was not libcurl that found it.
    package let curlCode: Int
    /// One English line for the log: libcurl's error text, never a header value or body of ours.
    package let detail: String

    /// Makes a failure; `detail` is cut to 300 printable characters, strangers' bytes may be in it.
    package init(_ code: Code, curlCode: Int = 0, detail: String) {
        self.code = code
        self.curlCode = curlCode
        let printable = detail.unicodeScalars.lazy.map { scalar in
            scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
        self.detail = String(printable.prefix(300))
    }
}
