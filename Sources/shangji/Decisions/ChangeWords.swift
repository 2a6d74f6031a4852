import Notation

/// A line of a preview: what it is of, what was, what would be.
struct ChangeWords {
    let change: JSON
    let zh: Bool

    /// The line.
    var text: String {
        let names = ["office", "period", "cell", "code"].compactMap { change[$0]?.string }
        let name = names.joined(separator: " ")
        guard let before = change["before"], let after = change["after"] else { return name }
        return "\(name): \(side(before)) → \(side(after))"
    }

    private func side(_ side: JSON) -> String {
        if let closed = side["closed"]?.bool {
            return zh ? (closed ? "已截止" : "可报") : (closed ? "closed" : "open")
        }
        let value = side["value"].map { String(decoding: $0.canonical, as: UTF8.self) }
        return "\(side["status"]?.string ?? "") \(value ?? "")"
    }
}
