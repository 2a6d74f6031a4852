/// Where files are, how folders are called, and what is not ours to track.
enum PlaceRule {
    static let topLevel: Set = [
        "Package.swift", "Sources", "Tests", "fixtures", "docs", "README.md", "Makefile",
    ]
    static let bannedFolders: Set = ["Core", "Common", "Utils", "Helpers", "Manager"]
    static let filesInFolder = 15

    /// Everything that a path alone tells.
    static func problems(_ paths: [String]) -> [Problem] {
        paths.flatMap { topLevel($0) + untracked($0) + names($0) + depth($0) } + crowded(paths)
    }

    private static func at(_ path: String, _ sentence: String) -> [Problem] {
        [Problem(path: path, line: 1, sentence: sentence)]
    }

    private static func topLevel(_ path: String) -> [Problem] {
        let first = path.split(separator: "/").first.map(String.init) ?? ""
        guard !topLevel.contains(first), !first.hasPrefix(".") else { return [] }
        return at(path, "\(first) does not belong to the top level.")
    }

    private static func untracked(_ path: String) -> [Problem] {
        let parts = path.split(separator: "/")
        let ends = [".sqlite", ".sqlite-wal", ".sqlite-shm", ".pem", ".key", ".pyc"]
        guard
            parts.last == "Package.resolved" || parts.contains(where: { $0.hasPrefix(".build") })
                || ends.contains(where: path.hasSuffix)
        else { return [] }
        return at(path, "Such a file is made anew or kept secret: it is not tracked.")
    }

    private static func names(_ path: String) -> [Problem] {
        let parts = path.split(separator: "/").map(String.init)
        if parts.last?.hasPrefix("Placeholder") == true {
            return at(path, "A placeholder is left.")
        }
        return parts.dropLast().filter(bannedFolders.contains).flatMap {
            at(path, "A folder is called \($0): name it after its idea.")
        }
    }

    /// A target has rooms, and a large room has corners: no deeper.
    private static func depth(_ path: String) -> [Problem] {
        let parts = path.split(separator: "/")
        guard ["Sources", "Tests"].contains(parts.first), parts.count > 5 else { return [] }
        return at(path, "The folder is deeper than two levels in its target.")
    }

    private static func crowded(_ paths: [String]) -> [Problem] {
        var folders = Dictionary(
            grouping: paths.filter { $0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") }
                .filter { SourceFile($0, "").isCode }
        ) { $0.split(separator: "/").dropLast().joined(separator: "/") }
        // The catalogue has a file for each area of the program.
        folders["Sources/Notation/Findings"] = nil
        return folders.filter { $0.value.count > filesInFolder }.sorted { $0.key < $1.key }
            .flatMap {
                at($0.key, "The folder has \($0.value.count) files, over \(filesInFolder).")
            }
    }

    /// Folders of somebody's machine; a name right after one may make it an example.
    private static let machineFolders = ["work", "root", "home"].map { "/\($0)/" }
    private static let examples = ["/home/clerk"]

    /// Paths that hold on one machine only, in any text.
    static func machinePaths(_ file: SourceFile) -> [Problem] {
        file.lines.enumerated().flatMap { index, line in
            machineFolders.filter { mentions(line, $0) }.map {
                file.problem(index + 1, "\($0) is a folder of somebody's machine.")
            }
        }
    }

    private static func mentions(_ line: Substring, _ folder: String) -> Bool {
        var rest = line[...]
        while let range = rest.firstRange(of: folder) {
            let before = line[..<range.lowerBound].last
            let isRooted = before.map { !$0.isLetter && !$0.isNumber && !"._-~*}){$".contains($0) }
            let here = line[range.lowerBound...]
            if isRooted ?? true, !examples.contains(where: { here.hasPrefix($0) }) { return true }
            rest = line[range.upperBound...]
        }
        return false
    }
}
