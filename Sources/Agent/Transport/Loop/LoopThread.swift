internal import Glibc

/// A POSIX thread of its own: libcurl blocks while it polls, and Swift's pool must not block.
enum LoopThread {
    /// Runs `body` on a new thread that nobody joins; false when the system gives none.
    static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
        let box = Unmanaged.passRetained(Box(body: body))
        var thread = pthread_t()
        let code = withoutBrokenPipes {
            pthread_create(
                &thread, nil,
                { argument in
                    if let argument {
                        Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body()
                    }
                    return nil
                }, box.toOpaque())
        }
        guard code == 0 else {
            box.release()
            return false
        }
        pthread_detach(thread)
        return true
    }

    /// The new thread inherits the mask: OpenSSL may raise SIGPIPE when a server hangs up, and with
    /// CURLOPT_NOSIGNAL libcurl does not shield us.
    private static func withoutBrokenPipes(_ body: () -> Int32) -> Int32 {
        var brokenPipe = sigset_t()
        var before = sigset_t()
        sigemptyset(&brokenPipe)
        sigaddset(&brokenPipe, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &brokenPipe, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        return body()
    }

    private final class Box: Sendable {
        let body: @Sendable () -> Void

        init(body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}
