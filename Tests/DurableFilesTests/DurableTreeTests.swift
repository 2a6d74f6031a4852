import DurableFiles
import Foundation
import TestSupport
import Testing

/// A folder of many files is whole once its last file is there.
@Suite struct DurableTreeTests {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "tree-\(UUID().uuidString)"
    ).path()

    @Test("Files and folders are made, and listed in the order of their paths")
    func written() throws {
        var tree = try DurableTree(folder)
        try tree.write([1], to: "b/c/d")
        try tree.write([2, 3], to: "a")
        try tree.seal([4], to: "last")
        #expect(try FolderListing.files(below: folder).map(\.path) == ["a", "b/c/d", "last"])
        #expect(try DurableFile.read("\(folder)/b/c/d", limit: 9) == [1])
        #expect(try DurableFile.read("\(folder)/last", limit: 9) == [4])
    }

    @Test("An empty folder is taken, one that holds anything is not, and no file is written twice")
    func occupied() throws {
        try DurableFile.makeFolder(folder)
        var tree = try DurableTree(folder)
        try tree.write([1], to: "a")
        #expect(throws: FileFailure.self) { _ = try DurableTree(folder) }
        #expect(throws: FileFailure.self) { try tree.write([2], to: "a") }
        #expect(try DurableFile.read("\(folder)/a", limit: 9) == [1])
    }

    @Test("What is discarded leaves an empty folder")
    func discarded() throws {
        var tree = try DurableTree(folder)
        try tree.write([1], to: "b/c/d")
        try tree.write([1], to: "b/e")
        tree.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test("A link is listed, said to be no plain file, and not followed")
    func links() throws {
        var tree = try DurableTree(folder)
        try tree.write([1], to: "plain")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder)/link", withDestinationPath: "/")
        let files = try FolderListing.files(below: folder)
        #expect(files.map(\.path) == ["link", "plain"])
        #expect(files.map(\.isPlain) == [false, true])
    }
}
