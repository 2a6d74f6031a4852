import Foundation
import Notation
import Submission
import TestSupport
import Testing
import TransparencyLog

/// The server as a process: joined, stopped, killed and started again.
@Suite(.serialized, .enabled(if: ChildProcess.exists("curl"), "no curl on the path"))
struct ServeCommandTests {
    private let run: CentreFolderRun
    private let office: World

    init() throws {
        run = try CentreFolderRun()
        try run.found()
        office = World(centre: .of("tangshan"))
    }

    private func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        let path = "\(run.path)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Invites the office, sends its request, approves it by two persons, all beside the server.
    private func join(_ url: String) throws {
        let text = try run.aggregator("invite", "--office", "a01", "--name", "河口镇")
            .json["invitation"]?.string
        let secret = try #require(Invitation(text ?? "")).secret
        var request = office.request()
        request.secret = secret
        request.deviceProof = office.keyProof(.possession, nonce: secret)
        request.personProof = office.keyProof(.possession, by: office.clerk, nonce: secret)
        let body = try file("request", request.json.canonical)
        let answer = try run.curl("--data-binary", "@\(body)", "\(url)/v1/enrolments")
        #expect(answer.status == 202)
        let waiting = try run.aggregator("requests").json.array ?? []
        #expect(waiting.map { $0["office"]?.string } == ["a01"])
        let key = try #require(waiting.first?["key"]?.string)
        #expect(try run.byTwo("approve", key).status == 0)
        let again = try run.curl("--data-binary", "@\(body)", "\(url)/v1/enrolments")
        #expect(again.status == 200)
        #expect(try run.aggregator("requests").json == [])
    }

    private func put(_ batch: SealedBatch, _ url: String) throws -> (status: Int, receipt: String) {
        let path = try file("batch", batch.record.wire)
        let answer = try run.curl("-T", path, "\(url)/v1/records/\(batch.record.id)")
        let json = try? JSON(answer.body, form: .canonical)
        return (answer.status, json?["receipt"]?.string ?? "")
    }

    @Test("Commands work beside the running server, and the server knows at once")
    func beside() throws {
        let (server, url) = try run.serve()
        #expect(url.hasPrefix("https://127.0.0.1:"))
        try join(url)
        let batch = office.batch()
        #expect(try put(batch, url).status == 201)
        #expect(try run.aggregator("status").json["batches"]?.integer == 1)
        let revoked = try run.byTwo("revoke", office.device.id.description)
        #expect(revoked.status == 0)
        #expect(try put(office.batch(after: batch), url).status == 201)
        #expect(try run.aggregator("fsck").json["ok"]?.bool == true)
        let second = try run.aggregator("serve", "--listen", "127.0.0.1:0")
        #expect(second.status != 0)
        #expect(second.code == "folder-locked")
        server.terminate()
        #expect(server.wait() == 0)
        #expect(!server.errors.contains(office.device.publicKey.base64))
        #expect(!server.errors.contains("92.5"))
    }

    @Test("Killed at any moment, it gives each batch the one leaf and the receipt it gave before")
    func killed() throws {
        var first = try run.serve("--plain")
        try join(first.url)
        let chain = office.chain(of: 12)
        var receipts: [RecordID: String] = [:]
        for (number, batch) in chain.enumerated() {
            let answer = try put(batch, first.url)
            #expect(answer.status == 201)
            receipts[batch.record.id] = answer.receipt
            guard number % 4 == 3 else { continue }
            try kill(first.server)
            first = try run.serve("--plain")
        }
        for batch in chain {
            let answer = try put(batch, first.url)
            #expect(answer.status == 200)
            let (old, new) = (
                try LogProof(bytes: Array((receipts[batch.record.id] ?? "").utf8)),
                try LogProof(bytes: Array(answer.receipt.utf8))
            )
            #expect(old.index == new.index)
        }
        #expect(try run.aggregator("status").json["batches"]?.integer == 12)
        #expect(try run.aggregator("fsck").json["ok"]?.bool == true)
    }

    /// SIGKILL to the server itself, whose parent is `timeout`.
    private func kill(_ server: ChildProcess) throws {
        _ = try ChildProcess.run([
            "sh", "-c", "kill -9 $(sed -n 's/.*(pid \\([0-9]*\\)).*/\\1/p' \(run.centre)/lock)",
        ])
        server.wait()
    }

    @Test("A restored backup serves nothing and says why; with the newer copy it goes on")
    func restored() throws {
        let first = try run.serve("--plain")
        try join(first.url)
        first.server.terminate()
        first.server.wait()
        let backup = "\(run.path)/backup"
        let manager = FileManager.default
        try manager.createDirectory(atPath: backup, withIntermediateDirectories: true)
        let names = try manager.contentsOfDirectory(atPath: run.centre).filter {
            $0.hasPrefix("log.db")
        }
        for name in names {
            try manager.copyItem(atPath: "\(run.centre)/\(name)", toPath: "\(backup)/\(name)")
        }
        let second = try run.serve("--plain")
        #expect(try put(office.batch(), second.url).status == 201)
        second.server.terminate()
        second.server.wait()
        let newer = "\(run.path)/newer"
        try manager.createDirectory(atPath: newer, withIntermediateDirectories: true)
        for name in try manager.contentsOfDirectory(atPath: run.centre)
        where name.hasPrefix("log.db") {
            try manager.moveItem(atPath: "\(run.centre)/\(name)", toPath: "\(newer)/\(name)")
        }
        for name in names {
            try manager.copyItem(atPath: "\(backup)/\(name)", toPath: "\(run.centre)/\(name)")
        }
        let refused = try run.aggregator("serve", "--listen", "127.0.0.1:0", "--plain")
        #expect(refused.status == 3)
        #expect(refused.code == "log-behind-guard")
        #expect(try run.aggregator("fsck").json["ok"]?.bool == false)
        for name in try manager.contentsOfDirectory(atPath: run.centre)
        where name.hasPrefix("log.db") {
            try manager.removeItem(atPath: "\(run.centre)/\(name)")
        }
        for name in try manager.contentsOfDirectory(atPath: newer) {
            try manager.moveItem(atPath: "\(newer)/\(name)", toPath: "\(run.centre)/\(name)")
        }
        let third = try run.serve("--plain")
        #expect(try put(office.batch(), third.url).status == 200)
        third.server.terminate()
        #expect(third.server.wait() == 0)
    }

    @Test("A stop waits for what is in flight")
    func stop() throws {
        let (server, url) = try run.serve("--plain")
        let port = url.split(separator: ":").last ?? ""
        // Half a request, then SIGTERM to the server, then the other half: it is still answered.
        let script = """
            import os, re, signal, socket, sys, time
            s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
            body = b'{"secret":"x"}'
            head = "POST /v1/enrolments HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: %d\\r\\n\\r\\n"
            s.sendall((head % len(body)).encode() + body[:5])
            time.sleep(0.5)
            pid = int(re.search(r"pid (\\d+)", open(sys.argv[2]).read()).group(1))
            os.kill(pid, signal.SIGTERM)
            time.sleep(0.5)
            s.sendall(body[5:])
            print(s.recv(100).split(b" ")[1].decode())
            """
        let status = try ChildProcess.run([
            "python3", "-c", script, String(port), "\(run.centre)/lock",
        ])
        #expect(String(decoding: status, as: UTF8.self) == "400\n")
        #expect(server.wait() == 0)
    }

    @Test("Where it cannot listen, or plain would leave the machine, it says so and ends")
    func refusals() throws {
        let plain = try run.aggregator("serve", "--listen", "0.0.0.0:0", "--plain")
        #expect(plain.status == 2)
        #expect(plain.code == "plain-not-loopback")
        let malformed = try run.aggregator("serve", "--listen", "8443")
        #expect(malformed.code == "listen-malformed")
        let (server, url) = try run.serve("--plain")
        let other = try CentreFolderRun()
        try other.aggregator("init", "--centre", "other", "--name", "x")
        let port = url.split(separator: ":").last ?? ""
        let taken = try other.aggregator("serve", "--listen", "127.0.0.1:\(port)", "--plain")
        #expect(taken.status == 3)
        #expect(taken.code == "listen-failed")
        server.terminate()
        server.wait()
    }
}
