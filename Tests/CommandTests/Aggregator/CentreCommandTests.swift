import Foundation
import Notation
import Submission
import TestSupport
import Testing

/// The commands of the centre as a person or a script runs them.
struct CentreCommandTests {
    private let run: CentreFolderRun

    init() throws {
        run = try CentreFolderRun()
    }

    @Test("A centre is made once: what init prints, and what it refuses")
    func founding() throws {
        let made = try run.aggregator("init", "--centre", "tangshan", "--name", "唐山市考核办")
        #expect(made.status == 0)
        #expect(made.json["centre"]?.string == "tangshan")
        #expect(made.json["origin"]?.string == "shangji/tangshan/1")
        #expect(made.json["rootKey"]?.string == "\(run.centre)/root.json")
        #expect(SpokenCode(made.json["fingerprint"]?.string ?? "") != nil)
        let again = try run.aggregator("init", "--centre", "tangshan", "--name", "唐山市考核办")
        #expect(again.status == 1)
        #expect(again.code == "folder-exists")
        let wrong = try run.aggregator("init", "--centre", "a b", "--name", "x")
        #expect(wrong.status == 2)
    }

    @Test("Without a centre in the folder every command says so and makes nothing")
    func missing() throws {
        for words in [["status"], ["offices"], ["findings"], ["dump"], ["rebuild"], ["fsck"]] {
            let result = try run.aggregator(words[0])
            #expect(result.status == 1)
            #expect(result.code == "centre-missing")
        }
        #expect(!FileManager.default.fileExists(atPath: run.centre))
    }

    @Test("Persons are enrolled with the root key and a passphrase that is not an argument")
    func persons() throws {
        try run.found()
        #expect(try run.aggregator("status").json["size"]?.integer == 3)
        let twice = try run.aggregator(
            "person", "add", "--id", "wang", "--name", "王", "--role", "clerk",
            "--passphrase-file", "\(run.path)/wang.pass")
        #expect(twice.code == "person-exists")
        try run.write("short\n", to: "short.pass")
        let short = try run.aggregator(
            "person", "add", "--id", "zhao", "--name", "赵", "--role", "clerk",
            "--passphrase-file", "\(run.path)/short.pass")
        #expect(short.code == "passphrase-short")
        let none = try run.aggregator(
            "person", "add", "--id", "zhao", "--name", "赵", "--role", "clerk")
        #expect(none.status == 2)
        #expect(none.code == "passphrase-missing")
        try FileManager.default.moveItem(
            atPath: "\(run.centre)/root.json", toPath: "\(run.path)/stick.json")
        let offline = try run.aggregator(
            "person", "add", "--id", "zhao", "--name", "赵", "--role", "head",
            "--passphrase-file", "\(run.path)/wang.pass", "--root", "\(run.path)/stick.json")
        #expect(offline.status == 0)
        #expect(KeyID(hex: offline.json["key"]?.string ?? "") != nil)
    }

    @Test("A scheme takes two persons; a broken one is refused with its findings")
    func schemes() throws {
        try run.found()
        let file = "\(Vectors.packageRoot)/fixtures/tangshan/scheme.yaml"
        let first = try run.byTwo("scheme", "publish", file)
        #expect(first.status == 0)
        #expect(first.json["version"]?.integer == 1)
        #expect(Digest(hex: first.json["hash"]?.string ?? "") != nil)
        let same = try run.byTwo("scheme", "publish", file)
        #expect(same.json["id"] == first.json["id"] && same.json["hash"] == first.json["hash"])
        #expect(first.json["new"]?.bool == true && same.json["new"]?.bool == false)
        let words = try run.aggregator(
            ["scheme", "publish", file, "--lang", "en"] + run.two, json: false)
        #expect(words.output.contains("unchanged: version 1 stands"))
        let one = try run.aggregator(
            "scheme", "publish", file, "--as", "wang", "--with", "wang", "--passphrase-file",
            "\(run.path)/wang.pass")
        #expect(one.code == "approval-not-by-two")
        try run.write("id: x\ntitle: [\n", to: "broken.yaml")
        let broken = try run.byTwo("scheme", "publish", "\(run.path)/broken.yaml")
        #expect(broken.status == 1)
        #expect(broken.json["error"]?["findings"]?.array?.isEmpty == false)
        let absent = try run.byTwo("scheme", "publish", "\(run.path)/absent.yaml")
        #expect(absent.code == "file-missing")
        #expect(try run.aggregator("status").json["size"]?.integer == 5)
    }

    @Test("An invitation can be read by the other side and names the server it was given")
    func invitation() throws {
        try run.found()
        let unknown = try run.aggregator("invite", "--office", "a01", "--name", "河口镇")
        #expect(unknown.code == "server-unknown")
        let made = try run.aggregator(
            "invite", "--office", "a01", "--name", "河口镇", "--server",
            "https://centre.example:8443")
        let invitation = Invitation(made.json["invitation"]?.string ?? "")
        #expect(invitation?.server == "https://centre.example:8443")
        #expect(invitation?.office == .of("a01"))
        #expect(invitation?.tlsPin != nil)
        #expect(made.json["fingerprint"]?.string == invitation?.card.fingerprint.description)
    }

    @Test("Lists are JSON arrays, words are for people, and the folder is clean")
    func lists() throws {
        try run.found()
        #expect(try run.aggregator("requests").json == [])
        #expect(try run.aggregator("offices").json == [])
        #expect(try run.aggregator("findings").json == [])
        #expect(try run.aggregator("fsck").json == ["findings": [], "ok": true])
        #expect(try run.aggregator("rebuild").json == ["same": true])
        #expect(try run.aggregator("status", json: false).output.contains("日志 3 条"))
        #expect(
            try run.aggregator("status", "--lang", "en", json: false).output
                .contains("3 leaves"))
    }

    @Test("Damage makes fsck end with 1 and name it")
    func damage() throws {
        try run.found()
        let path = "\(run.centre)/guard"
        var guardFile = try Data(contentsOf: URL(fileURLWithPath: path))
        guardFile[guardFile.count - 9] ^= 1
        try guardFile.write(to: URL(fileURLWithPath: path))
        let result = try run.aggregator("fsck")
        #expect(result.status == 1)
        #expect(result.json["ok"]?.bool == false)
        #expect(result.json["findings"]?.array?.isEmpty == false)
    }

    @Test("The dump is canonical JSON, the same twice")
    func dump() throws {
        try run.found()
        let (one, two) = (try run.aggregator("dump"), try run.aggregator("dump"))
        #expect(one.output == two.output)
        #expect(one.json["centre"]?.string == "tangshan")
        #expect(one.json["keys"]?.array?.count == 4)
    }

    @Test(
        "Wrong use ends with 2 and says what is wrong",
        arguments: [
            ["approve", "xyz"], ["revoke"], ["serve"], ["person"], ["invite", "--office", "a/b"],
            ["init"],
        ])
    func wrongUse(words: [String]) throws {
        let child = try ChildProcess([run.program, "aggregator"] + words + ["--json"], input: [])
        #expect([2, 0].contains(child.wait()))
        #expect(!child.output.isEmpty || !child.errors.isEmpty)
    }
}
