import Foundation

/// Other people's public test vectors, which live outside the repository.
///
/// The folder is the one named by the environment variable `SHANGJI_VECTORS`; without it
/// `../shared/vectors` beside the package. Where it is absent a test is recorded as skipped, never
/// silently passed:
///
/// ```swift
/// @Test(.enabled(if: Vectors.arePresent, "no vectors: set SHANGJI_VECTORS"))
/// func `RFC 6962 vectors agree`() throws {
///     for path in try Vectors.files(under: "rfc6962/testdata/inclusion", suffix: ".json") {
///         let vector = try Vectors.decode(Inclusion.self, from: path)
/// ```
public enum Vectors {
    /// The folder of vectors, nil when there is none on this machine.
    public static let folder: String? = {
        let environment = ProcessInfo.processInfo.environment
        let path = environment["SHANGJI_VECTORS"].map { absolute($0) } ?? beside
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        return exists && isFolder.boolValue ? path : nil
    }()

    /// The root of the package, found from the place of this file.
    public static let packageRoot: String = {
        URL(fileURLWithPath: #filePath)  // Tests/TestSupport/Vectors.swift
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .standardizedFileURL.path
    }()

    /// Whether the vectors can be read; for `.enabled(if:)`.
    public static var arePresent: Bool { folder != nil }

    /// The bytes of one vector file; `path` is relative to the folder.
    ///
    /// Throws `Absent` when there is no folder, Foundation's error when the file cannot be read.
    public static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: try place(path))))
    }

    /// One JSON vector file, decoded; `path` is relative to the folder.
    public static func decode<Value: Decodable>(
        _ type: Value.Type = Value.self, from path: String
    ) throws -> Value {
        let data = try Data(contentsOf: URL(fileURLWithPath: try place(path)))
        return try JSONDecoder().decode(type, from: data)
    }

    /// The paths, relative to the folder and sorted, of all regular files below `subfolder` whose
    /// name ends in `suffix`.
    public static func files(under subfolder: String, suffix: String = "") throws -> [String] {
        let root = try place(subfolder)
        let below = try FileManager.default.subpathsOfDirectory(atPath: root)
        return below.sorted().compactMap { name in
            var isFolder: ObjCBool = false
            let full = root + "/" + name
            guard name.hasSuffix(suffix),
                FileManager.default.fileExists(atPath: full, isDirectory: &isFolder),
                !isFolder.boolValue
            else { return nil }
            return subfolder + "/" + name
        }
    }

    /// The vectors were asked for on a machine that has none.
    public struct Absent: Error {}

    private static func place(_ path: String) throws -> String {
        guard let folder else { throw Absent() }
        return path.isEmpty ? folder : folder + "/" + path
    }

    private static var beside: String { absolute("../shared/vectors") }

    private static func absolute(_ path: String) -> String {
        if path.hasPrefix("/") { return path }
        return URL(fileURLWithPath: packageRoot + "/" + path).standardizedFileURL.path
    }
}
