import Testing

/// The example at the end of the section on merge in `docs/protocol.md`, step by step.
@Suite("The example of docs/protocol.md")
struct DocumentStory {
    @Test("Two PCs and another bureau, a correction, a decision, and an entry after it")
    func example() {
        var town = Town()
        town.sends("P", Town.pc1, town.gives("90"))
        town.sends("Q", Town.pc2, town.gives("90"))
        town.sends("R", Town.pc3, town.gives("80"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by P, Q, R
                  P accepted
                  Q accepted
                  R accepted
                """)
        town.sends("S", Town.pc1, town.gives("85", over: "P", "Q"))
        #expect(town.text.hasPrefix("q1/A1/t1 conflict by R, S\n"))
        town.decides("D", Town.p1, town.settle("q1/A1/t1", ["R", "S"], take: "S"))
        #expect(town.text.hasPrefix("q1/A1/t1 value 85 by D, settled\n"))
        town.sends("T", Town.pc1, town.gives("70", over: "S"))
        #expect(
            town.text == """
                q1/A1/t1 conflict by D, T
                  P accepted
                  Q accepted
                  R accepted
                  S accepted
                  T accepted
                  D effective
                """)
    }
}
