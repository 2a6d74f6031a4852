internal import FoundationEssentials

/// SHA-256 of a server's public key (SubjectPublicKeyInfo in DER, RFC 5280, 4.1.2.7).
///
/// `openssl x509 -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary |
/// base64` prints it for a certificate.
package struct KeyPin: Hashable, Sendable {
    /// The 32 bytes.
    package let bytes: [UInt8]

    /// Takes the 32 bytes of a digest.
    package init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.bytes = bytes
    }

    /// Reads the 44 characters of base64 (RFC 4648, 4), and no other spelling of them.
    package init?(base64: String) {
        guard let data = Data(base64Encoded: base64) else { return nil }
        self.init(bytes: [UInt8](data))
        guard self.base64 == base64 else { return nil }
    }

    /// The digest as base64.
    package var base64: String { Data(bytes).base64EncodedString() }
}
