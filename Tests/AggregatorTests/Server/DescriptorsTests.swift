import Testing

@testable import Aggregator

struct DescriptorsTests {
    @Test(
        "Connections leave files for the log, and there is always one",
        arguments: [
            (wanted: 2_048, descriptors: 1_048_576, room: 2_048),
            (wanted: 2_048, descriptors: 1_024, room: 896),
            (wanted: 2_048, descriptors: 129, room: 1), (wanted: 2_048, descriptors: 20, room: 1),
            (wanted: 3, descriptors: 1_024, room: 3),
        ])
    func room(wanted: Int, descriptors: Int, room: Int) {
        #expect(Descriptors.room(for: wanted, descriptors: descriptors) == room)
    }

    @Test("What this system allows is room for some")
    func here() {
        #expect((1...16).contains(Descriptors.room(for: 16)))
    }
}
