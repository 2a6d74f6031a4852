internal import Crypto
internal import DurableFiles
internal import FoundationEssentials
internal import NIOSSL
package import Notation
internal import SwiftASN1
internal import X509

/// The server's own key and the certificate that carries it.
///
/// Agents know the key by the pin on their invitation, so the certificate says nothing that anyone
/// relies on: it is signed by itself and good for longer than the machine.
package struct TLSFiles: Sendable {
    let folder: String

    private var keyPath: String { "\(folder)/key.pem" }
    private var certificatePath: String { "\(folder)/certificate.pem" }

    /// Makes a P-256 key and its certificate, good for 50 years from the day before `now`.
    func make(for centre: CentreID, now: Instant) throws {
        let key = P256.Signing.PrivateKey()
        let day: TimeInterval = 86_400
        let start = Date(timeIntervalSince1970: Double(now.secondsSince1970) - day)
        let name = try DistinguishedName { CommonName("shangji \(centre)") }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey), notValidBefore: start,
            notValidAfter: start.addingTimeInterval(50 * 365 * day), issuer: name, subject: name,
            signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                SubjectAlternativeNames([.dnsName("localhost")])
            },
            issuerPrivateKey: Certificate.PrivateKey(key))
        try DurableFile.makeFolder(folder)
        try DurableFile.write(Array(key.pemRepresentation.utf8), to: keyPath)
        try DurableFile.write(
            Array(certificate.serializeAsPEM().pemString.utf8), to: certificatePath)
    }

    /// SHA-256 of the SubjectPublicKeyInfo: what invitations carry and agents compare.
    package func pin() throws -> Notation.Digest {
        let key = try P256.Signing.PrivateKey(pemRepresentation: text(keyPath))
        return Notation.Digest(of: Array(key.publicKey.derRepresentation))
    }

    /// What the server offers: TLS 1.2 or later with this key.
    func configuration() throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(text(certificatePath).utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(text(keyPath).utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
        configuration.minimumTLSVersion = .tlsv12
        return configuration
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try DurableFile.read(path, limit: 65_536), as: UTF8.self)
    }
}
