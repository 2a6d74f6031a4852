import Agent
import Synchronization
import Testing

@Suite("Many calls, cancelled calls, the end")
struct TransportConcurrencyTests {
    @Test("A hundred calls at once get a hundred answers, each its own, over few connections")
    func hundred() async throws {
        let seen = Seen()
        let server = try LoopbackServer(seen.echo)
        let transport = try server.client()
        let bodies = await withTaskGroup(of: (Int, [UInt8]?).self) { group in
            for number in 0..<100 {
                group.addTask {
                    let call = HTTPCall(.post, "/\(number)", body: Array("\(number)".utf8))
                    return (number, try? await transport.perform(call).get().body)
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        for number in 0..<100 { #expect(bodies[number] == Array("\(number)".utf8)) }
        #expect(Set(seen.requests.map(\.path)).count == 100)
        #expect(server.connections <= server.settings.maxConcurrent)
    }

    @Test("Calls one after the other share one connection")
    func reuse() async throws {
        let server = try LoopbackServer(Seen().echo)
        let transport = try server.client()
        for _ in 0..<5 { _ = try await transport.perform(HTTPCall(.get, "/")).get() }
        #expect(server.connections == 1)
    }

    @Test("A kept connection that the server closed is replaced, the body sent again")
    func deadConnection() async throws {
        let server = try LoopbackServer { connection in
            guard let request = connection.request() else { return }
            connection.reply(body: request.body)
        }
        let transport = try server.client()
        for number in 0..<5 {
            let call = HTTPCall(.put, "/", body: [UInt8(number)])
            #expect(try await transport.perform(call).get().body == [UInt8(number)])
        }
    }

    @Test("A cancelled task breaks its transfer off and leaves the others alone")
    func cancelRunning() async throws {
        let (events, told) = AsyncStream.makeStream(of: String.self)
        let server = try LoopbackServer { connection in
            guard let request = connection.request() else { return }
            if request.path == "/quick" {
                connection.reply()
            } else {
                told.yield("asked")
                connection.waitForEnd()
                told.yield("gone")
            }
        }
        let transport = try server.client()
        let slow = Task { await transport.perform(HTTPCall(.get, "/slow")) }
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == "asked")
        slow.cancel()
        #expect(await slow.value.failure?.code == .cancelled)
        #expect(await iterator.next() == "gone")
        #expect(try await transport.perform(HTTPCall(.get, "/quick")).get().status == 200)
    }

    @Test("A task cancelled before it calls gets its answer too")
    func cancelledBefore() async throws {
        let server = try LoopbackServer { $0.waitForEnd() }
        let transport = try server.client()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return await transport.perform(HTTPCall(.get, "/"))
        }
        task.cancel()
        #expect(await task.value.failure?.code == .cancelled)
    }

    @Test("A call that only waits can be cancelled as well")
    func cancelWaiting() async throws {
        let (events, told) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            told.yield()
            connection.waitForEnd()
        }
        let transport = try server.client {
            $0.maxConcurrent = 1
        }
        let running = Task { await transport.perform(HTTPCall(.get, "/1")) }
        for await _ in events { break }
        let waiting = Task { await transport.perform(HTTPCall(.get, "/2")) }
        waiting.cancel()
        #expect(await waiting.value.failure?.code == .cancelled)
        running.cancel()
        #expect(await running.value.failure?.code == .cancelled)
        #expect(server.connections == 1)
    }

    @Test("More callers than may wait are turned away at once")
    func busy() async throws {
        let server = try LoopbackServer { $0.waitForEnd() }
        let transport = try server.client {
            $0.maxConcurrent = 1
            $0.maxWaiting = 2
        }
        let codes = await withTaskGroup(of: TransportFailure.Code?.self) { group in
            for _ in 0..<10 {
                group.addTask { await transport.perform(HTTPCall(.get, "/")).failure?.code }
            }
            var codes: [TransportFailure.Code?] = []
            for await code in group {
                codes.append(code)
                // One may run and two may wait, so at least seven are turned away; then the rest
                // is ended.
                if codes.count == 7 { transport.shutdown() }
            }
            return codes
        }
        #expect(codes.prefix(7).allSatisfy { $0 == .busy })
        // An eighth is turned away where the first of those who wait was not yet fetched.
        #expect(codes.dropFirst(7).allSatisfy { $0 == .shutDown || $0 == .busy })
        #expect(codes.suffix(2).allSatisfy { $0 == .shutDown })
    }

    @Test("A shut down transport answers what runs, what waits and what comes later")
    func shutdown() async throws {
        let (events, told) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            told.yield()
            connection.waitForEnd()
        }
        let transport = try server.client {
            $0.maxConcurrent = 2
        }
        let tasks = (0..<6).map { number in
            Task { await transport.perform(HTTPCall(.get, "/\(number)")) }
        }
        for await _ in events { break }
        transport.shutdown()
        transport.shutdown()
        for task in tasks { #expect(await task.value.failure?.code == .shutDown) }
        #expect(await transport.perform(HTTPCall(.get, "/")).failure?.code == .shutDown)
    }

    @Test("A transport nobody holds any more closes its connections")
    func letGo() async throws {
        let (events, told) = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { connection in
            _ = connection.request()
            connection.reply()
            connection.waitForEnd()
            told.yield()
        }
        do {
            let transport = try server.client()
            _ = try await transport.perform(HTTPCall(.get, "/")).get()
        }
        for await _ in events { break }
    }
}
