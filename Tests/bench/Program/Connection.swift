import Glibc

/// One HTTP/1.1 connection to this machine that is kept alive; blocking, for a thread of its own.
struct Connection: ~Copyable {
    private let socket: Int32
    private var buffer = [UInt8](repeating: 0, count: 256 << 10)
    private var held: [UInt8] = []
    /// Bytes received, heads included.
    private(set) var received = 0

    /// What came back.
    struct Reply {
        let status: Int
        let isPacked: Bool
        let body: [UInt8]
    }

    init(port: Int) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port).bigEndian)
        address.sin_addr.s_addr = in_addr_t(UInt32(0x7F00_0001).bigEndian)
        var one: Int32 = 1
        setsockopt(
            socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard socket >= 0, result == 0 else { throw BenchFailure("nobody listens at \(port)") }
    }

    deinit { close(socket) }

    /// Sends a call and waits for the whole answer.
    mutating func ask(_ call: [UInt8]) throws -> Reply {
        var sent = 0
        while sent < call.count {
            let count = call.withUnsafeBytes { bytes in
                send(
                    socket, bytes.baseAddress.map { $0 + sent }, call.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw BenchFailure("the connection broke while sending") }
            sent += count
        }
        var head = endOfHead(from: 0)
        while head == nil {
            let seen = held.count
            try receive()
            head = endOfHead(from: max(0, seen - 3))
        }
        return try reply(head ?? 0)
    }

    private mutating func reply(_ end: Int) throws -> Reply {
        let head = String(decoding: held[..<end], as: UTF8.self).lowercased()
        let lines = head.split(separator: "\r\n")
        let value = { (name: String) in
            lines.first { $0.hasPrefix(name + ":") }.map {
                $0.dropFirst(name.count + 1).filter { $0 != " " }
            }
        }
        guard
            let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }),
            let length = value("content-length").flatMap({ Int($0) })
        else { throw BenchFailure("an answer without a length: \(head)") }
        while held.count < end + 4 + length { try receive() }
        let body = [UInt8](held[(end + 4)..<(end + 4 + length)])
        held.removeFirst(end + 4 + length)
        return Reply(status: status, isPacked: value("content-encoding") == "gzip", body: body)
    }

    private func endOfHead(from start: Int) -> Int? {
        guard held.count >= 4 else { return nil }
        return (start...(held.count - 4)).first {
            held[$0] == 13 && held[$0 + 1] == 10 && held[$0 + 2] == 13 && held[$0 + 3] == 10
        }
    }

    private mutating func receive() throws {
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw BenchFailure("the connection broke while receiving") }
        received += count
        held += buffer[..<count]
    }
}
