import Notation
import Submission
import TestSupport
import Testing

/// How cells are written, read and ordered.
@Suite("Cells and event names")
struct CellTests {
    private let event = String(repeating: "0f", count: 16)

    @Test("a cell is read as it is written")
    func roundTrip() throws {
        for text in [
            "2026-Q1/A1/t1", "2026-Q1/A1/t1/peers", "2026-Q1/A1/t1/peers/r7",
            "2026-Q1/B1/t1/\(event)",
        ] {
            let cell = try #require(Cell(text, scheme: .of("s2026")))
            #expect(cell.description == text)
        }
        #expect(Cell("p/i/s", scheme: .of("x"))?.slot == .sole)
        #expect(Cell("p/i/s/r", scheme: .of("x"))?.slot == .role(.of("r")))
        #expect(Cell("p/i/s/r/q", scheme: .of("x"))?.slot == .rater(.of("r"), .of("q")))
        let name = try #require(EventID(hex: event))
        #expect(Cell("p/i/s/\(event)", scheme: .of("x"))?.slot == .event(name))
        // Behind a rater stands a role, whatever it looks like.
        #expect(Cell("p/i/s/\(event)/q", scheme: .of("x"))?.slot == .rater(.of(event), .of("q")))
    }

    @Test(
        "anything else is no cell",
        arguments: [
            "", "p", "p/i", "p/i/s/", "/p/i/s", "p//s", "p/i/s/r/q/x", "p/i/s/r/", "p/i/s/a b",
            "p/i/名",
            "p i s", "p/i/s/r/a b",
        ])
    func malformed(_ text: String) {
        #expect(Cell(text, scheme: .of("x")) == nil)
    }

    @Test("the order is by scheme, period, indicator, subject, then slot")
    func order() throws {
        let event = try #require(EventID(bytes: [UInt8](repeating: 0, count: 16)))
        let cells = [
            cell("a", "1", "A", "s", .sole), cell("b", "1", "A", "s", .sole),
            cell("b", "2", "A", "s", .sole), cell("b", "2", "B", "s", .sole),
            cell("b", "2", "B", "t", .sole), cell("b", "2", "B", "t", .role(.of("a"))),
            cell("b", "2", "B", "t", .rater(.of("a"), .of("x"))),
            cell("b", "2", "B", "t", .role(.of("b"))), cell("b", "2", "B", "t", .event(event)),
        ]
        for (place, one) in cells.enumerated() {
            for (other, two) in cells.enumerated() {
                #expect((one < two) == (place < other))
            }
        }
    }

    @Test("an event's name is sixteen bytes in lower case")
    func eventNames() throws {
        let name = try #require(EventID(hex: event))
        #expect(name.bytes == [UInt8](repeating: 15, count: 16) && name.description == event)
        for text in [
            "", event.uppercased(), String(event.dropLast()), String(event.dropLast(2)),
            event + "00",
        ] {
            #expect(EventID(hex: text) == nil)
        }
        #expect(EventID(bytes: [1]) == nil)
        let greater = try #require(EventID(bytes: [UInt8](repeating: 16, count: 16)))
        #expect(name < greater && !(greater < name) && !(name < name))
    }

    @Test("an entry takes scheme and period from its batch")
    func entryCell() {
        let world = World(enrolled: false)
        let batch = Batch(header: world.header(), entries: [.value()])
        #expect(batch.cell(of: batch.entries[0]).description == "2026-Q1/A1/t1")
        #expect(batch.cell(of: batch.entries[0]).scheme == .of("s2026"))
    }

    private func cell(
        _ scheme: String, _ period: String, _ indicator: String, _ subject: String,
        _ slot: Cell.Slot
    ) -> Cell {
        Cell(
            scheme: .of(scheme), period: .of(period), indicator: .of(indicator),
            subject: .of(subject), slot: slot)
    }
}
