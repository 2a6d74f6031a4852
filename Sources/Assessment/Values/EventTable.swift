import Notation

/// The events of a standing, those of one leaf and subject side by side, all periods together.
struct EventTable: Sendable {
    /// One event.
    struct Event: Sendable {
        let value: Points
        /// Its place in the list of values.
        let entry: Int
    }

    private let width: Int
    private var starts: [Int32]
    private var events: [Event]

    init(_ loose: [(leaf: Int, subject: Int, event: Event)], leaves: Int, width: Int) {
        self.width = width
        starts = Array(repeating: 0, count: leaves * width + 1)
        for piece in loose { starts[piece.leaf * width + piece.subject + 1] += 1 }
        for place in 0..<(leaves * width) { starts[place + 1] += starts[place] }
        events = []
        guard let first = loose.first else { return }
        events = Array(repeating: first.event, count: loose.count)
        var next = starts
        for piece in loose {
            let place = piece.leaf * width + piece.subject
            events[Int(next[place])] = piece.event
            next[place] += 1
        }
    }

    /// The events of the n-th event leaf for a subject.
    subscript(leaf: Int, subject: Int) -> ArraySlice<Event> {
        let place = leaf * width + subject
        return events[Int(starts[place])..<Int(starts[place + 1])]
    }
}
