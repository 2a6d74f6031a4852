import Assessment
import Foundation
import Notation
import Sheets
import Submission
import TestSupport
import Testing

@testable import Aggregator

struct PublishingTests {
    private let centre: RunningCentre
    private let acts: CentreActs
    private let two: TwoPersons
    private let scheme: Scheme
    private let now: Instant = .of("2026-04-02T08:00:00Z")

    init() throws {
        centre = try RunningCentre()
        acts = try CentreActs(centre.folder)
        two = try RunningCentre.two()
        let path = "\(Vectors.packageRoot)/fixtures/tangshan/scheme.yaml"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        scheme = try present(SchemeFile(yaml: bytes).scheme)
    }

    @Test("The first version stands at once, signed by one and approved by another")
    func first() throws {
        let published = try acts.publish(scheme, by: two, now: now)
        #expect(published.reference.version == 1)
        let standing = try acts.book.ledger().registry.currentScheme(scheme.id)
        #expect(standing?.reference == published.reference)
        #expect(standing?.record == published.record)
        #expect(try Scheme(canonical: present(standing?.scheme.body)).id == scheme.id)
    }

    @Test("The same scheme again is not published again; a changed one is the next version")
    func next() throws {
        let first = try acts.publish(scheme, by: two, now: now)
        let size = try acts.book.store.read { try $0.head().size }
        let same = try acts.publish(scheme, by: two, now: now)
        #expect(same.reference == first.reference)
        #expect(same.record == first.record)
        #expect(try acts.book.store.read { try $0.head().size } == size)
        var changed = scheme
        changed.title = "另一个名称"
        let second = try acts.publish(changed, by: two, now: now)
        #expect(second.reference.version == 2)
        let chain = try acts.book.ledger().registry.schemeVersions(scheme.id)
        #expect(chain.map(\.reference) == [first.reference, second.reference])
        #expect(chain[1].scheme.previous == first.reference.hash)
    }

    @Test("A version that asks for values again is published, and says so")
    func askedAgain() throws {
        _ = try acts.publish(scheme, by: two, now: now)
        let path = "\(Vectors.packageRoot)/fixtures/tangshan/scheme.yaml"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let place = try present(text.firstRange(of: "digits: 1"))
        let changed = text.replacingCharacters(in: place, with: "digits: 2")
        let next = try present(SchemeFile(yaml: Array(changed.utf8)).scheme)
        let published = try acts.publish(next, by: two, now: now)
        #expect(published.reference.version == 2)
        #expect(published.warnings.map(\.code.text).contains("warning-asked-again"))
    }

    @Test("A scheme that fails its checks is not published")
    func checks() throws {
        var broken = scheme
        broken.periods = []
        let size = try acts.book.store.read { try $0.head().size }
        #expect(throws: CentreRefusal.self) { _ = try acts.publish(broken, by: two, now: now) }
        #expect(try acts.book.store.read { try $0.head().size } == size)
    }
}
