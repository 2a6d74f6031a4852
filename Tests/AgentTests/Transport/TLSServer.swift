import Agent
import Foundation
import Glibc
import TestSupport
import Testing

/// A key and a self-signed certificate for localhost and 127.0.0.1, made by openssl on the spot.
struct TestCertificate {
    /// What `openssl ca` calls dates.
    static let valid = ("20200101000000Z", "20991231000000Z")
    static let expired = ("20200101000000Z", "20210101000000Z")
    static let notYetValid = ("20980101000000Z", "20991231000000Z")

    let folder: URL
    /// Of the public key, by openssl's own account.
    let pin: KeyPin

    var certificate: String { folder.appending(path: "certificate.pem").path }
    var key: String { folder.appending(path: "key.pem").path }

    init(dates: (String, String) = valid) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = try ChildProcess.run(["sh", "-ec", Self.script, "sh", folder.path, dates.0, dates.1])
        let text = try String(contentsOf: folder.appending(path: "pin"), encoding: .utf8)
        pin = try #require(KeyPin(base64: text))
    }

    private static let script = """
        cd "$1"
        cat > ca.conf <<END
        [ca]
        default_ca = own
        [own]
        database = index
        serial = serial
        new_certs_dir = .
        default_md = sha256
        policy = policy
        x509_extensions = extensions
        [policy]
        commonName = supplied
        [extensions]
        subjectAltName = DNS:localhost, IP:127.0.0.1
        basicConstraints = critical, CA:TRUE
        END
        : > index; echo 01 > serial
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
            -keyout key.pem -out request.pem -subj /CN=localhost
        openssl ca -batch -config ca.conf -selfsign -keyfile key.pem -in request.pem \
            -notext -out certificate.pem -startdate "$2" -enddate "$3" >&2
        openssl x509 -in certificate.pem -pubkey -noout | openssl pkey -pubin -outform DER |
            openssl dgst -sha256 -binary | openssl base64 -A > pin
        """
}

/// Somebody else's TLS server as a process of its own; ends with this object.
final class TLSServer: Sendable {
    let port: Int
    private let process: ChildProcess

    var url: String { "https://127.0.0.1:\(port)" }

    /// `openssl s_server`: `-www` answers each GET with a page about the connection; without it
    /// nothing is answered and what comes in is written out.
    convenience init(
        openssl options: [String], _ certificate: TestCertificate, host: String = "127.0.0.1"
    ) throws {
        let files = ["-cert", certificate.certificate, "-key", certificate.key]
        try self.init(
            ["openssl", "s_server", "-accept", "\(host):0"] + files + options, mark: ":")
    }

    /// `fixtures/servers/http2.py`.
    convenience init(http2 mode: String, _ certificate: TestCertificate) throws {
        let script = URL(fileURLWithPath: #filePath).appending(
            path: "../../../../fixtures/servers/http2.py"
        ).standardizedFileURL.path
        try self.init(
            ["python3", script, certificate.certificate, certificate.key, mode], mark: " ")
    }

    /// Starts a command and reads its port, which follows `mark` in a line of its output.
    private init(_ command: [String], mark: Character) throws {
        process = try ChildProcess(command)
        var found: Int?
        while found == nil {
            try #require(process.isRunning, "\(command[0]) ended before it served")
            usleep(10_000)
            let text = String(decoding: process.output, as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            found =
                lines.dropLast().lazy.compactMap { line in
                    line.lastIndex(of: mark).flatMap { Int(line[line.index(after: $0)...]) }
                }.first
        }
        port = try #require(found)
    }

    /// What it wrote so far.
    var written: String { String(decoding: process.output, as: UTF8.self) }

    /// A call with a secret in it.
    static let call = HTTPCall(.get, "/", headers: ["Authorization": "Bearer geheim"])

    /// Ends the server and returns all that it wrote.
    func stop() -> String {
        process.terminate()
        process.wait()
        return written
    }

    /// A client of this server with its settings, changed.
    func client(_ change: (inout TransportSettings) -> Void) throws -> Client {
        var settings = TransportSettings(server: url)
        settings.totalTimeout = .seconds(300)
        settings.stallTime = .seconds(300)
        change(&settings)
        return try Client(settings, of: self)
    }

    /// One GET by a client of its own.
    func get(
        _ change: (inout TransportSettings) -> Void
    ) async throws -> Result<HTTPReply, TransportFailure> {
        try await client(change).perform(Self.call)
    }
}
