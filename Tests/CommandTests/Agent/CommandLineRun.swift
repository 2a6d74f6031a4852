import Foundation
import Notation
import Submission
import TestSupport
import Testing

/// What a run of the built command wrote and how it ended.
struct CommandLineRun {
    /// Standard output.
    let output: String
    /// Standard error.
    let errors: String
    /// The exit code.
    let exit: Int

    /// Runs `shangji` with its input at its end.
    init(_ arguments: [String], environment: [String] = []) throws {
        let command = Vectors.packageRoot + "/.build/debug/shangji"
        let child = try ChildProcess(
            ["env", "-u", "SHANGJI_PASSPHRASE"] + environment + [command] + arguments, input: [])
        exit = child.wait()
        output = String(decoding: child.output, as: UTF8.self)
        errors = child.errors
    }

    /// The one JSON value on standard output.
    func json() throws -> JSON {
        #expect(output.hasSuffix("\n") && output.filter { $0 == "\n" }.count == 1)
        return try JSON(Array(output.utf8.dropLast()), form: .canonical)
    }

    /// The code of the error on standard output.
    func errorCode() throws -> String? { try json()["error"]?["code"]?.string }
}

/// A folder that ends with its test, with a passphrase file in it.
final class TestFolder: Sendable {
    /// The folder.
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try Data("correct horse\n".utf8).write(to: URL(fileURLWithPath: passphrase))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A file with the passphrase.
    var passphrase: String { path + "/passphrase" }
    /// The agent's folder.
    var agent: String { path + "/A" }

    /// An invitation of a centre that nobody answers for.
    static let invitation = World().invitation(server: "http://127.0.0.1:9", pin: nil).text

    /// Joins without network.
    @discardableResult
    func join(_ more: [String] = []) throws -> CommandLineRun {
        try CommandLineRun(
            [
                "agent", "join", "--folder", agent, Self.invitation, "--person", "chen", "--name",
                "陈明", "--passphrase-file", passphrase,
            ] + more)
    }

    /// Runs an agent command in this folder with `--json`.
    func run(_ arguments: String...) throws -> CommandLineRun {
        try CommandLineRun(["agent"] + arguments + ["--folder", agent, "--json"])
    }
}
