package import Notation

/// What to tell a person of a call without an answer, and whether the next one would fare better.
extension TransportFailure {
    /// The reason in both languages.
    package var finding: Finding { Finding(findingCode, ["reason": reason]) }

    /// True where the next call of the round would end the same way.
    package var isFatal: Bool {
        switch code {
        case .badCall, .timeoutTotal, .timeoutStalled, .replyTooLarge, .interrupted, .busy: false
        case .badURL, .resolve, .connect, .proxy, .tlsHandshake, .tlsPin, .tlsCertificate,
            .tlsClock, .timeoutConnect, .replyGarbled, .redirectRefused, .gotNotHTTP, .cancelled,
            .shutDown, .machinery:
            true
        }
    }

    private var reason: String { detail.isEmpty ? code.rawValue : detail }

    private var findingCode: FindingCode {
        switch code {
        case .badURL: .serverAddressWrong
        case .resolve, .connect, .timeoutConnect: .networkUnreachable
        case .proxy: .proxyRefused
        case .tlsPin: .serverNotPinned
        case .tlsHandshake, .tlsCertificate: .serverNotTrusted
        case .tlsClock: .serverClockWrong
        case .timeoutTotal, .timeoutStalled: .connectionTooSlow
        case .interrupted: .connectionBroken
        case .replyTooLarge, .replyGarbled, .redirectRefused, .gotNotHTTP: .replyUnusable
        case .badCall, .busy, .cancelled, .shutDown, .machinery: .exchangeStopped
        }
    }
}
