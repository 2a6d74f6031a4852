import Assessment
import Notation
import Recount
import Sheets
import Submission
import TestSupport
import Testing

/// What merge asks of a scheme is answered from its published body.
@Suite struct SchemeBookTests {
    @Test("An entry by the office in charge is accepted")
    func accepted() throws {
        var desk = try Desk(inCharge: "a01")
        #expect(desk.verdict([.value("a1", "t1", "92.5")]).status == "accepted")
    }

    @Test("An entry by another office is returned and says who may not write what")
    func notInCharge() throws {
        var desk = try Desk(inCharge: "b02")
        let verdict = desk.verdict([.value("a1", "t1", "92.5")])
        #expect(verdict.status == "returned")
        #expect(verdict.entries[0].findings.map(\.code) == [.entryOfficeNotInCharge])
    }

    @Test("Each entry is judged by itself")
    func mixed() throws {
        var desk = try Desk(inCharge: "a01")
        let verdict = desk.verdict([.value("a1", "t1", "92.5"), .value("a1", "t9", "1")])
        #expect(verdict.entries.map(\.status) == [.accepted, .returned])
        #expect(verdict.entries[1].findings.map(\.code) == [.entrySubjectUnknown])
        #expect(verdict.status == "mixed")
    }

    @Test("A value past its range is returned")
    func range() throws {
        var desk = try Desk(inCharge: "a01")
        let verdict = desk.verdict([.value("a1", "t1", "100.5")])
        #expect(verdict.entries[0].findings.map(\.code) == [.entryOutOfRange])
    }

    @Test("A version that is not published returns every entry")
    func unpublished() throws {
        var desk = try Desk(inCharge: "a01", published: false)
        let verdict = desk.verdict([.value("a1", "t1", "92.5")])
        #expect(verdict.findings.map(\.code) == [.entrySchemeUnknown])
        #expect(verdict.status == "returned")
    }

    @Test("A body that is no scheme has no rules")
    func noScheme() {
        #expect(SchemeRules(body: Array("{}".utf8)) == nil)
    }
}

/// A world whose office writes under a scheme of one leaf.
private struct Desk {
    var world = World()
    var book = SchemeBook()
    let record: SchemeRecord

    init(inCharge office: String, published: Bool = true) throws {
        let yaml = """
            id: s1
            version: 1
            title: 试卷
            offices: [{id: a01, name: 甲}, {id: b02, name: 乙}]
            groups: [{id: g, name: 组}]
            subjects: [{id: t1, name: 一, group: g}]
            periods: [{id: april, name: 四月, kind: year, weight: 1}]
            indicators:
              - {id: a1, title: 指标, weight: 100, rule: {direct: {}}, responsible: [\(office)]}
            """
        let file = SchemeFile(yaml: Array(yaml.utf8))
        let scheme = try #require(file.scheme, "\(file.findings.map(\.en))")
        record = SchemeRecord(
            centre: world.centre, key: world.first.id, scheme: scheme.id, version: 1,
            previous: nil, body: scheme.canonical)
        guard published else { return }
        let signed = try world.first.sign(.scheme, record.payload)
        world.append(signed)
        world.append(world.approval(of: signed.id))
    }

    mutating func verdict(_ entries: [Entry]) -> BatchVerdict {
        let header = world.header(
            scheme: record.reference, period: .of("april"), reviewer: .some(nil))
        let batch = Batch(header: header, entries: entries)
        let id = RecordID(Digest(of: batch.payload))
        return book.verdict(on: batch, id: id, registry: world.registry)
    }
}
