import Notation

extension SourceNode {
    /// The pieces of a JSON value; places are paths of keys.
    init(_ json: JSON, path: String = "") {
        let place = path.isEmpty ? "/" : path
        switch json {
        case .null: self.init(place: place, .nothing)
        case .bool(let truth):
            self.init(place: place, .text(truth ? "true" : "false", quoted: false))
        case .integer(let number):
            self.init(place: place, .text(String(number), quoted: false))
        case .string(let text): self.init(place: place, .text(text, quoted: true))
        case .array(let elements):
            let nodes = elements.enumerated().map { SourceNode($1, path: "\(path)/\($0)") }
            self.init(place: place, .list(nodes))
        case .object(let members):
            let keys = members.keys.sorted()
            let list = keys.map { key in
                Member(
                    key, place: "\(path)/\(key)",
                    SourceNode(members[key] ?? .null, path: "\(path)/\(key)"))
            }
            self.init(place: place, .map(list))
        }
    }
}
