import Foundation

/// The files that are tracked or about to be, each read once.
struct Repository: Sendable {
    /// The repository that this file is part of.
    static let own = Result { try Repository(root: Repository.packageRoot) }

    var files: [SourceFile]

    /// The Swift files of the package, without the manifest.
    var swiftFiles: [SourceFile] {
        files.filter { $0.path.hasSuffix(".swift") && $0.path != "Package.swift" }
    }

    /// The manifest.
    var manifest: Manifest {
        Manifest(files.first { $0.path == "Package.swift" } ?? SourceFile("Package.swift", ""))
    }

    /// Four levels up from here.
    private static var packageRoot: URL {
        (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent()
        }
    }

    /// Reads every file that is text; a binary file has its path and no line.
    init(root: URL) throws {
        files = try Self.paths(root).map { path in
            let data = try Data(contentsOf: root.appendingPathComponent(path))
            return SourceFile(path, String(data: data, encoding: .utf8) ?? "")
        }
    }

    /// What git tracks or would add, without what was deleted or is no plain file.
    private static func paths(_ root: URL) throws -> [String] {
        let git = Process()
        git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        git.currentDirectoryURL = root
        git.arguments = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        let output = Pipe()
        git.standardOutput = output
        try git.run()
        let listed = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { throw GitFailure(status: git.terminationStatus) }
        return listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }.filter {
            var isFolder: ObjCBool = false
            let path = root.appendingPathComponent($0).path
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}

/// git could not list the files: the tidy rules need a clone with git installed.
struct GitFailure: Error {
    var status: Int32
}
