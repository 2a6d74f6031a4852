import Notation
import TestSupport
import Testing

/// A scheme that is amended while an office is at work, and a second person on its computer.
@Suite("Amended at work, reviewed on one computer")
struct AmendmentStickTests {
    private static let first = """
          - {id: A1, title: 增速, weight: 60, responsible: [a01], rule: direct}
          - {id: A2, title: 满意度, weight: 40, responsible: [a01], rule: direct}
        """
    private static let second = """
          - {id: A1, title: 增速, weight: 60, responsible: [a01], rule: {direct: {max: 50}}}
          - {id: A3, title: 环境, weight: 40, responsible: [a01], rule: direct}
        """

    @Test("Drafts are mapped, values that count no more are told on both sides, and given again")
    func amended() throws {
        let office = try OfficeBySticks(scheme: OfficeBySticks.scheme(Self.first))
        try office.agent("draft", "set", "--period", "april", "A1", "t1", "40")
        #expect(try office.agent("seal", "--period", "april").status == 0)
        #expect(try office.carry()["taken"]?.array?.count == 1)
        try office.agent("draft", "set", "--period", "april", "A1", "t2", "45")
        try office.agent("draft", "set", "--period", "april", "A2", "t1", "70")

        let amended = OfficeBySticks.scheme(
            version: 2, more: "amendment: {reason: 年中}", Self.second)
        let preview = try office.publish(amended, "--preview")
        #expect(preview.status == 0)
        let acts = preview.json["difference"]?["changes"]?.array?.map {
            "\($0["id"]?.string ?? "") \($0["act"]?.string ?? "")"
        }
        #expect(acts == ["A1 meaning", "A3 added", "A2 removed"])
        #expect(preview.json["version"]?.integer == 2)
        #expect(try office.publish(amended).json["difference"] == preview.json["difference"])

        let findings = try office.run.aggregator("findings").json.array ?? []
        let asked = findings.filter { $0["code"]?.string == "cell-asked-again" }
        #expect(asked.map { $0["cell"]?.string } == ["april/A1/t1"])
        #expect(asked.first?["office"]?.string == "a01")
        let board = try office.run.aggregator("status", "--period", "april").json
        let line = board["lines"]?.array?.first { $0["indicator"]?.string == "A1" }
        #expect(line?["again"] == ["april/A1/t1"])

        #expect(try office.answer().status == 0)
        let difference = try office.agent("scheme", "diff").json
        #expect(difference == preview.json["difference"])
        let status = try office.agent("status").json
        #expect(status["toGiveAgain"] == ["april/A1/t1"])
        #expect(
            status["toCarry"] == [
                ["cell": "april/A1/t2", "fate": "changed"],
                ["cell": "april/A2/t1", "fate": "gone"],
            ])
        let check = try office.agent("draft", "check")
        let codes = check.json["findings"]?.array?.compactMap { $0["code"]?.string } ?? []
        #expect(codes.contains("draft-cell-changed") && codes.contains("draft-cell-gone"))
        let shown = try office.agent("draft", "carry", "--preview").json
        #expect(try office.agent("draft", "show").json["entries"]?.array?.count == 2)
        let carried = try office.agent("draft", "carry").json
        #expect(carried["changed"] == ["april/A1/t2"])
        #expect(carried["dropped"] == [["cell": "april/A2/t1", "value": "70"]])
        #expect(
            carried["added"] == ["april/A3/t1", "april/A3/t2", "year/A3/t1", "year/A3/t2"])
        #expect(shown["added"] == carried["added"] && shown["dropped"] == carried["dropped"])

        #expect(try office.agent("draft", "correct", "april/A1/t1").status == 0)
        #expect(try office.agent("seal", "--period", "april").json["entries"]?.integer == 2)
        #expect(try office.carry()["taken"]?.array?.count == 1)
        let left = try office.run.aggregator("findings").json.array ?? []
        #expect(!left.contains { $0["code"]?.string == "cell-asked-again" })
    }

    @Test("A second person is asked for, approved and reviews on the same computer")
    func reviewer() throws {
        let office = try OfficeBySticks(
            scheme: OfficeBySticks.scheme(more: "reviewer: true", Self.first))
        let added = try office.agent(
            "person", "add", "--id", "zhou", "--name", "周", passphrase: true)
        let key = try #require(added.json["key"]?.string)
        #expect(try office.carry()["taken"]?.array?.count == 1)
        let request = try #require(try office.run.aggregator("requests").json.array?.first)
        #expect(request["key"]?.string == key && request["person"]?.string == "zhou")
        #expect(request["fingerprint"] == added.json["fingerprint"])
        #expect(request["office"]?.string == "a01")
        #expect(try office.run.aggregator("status").json["requests"]?.integer == 1)
        #expect(try office.run.byTwo("approve", key).status == 0)
        #expect(try office.run.aggregator("requests").json == [])
        #expect(try office.answer().status == 0)
        let persons = try office.agent("person", "list").json.array ?? []
        #expect(persons.map { $0["enrolled"]?.bool } == [true, true])
        #expect(try office.agent("status").json["findings"] == [])

        try office.agent("draft", "set", "--period", "april", "A1", "t1", "40")
        let sealed = try office.agent("seal", "--period", "april", "--reviewer", "zhou").json
        let batch = try #require(sealed["id"]?.string)
        let approved = try office.agent(
            "statement", "approval", "--about", batch, "--as", "zhou", passphrase: true)
        #expect(approved.status == 0)
        #expect(try office.carry()["taken"]?.array?.count == 2)
        #expect(try office.run.aggregator("status").json["entries"]?["accepted"]?.integer == 1)
        #expect(try office.run.aggregator("fsck").status == 0)
    }
}
