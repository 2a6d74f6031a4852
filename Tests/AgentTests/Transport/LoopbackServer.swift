import Foundation
import Glibc
import Synchronization

/// A server on loopback that does exactly what a test's script says, byte for byte.
final class LoopbackServer: Sendable {
    typealias Script = @Sendable (LoopbackConnection) -> Void

    let port: UInt16
    private let listener: Int32
    private let accepted = Mutex(0)

    /// How many connections came so far.
    var connections: Int { accepted.withLock { $0 } }
    var url: String { "http://127.0.0.1:\(port)" }

    /// Runs `script` on a thread of its own for each connection, then closes it.
    init(_ script: @escaping Script) throws {
        (listener, port) = try Self.listen()
        Thread.detachNewThread { [weak self, listener] in
            while true {
                let socket = accept(listener, nil, nil)
                guard socket >= 0 else { break }
                _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
                self?.accepted.withLock { $0 += 1 }
                Thread.detachNewThread {
                    script(LoopbackConnection(socket: socket))
                    close(socket)
                }
            }
            close(listener)
        }
    }

    deinit {
        // Wakes the accepting thread, which closes the socket.
        shutdown(listener, Int32(SHUT_RDWR))
    }

    /// Closed in other programs that tests start.
    static let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)

    private static func listen() throws -> (Int32, UInt16) {
        let listener = socket(AF_INET, kind, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let code = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, size) + Glibc.listen(listener, 128)
                    + getsockname(listener, pointer, &size)
            }
        }
        guard code == 0 else { throw LoopbackFailure(errno: errno) }
        return (listener, UInt16(bigEndian: address.sin_port))
    }
}

struct LoopbackFailure: Error {
    let errno: Int32
}

/// What a client sent.
struct LoopbackRequest: Sendable {
    let line: String
    /// By lower-case name.
    let fields: [String: String]
    let body: [UInt8]

    var path: String { line.split(separator: " ").dropFirst().first.map(String.init) ?? "" }
}

/// The server's end of one connection; all calls block.
struct LoopbackConnection: Sendable {
    let socket: Int32

    /// Reads one request, or returns nil when the client is gone.
    func request() -> LoopbackRequest? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) {
            guard let byte = read(1).first else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let fields = lines.dropFirst().compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
            return (line[..<colon].lowercased(), value)
        }
        let named = Dictionary(fields, uniquingKeysWith: { $0 + ", " + $1 })
        let length = named["content-length"].flatMap { Int($0) } ?? 0
        var body: [UInt8] = []
        while body.count < length {
            let piece = read(length - body.count)
            if piece.isEmpty { return nil }
            body += piece
        }
        return LoopbackRequest(line: lines[0], fields: named, body: body)
    }

    /// Sends all bytes; false when the client is gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { rest in
                Glibc.send(socket, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Sends a whole reply with its length.
    @discardableResult
    func reply(_ status: String = "200 OK", _ fields: [String] = [], body: [UInt8] = []) -> Bool {
        let lines = ["HTTP/1.1 \(status)"] + fields + ["Content-Length: \(body.count)", "", ""]
        return send(Array(lines.joined(separator: "\r\n").utf8) + body)
    }

    /// Waits until the client closes.
    func waitForEnd() {
        while !read(4096).isEmpty {}
    }

    /// Up to `count` bytes, none at the end.
    func read(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let got = recv(socket, &bytes, count, 0)
        return got > 0 ? Array(bytes.prefix(got)) : []
    }
}
