/// The words of a command line: the first names the work, the others are `name=value`.
struct Words {
    private let values: [String: String]

    init(_ words: some Sequence<String>) {
        var values: [String: String] = [:]
        for word in words {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 { values[parts[0]] = parts[1] }
        }
        self.values = values
    }

    /// The text of a name; throws where it is not given.
    func text(_ name: String) throws -> String {
        guard let text = values[name] else { throw BenchFailure("\(name)= is missing") }
        return text
    }

    /// The number of a name, or the usual one.
    func number(_ name: String, _ usual: Int) throws -> Int {
        guard let text = values[name] else { return usual }
        guard let number = Int(text), number > 0 else { throw BenchFailure("\(name)=\(text)") }
        return number
    }
}

/// What keeps a measurement from being taken.
struct BenchFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
