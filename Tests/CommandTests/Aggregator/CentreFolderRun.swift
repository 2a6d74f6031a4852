import Foundation
import Notation
import TestSupport

/// A folder for one test, and the command run in it as people run it.
final class CentreFolderRun: Sendable {
    let path: String
    let program = "\(Vectors.packageRoot)/.build/debug/shangji"

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
        try write("passphrase wang\n", to: "wang.pass")
        try write("passphrase li\n", to: "li.pass")
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var centre: String { "\(path)/C" }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }

    /// What a command printed and how it ended.
    struct Run {
        let status: Int
        let json: JSON
        let output: String
        let errors: String

        /// The code of the error it printed.
        var code: String? { json["error"]?["code"]?.string }
    }

    /// Runs `shangji aggregator WORDS --folder C --json`.
    @discardableResult
    func aggregator(_ words: String..., json: Bool = true, folder: Bool = true) throws -> Run {
        try aggregator(words, json: json, folder: folder)
    }

    /// The same with words in a list.
    func aggregator(_ words: [String], json: Bool = true, folder: Bool = true) throws -> Run {
        var arguments = [program, "aggregator"] + words
        if folder { arguments += ["--folder", centre] }
        if json { arguments.append("--json") }
        let child = try ChildProcess(arguments, input: [])
        let status = child.wait()
        let text = String(decoding: child.output, as: UTF8.self)
        let value = try? JSON(child.output.dropLast(), form: .canonical)
        return Run(status: status, json: value ?? .null, output: text, errors: child.errors)
    }

    /// A centre with the clerk wang and the head li.
    func found() throws {
        try aggregator("init", "--centre", "tangshan", "--name", "唐山市考核办")
        for (person, role) in [("wang", "clerk"), ("li", "head")] {
            try aggregator(
                "person", "add", "--id", person, "--name", person, "--role", role,
                "--passphrase-file", "\(path)/\(person).pass")
        }
    }

    /// The words for what takes two persons.
    var two: [String] {
        [
            "--as", "wang", "--with", "li", "--passphrase-file", "\(path)/wang.pass",
            "--with-passphrase-file", "\(path)/li.pass",
        ]
    }

    /// Runs a command that takes two persons.
    @discardableResult
    func byTwo(_ words: String...) throws -> Run {
        let child = try ChildProcess(
            [program, "aggregator"] + words + two + ["--folder", centre, "--json"], input: [])
        let status = child.wait()
        let value = try? JSON(child.output.dropLast(), form: .canonical)
        return Run(
            status: status, json: value ?? .null,
            output: String(decoding: child.output, as: UTF8.self), errors: child.errors)
    }

    /// Starts the server and waits for its first line; returns it and its URL.
    func serve(_ words: String...) throws -> (server: ChildProcess, url: String) {
        let server = try ChildProcess(
            [program, "aggregator", "serve", "--folder", centre, "--listen", "127.0.0.1:0"]
                + words)
        for _ in 0..<600 {
            let line = server.output.split(separator: 0x0A).first.map(Array.init) ?? []
            if let json = try? JSON(line, form: .canonical),
                let url = json["listening"]?.string
            {
                return (server, url)
            }
            guard server.isRunning else { break }
            usleep(50_000)
        }
        throw ChildFailure(command: ["serve"], status: server.wait(), errors: server.errors)
    }

    /// Asks the server with curl; returns status code and body.
    func curl(_ arguments: String...) throws -> (status: Int, body: [UInt8]) {
        let output = try ChildProcess.run(
            ["curl", "-sSk", "--max-time", "20", "-w", "%{http_code}"] + arguments)
        let status = Int(String(decoding: output.suffix(3), as: UTF8.self)) ?? 0
        return (status, output.dropLast(3))
    }
}
