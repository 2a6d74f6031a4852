/// What lies in a cell, and what follows from it.
struct CellRecord: Sendable {
    var entries: [EntryID] = []
    var items: [EntryID] = []
    var state = CellState()
}

/// The one entry of a cell of which nothing else has to be known.
struct LoneEntry: Sendable {
    /// The number of its batch, and its place there.
    let batch: UInt32
    let index: UInt16
    /// False until the cell was found for the first time: until then nothing is known of it.
    var isFound = false
}

/// What lies in the cells of a cycle: in nearly all one entry that counts, kept in little room.
struct CellRecords: Sendable {
    var lone = CellTable<LoneEntry>()
    var full = CellTable<CellRecord>()

    /// The places of the cells, in no order.
    var places: [CellPlace] { lone.places + full.places }
}

/// Values by cell, in many small tables.
///
/// One large table would stop everything for seconds each time that it grows: at ten million cells
/// all of them move. The small ones grow one after the other.
struct CellTable<Value: Sendable>: Sendable {
    private static var parts: Int { 1_024 }

    private var parts: [[CellPlace: Value]] = Array(repeating: [:], count: parts)

    subscript(place: CellPlace) -> Value? {
        get { parts[Self.part(of: place)][place] }
        _modify { yield &parts[Self.part(of: place)][place] }
    }

    subscript(place: CellPlace, default value: @autoclosure () -> Value) -> Value {
        get { parts[Self.part(of: place)][place] ?? value() }
        _modify { yield &parts[Self.part(of: place)][place, default: value()] }
    }

    /// How many places have a value.
    var count: Int { parts.reduce(0) { $0 + $1.count } }

    /// Calls the body with each place that has a value, in no order.
    func forEach(_ body: (CellPlace, Value) -> Void) {
        for part in parts { for (place, value) in part { body(place, value) } }
    }

    /// The places that have a value, in no order.
    var places: [CellPlace] { parts.flatMap(\.keys) }

    /// Neighbours lie apart, so that the tables grow evenly.
    private static func part(of place: CellPlace) -> Int {
        let mixed = (UInt64(place.column) << 32 | UInt64(place.subject)) &* 0x9E37_79B9_7F4A_7C15
        return Int(mixed >> 54)
    }
}
