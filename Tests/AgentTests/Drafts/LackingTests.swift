import Agent
import Notation
import TestSupport
import Testing

@Suite("What is still to be given")
struct LackingTests {
    private func lacking(_ office: TestOffice) throws -> [String] {
        try office.desk().lacking(in: .of("2026-Q1")).flatMap(\.cells).sorted()
    }

    @Test("A value of any rater answers for a role without named raters, drafted and sealed")
    func openRole() async throws {
        let (office, _) = try await TestOffice.joined()
        #expect(
            try lacking(office) == [
                "2026-Q1/A1/t1", "2026-Q1/A1/t2", "2026-Q1/R1/t1/peer", "2026-Q1/R1/t2/peer",
            ])
        try office.type("2026-Q1/A1/t1", "90")
        try office.type("2026-Q1/R1/t1/peer/wang", "80")
        let rest = ["2026-Q1/A1/t2", "2026-Q1/R1/t2/peer"]
        #expect(try lacking(office) == rest)
        _ = try office.seal()
        #expect(try lacking(office) == rest)
    }
}
