internal import Foundation
internal import Glibc
internal import Synchronization

/// Somebody else's program, started by a test; ends with this object at the latest.
///
/// Not Foundation's `Process`: its children inherit every open descriptor, so that a server started
/// by one test keeps alive what another one waits to see closed. This child gets 0, 1 and 2.
public final class ChildProcess: Sendable {
    private let pid: pid_t
    private let folder: URL
    /// The status of `waitpid`, once it was fetched.
    private let ended = Mutex<Int32?>(nil)
    /// Our end of the child's input, for programs that end when their input does.
    private let inputEnd: Int32

    /// Starts `command`, looked for along the path.
    ///
    /// - Parameters:
    ///   - input: what it can read; nil gives an input that neither brings anything nor ends.
    ///   - seconds: it is ended from outside after this long, even if the tests are killed.
    public init(_ command: [String], input: [UInt8]? = nil, seconds: Int = 120) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "child-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw POSIXError(.EMFILE) }
        defer { close(ends[0]) }
        inputEnd = ends[1]
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            let file = folder.appending(path: "input")
            try Data(input).write(to: file)
            posix_spawn_file_actions_addopen(&actions, 0, file.path, O_RDONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, ends[0], 0)
        }
        let (output, errors) = (folder.appending(path: "1").path, folder.appending(path: "2").path)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT, 0o600)
        // All that may be open: marking each as close-on-exec would come too late in some thread.
        for descriptor in 3..<Int32(1024) {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        pid = try Self.spawn(["timeout", "\(seconds)"] + command, &actions)
    }

    deinit {
        terminate()
        wait()
        close(inputEnd)
        try? FileManager.default.removeItem(at: folder)
    }

    /// What it has written so far.
    public var output: [UInt8] {
        [UInt8]((try? Data(contentsOf: folder.appending(path: "1"))) ?? Data())
    }

    /// What it has complained about so far.
    public var errors: String {
        let data = (try? Data(contentsOf: folder.appending(path: "2"))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }

    /// Whether it has not ended yet.
    public var isRunning: Bool {
        ended.withLock { ended in
            var status: Int32 = 0
            if ended == nil, waitpid(pid, &status, WNOHANG) == pid { ended = status }
            return ended == nil
        }
    }

    /// Waits for its end and returns its exit status, or 128 and the signal that killed it.
    @discardableResult
    public func wait() -> Int {
        let status = ended.withLock { ended in
            var status: Int32 = ended ?? 0
            if ended == nil { waitpid(pid, &status, 0) }
            ended = status
            return Int(status)
        }
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
    }

    /// Asks it to end.
    public func terminate() {
        ended.withLock { ended in
            // An ended child's number may belong to somebody else by now.
            if ended == nil { kill(pid, SIGTERM) }
        }
    }

    /// Runs a command to its end and returns its output.
    ///
    /// - Throws: `ChildFailure` unless it exits with 0.
    public static func run(_ command: [String], input: [UInt8] = []) throws -> [UInt8] {
        let child = try ChildProcess(command, input: input)
        let status = child.wait()
        guard status == 0 else {
            throw ChildFailure(command: command, status: status, errors: child.errors)
        }
        return child.output
    }

    /// Whether a command is on the path; a test that needs it is recorded as skipped otherwise.
    public static func exists(_ command: String) -> Bool {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return path.split(separator: ":").contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(command)")
        }
    }

    private static func spawn(
        _ command: [String], _ actions: inout posix_spawn_file_actions_t
    ) throws -> pid_t {
        var arguments = command.map { strdup($0) }
        arguments.append(nil)
        defer { for argument in arguments { free(argument) } }
        // The threads of Swift's pool block signals, and a child inherits that too.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        var pid: pid_t = 0
        let code = posix_spawnp(&pid, command[0], &actions, &attributes, arguments, environ)
        guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EINVAL) }
        return pid
    }
}

/// A command that a test needed did not end well.
public struct ChildFailure: Error {
    /// What was run.
    public let command: [String]
    /// Its exit status, or 128 and the signal.
    public let status: Int
    /// What it complained about.
    public let errors: String

    /// A failure of a child.
    public init(command: [String], status: Int, errors: String) {
        self.command = command
        self.status = status
        self.errors = errors
    }
}
