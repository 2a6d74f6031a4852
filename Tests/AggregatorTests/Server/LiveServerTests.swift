import Foundation
import Logging
import NIOCore
import Notation
import ServiceLifecycle
import Submission
import Synchronization
import TestSupport
import Testing
import TransparencyLog

@testable import Aggregator

/// The real server over real sockets, asked by curl.
@Suite(.serialized, .enabled(if: ChildProcess.exists("curl"), "no curl on the path"))
struct LiveServerTests {
    @Test("Over TLS the pin is the server's key, HTTP/2 is spoken, and another pin is refused")
    func tls() async throws {
        let centre = try RunningCentre()
        try await centre.serve(plain: false) { url async throws in
            let pin = Base64.encode(try centre.folder.tlsPin().bytes)
            let version = try await curl(
                "--insecure", "--pinnedpubkey", "sha256//\(pin)", "-o", "/dev/null", "-w",
                "%{http_version}", "\(url)/v1/centre")
            #expect(version == "2")
            let old = try await curl(
                "--insecure", "--http1.1", "--pinnedpubkey", "sha256//\(pin)",
                "\(url)/v1/centre")
            #expect(try JSON(Array(old.utf8), form: .canonical)["v"]?.integer == 1)
            let wrong = Base64.encode(Digest(of: [1]).bytes)
            await #expect(throws: ChildFailure.self) {
                _ = try await curl(
                    "--insecure", "--pinnedpubkey", "sha256//\(wrong)", "\(url)/v1/centre")
            }
        }
    }

    @Test("The same record 100 times at once over HTTP: one leaf, 100 receipts for one index")
    func hundred() async throws {
        let centre = try RunningCentre()
        let world = centre.world
        let batch = world.batch().record
        let file = centre.temporary.file("batch")
        try Data(batch.wire).write(to: URL(fileURLWithPath: file))
        try await centre.serve(plain: true) { url async throws in
            var arguments = ["--parallel", "--parallel-immediate", "--parallel-max", "100"]
            for number in 0..<100 {
                if number > 0 { arguments.append("--next") }
                arguments += [
                    "-s", "-S", "-T", file, "-o", centre.temporary.file("answer-\(number)"),
                    "\(url)/v1/records/\(batch.id)",
                ]
            }
            _ = try await elsewhere(["curl"] + arguments)
        }
        var indexes: Set<UInt64> = []
        for number in 0..<100 {
            let path = centre.temporary.file("answer-\(number)")
            let answer = try JSON(
                [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), form: .canonical)
            let proof = try LogProof(bytes: Array((answer["receipt"]?.string ?? "").utf8))
            _ = try proof.verify(
                leaf: TreeHash(leaf: batch.id.digest.bytes), trust: centre.folder.card.logTrust)
            indexes.insert(proof.index)
        }
        #expect(indexes.count == 1)
        let records = try centre.folder.openLog().store.read { try $0.records(from: 0, limit: 99) }
        #expect(records.count { $0.record.id == batch.id } == 1)
        #expect(try Fsck.check(centre.folder).isEmpty)
    }

    @Test("A second server over one folder is told who holds it")
    func lock() async throws {
        let centre = try RunningCentre()
        try await centre.serve(plain: true) { _ in
            let second = try centre.server(plain: true)
            await #expect(throws: (any Error).self) { try await second.run { _ in } }
        }
    }

    @Test("Plain HTTP leaves no machine")
    func plain() throws {
        let centre = try RunningCentre()
        for host in ["0.0.0.0", "192.0.2.1", "centre.example"] {
            #expect(throws: CentreRefusal(.plainNotLoopback, ["host": host])) {
                _ = try centre.server(plain: true, listen: "\(host):0")
            }
        }
    }

    @Test("A port that is taken is a finding")
    func taken() async throws {
        let centre = try RunningCentre()
        let other = try RunningCentre()
        try await centre.serve(plain: true) { url async throws in
            let port = url.split(separator: ":").last ?? ""
            let second = try other.server(plain: true, listen: "127.0.0.1:\(port)")
            await #expect(throws: CentreRefusal.self) { try await second.run { _ in } }
        }
    }

    @Test(
        "A sender that trickles is cut off in time, in its head, its body or its handshake",
        arguments: [
            "GET /v1/centre HTTP/1.1\r\nX-",
            "PUT /v1/records/0 HTTP/1.1\r\nContent-Length: 9999\r\nHost: a\r\n\r\n",
        ],
        [true, false])
    func slow(start: String, plain: Bool) async throws {
        let centre = try RunningCentre()
        var limits = ServerLimits()
        (limits.headSeconds, limits.requestSeconds, limits.handshakeSeconds) = (1, 1, 1)
        try await centre.serve(plain: plain, limits: limits) { url async throws in
            let port = url.split(separator: ":").last ?? ""
            // One byte every 0.3 s for 15 s; the server has to hang up long before.
            let script = """
                import socket, sys, time
                s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
                s.sendall(sys.argv[2].encode())
                begin = time.time()
                s.settimeout(0.3)
                while time.time() - begin < 15:
                    try:
                        s.sendall(b"a")
                        if s.recv(4096) == b"": break
                    except socket.timeout: pass
                    except OSError: break
                print("%.1f" % (time.time() - begin))
                """
            let text = try await elsewhere(["python3", "-c", script, String(port), start])
            let seconds = try present(Double(text.filter { !$0.isWhitespace }))
            #expect(seconds < 6)
        }
    }

    @Test("Headers beyond the limit are refused and others are still served")
    func headers() async throws {
        let centre = try RunningCentre()
        try await centre.serve(plain: true) { url async throws in
            let large = String(repeating: "a", count: 40_000)
            let status = try? await curl(
                "-o", "/dev/null", "-w", "%{http_code}", "-H", "X-Large: \(large)",
                "\(url)/v1/centre")
            #expect(status != "200")
            #expect(try await curl("\(url)/v1/centre").contains("\"v\":1"))
        }
    }

    private func curl(_ arguments: String...) async throws -> String {
        try await elsewhere(["curl", "-sS", "--max-time", "20"] + arguments)
    }
}

/// Runs a program and waits for it on a thread of its own: the server needs the others.
private func elsewhere(_ command: [String]) async throws -> String {
    try await withCheckedThrowingContinuation { done in
        Thread.detachNewThread {
            done.resume(
                with: Result {
                    String(decoding: try ChildProcess.run(command), as: UTF8.self)
                })
        }
    }
}
