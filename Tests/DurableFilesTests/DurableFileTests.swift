import DurableFiles
import Foundation
import Notation
import TestSupport
import Testing

/// Files are old or new, never half; folders have one holder.
@Suite struct DurableFileTests {
    let folder = FileManager.default.temporaryDirectory.appending(
        path: "durable-\(UUID().uuidString)"
    ).path()

    init() throws {
        try DurableFile.makeFolder(folder)
    }

    @Test("A file is written, replaced and read back with mode 0600")
    func replace() throws {
        let path = "\(folder)/note"
        try DurableFile.write([1, 2, 3], to: path)
        try DurableFile.write([4], to: path)
        #expect(try DurableFile.read(path, limit: 10) == [4])
        #expect(!DurableFile.isOpenToOthers(path))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["note"])
    }

    @Test("A file past its limit is not read")
    func limit() throws {
        let path = "\(folder)/large"
        try DurableFile.write([UInt8](repeating: 7, count: 100), to: path)
        #expect(throws: FileFailure("read", path, errno: EFBIG)) {
            try DurableFile.read(path, limit: 99)
        }
        #expect(try DurableFile.read(path, limit: 100).count == 100)
    }

    @Test("A write that fails leaves the old file and nothing beside it")
    func failed() throws {
        let path = "\(folder)/sub"
        try DurableFile.makeFolder(path)
        #expect(throws: FileFailure.self) { try DurableFile.write([1], to: path) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["sub"])
    }

    @Test(
        "What the system refuses is told in its own words",
        arguments: [
            (ENOSPC, FindingCode.diskFull), (EACCES, .folderReadOnly), (EROFS, .folderReadOnly),
            (ENOENT, .fileMissing), (EISDIR, .fileIsFolder), (EIO, .fileBroken),
        ])
    func words(errno: Int32, code: FindingCode) {
        let failure = FileFailure("write", "/a", errno: errno)
        #expect(failure.finding.code == code)
        #expect(failure.finding.at == "/a")
    }

    @Test("Making a folder twice is fine; a file in its place is not")
    func makeFolder() throws {
        try DurableFile.makeFolder(folder)
        try DurableFile.write([1], to: "\(folder)/file")
        #expect(throws: FileFailure("mkdir", "\(folder)/file", errno: EEXIST)) {
            try DurableFile.makeFolder("\(folder)/file")
        }
    }

    @Test("The second to take a lock is told who holds it; afterwards it is free")
    func lock() throws {
        do {
            let held = try FolderLock.take(folder: folder, holder: "shangji agent run").get()
            guard case .failure(let refusal) = try FolderLock.take(folder: folder, holder: "x")
            else {
                Issue.record("A second holder came in.")
                return
            }
            #expect(refusal.holder == "shangji agent run (pid \(getpid()))")
            #expect(refusal.finding.code == .folderLocked)
            withExtendedLifetime(held) {}
        }
        #expect(throws: Never.self) {
            try FolderLock.take(folder: folder, holder: "later").get()
        }
    }
}
