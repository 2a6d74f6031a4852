import Foundation
import Notation
import TestSupport
import Testing

@testable import Submission

/// Debian's `age` and GNU tar read what we write, and write what we read.
@Suite("Bundles and other tools")
struct OtherToolsTests {
    static let hasAge = ChildProcess.exists("age") && ChildProcess.exists("age-keygen")

    /// A folder that a test may fill.
    private func withFolder(_ work: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try work(folder.path)
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    @Test("age-keygen says the same recipient", .enabled(if: hasAge, "age is not installed"))
    func keygen() throws {
        let identity = AgeFiles.key(42)
        let output = try ChildProcess.run(
            ["age-keygen", "-y"], input: Array("\(identity.secretText)\n".utf8))
        #expect(String(decoding: output, as: UTF8.self) == "\(identity.recipient)\n")
    }

    @Test(
        "age opens what we seal, and we open what age seals",
        .enabled(if: hasAge, "age is not installed"),
        arguments: [0, 1, 65_535, 65_536, 65_537, 131_072, 400_001])
    func sizes(_ size: Int) throws {
        var random = Seeded(seed: UInt64(size))
        let plaintext = random.bytes(size)
        let identity = AgeFiles.key(43)
        try withFolder { folder in
            try write(Array("\(identity.secretText)\n".utf8), to: "\(folder)/key")
            let recipients = [AgeFiles.identity.recipient, identity.recipient]
            let sealed = try AgeFiles.seal(plaintext, to: recipients, step: 9_999)
            let opened = try ChildProcess.run(["age", "-d", "-i", "\(folder)/key"], input: sealed)
            #expect(opened == plaintext)
            let theirs = try ChildProcess.run(
                ["age"] + recipients.flatMap { ["-r", "\($0)"] }, input: plaintext)
            for key in [AgeFiles.identity, identity] {
                let ours = AgeFiles.open(theirs, by: key, step: 1_021)
                #expect(ours.refusal == nil)
                #expect(ours.plaintext == plaintext)
            }
        }
    }

    @Test(
        "age -a, age -p and age for another key are told apart",
        .enabled(if: hasAge, "age is not installed"))
    func refused() throws {
        let recipient = "\(AgeFiles.identity.recipient)"
        let armored = try ChildProcess.run(["age", "-a", "-r", recipient], input: [1, 2, 3])
        #expect(AgeFiles.open(armored).refusal == .armored)
        let other = try ChildProcess.run(
            ["age", "-r", "\(AgeFiles.key(44).recipient)"], input: [1, 2, 3])
        #expect(AgeFiles.open(other).refusal == .notForThisKey)
    }

    @Test("tar writes the same bytes as we do, and lists ours")
    func tar() throws {
        var random = Seeded(seed: 3)
        let digest = Digest(of: [1])
        let members: [(BundleName, [UInt8])] = [
            (.manifest, random.bytes(700)), (.note(digest), random.bytes(512)),
            (.record(RecordID(digest)), []), (.request, random.bytes(1)),
        ]
        try withFolder { folder in
            for (name, content) in members { try write(content, to: "\(folder)/\(name)") }
            let theirs = try ChildProcess.run(
                [
                    "tar", "-C", folder, "--format=ustar", "--mode=0600", "--owner=0", "--group=0",
                    "--numeric-owner", "--mtime=@0", "-cf", "-",
                ] + members.map { "\($0.0)" })
            let ours =
                members.flatMap { name, content in
                    TarWriter.head(of: name, bytes: content.count) + content
                        + TarWriter.padding(after: content.count)
                } + TarWriter.end
            // GNU tar fills its last record up to 10,240 bytes.
            #expect(theirs.count == 10_240)
            #expect(theirs == ours + [UInt8](repeating: 0, count: theirs.count - ours.count))
            let listed = try ChildProcess.run(["tar", "-tf", "-"], input: ours)
            let names = members.map { "\($0.0)\n" }.joined()
            #expect(String(decoding: listed, as: UTF8.self) == names)
        }
    }

    @Test(
        "age and tar unpack a bundle, and what they pack is a bundle",
        .enabled(if: hasAge, "age is not installed"))
    func bundle() throws {
        let file = try Bundles.file()
        let names = ["manifest.json"] + Bundles.members.map { "\($0.name)" }
        try withFolder { folder in
            try write(Array("\(AgeFiles.identity.secretText)\n".utf8), to: "\(folder)/key")
            let opened = try ChildProcess.run(["age", "-d", "-i", "\(folder)/key"], input: file)
            let listed = try ChildProcess.run(["tar", "-tf", "-"], input: opened)
            let lines = names.map { "\($0)\n" }.joined()
            #expect(String(decoding: listed, as: UTF8.self) == lines)
            _ = try ChildProcess.run(["tar", "-C", folder, "-xf", "-"], input: opened)
            for member in Bundles.members {
                let url = URL(fileURLWithPath: "\(folder)/\(member.name)")
                #expect(try Data(contentsOf: url) == Data(member.bytes), "\(member.name)")
            }
            let packed = try ChildProcess.run(
                ["tar", "-C", folder, "--format=ustar", "-cf", "-"] + names)
            let theirs = try ChildProcess.run(
                ["age", "-r", "\(AgeFiles.identity.recipient)"], input: packed)
            let read = Bundles.read(theirs, step: 4_099)
            #expect(read.refusal == nil)
            #expect(read.members == Bundles.members)
            // Whole folders bring members that are folders.
            let folders = try ChildProcess.run(
                ["tar", "-C", folder, "--format=ustar", "-cf", "-", "manifest.json", "records"])
            let other = try ChildProcess.run(
                ["age", "-r", "\(AgeFiles.identity.recipient)"], input: folders)
            #expect(Bundles.refusal(other) == ["bundle-member-wrong", "tar"])
        }
    }
}
