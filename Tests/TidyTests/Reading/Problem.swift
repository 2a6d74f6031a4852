/// A place where a rule of the house is broken.
struct Problem: Equatable, CustomStringConvertible, Sendable {
    var path: String
    var line: Int
    var sentence: String

    var description: String { "\(path):\(line): \(sentence)" }
}
