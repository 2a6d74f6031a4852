extension Array where Element == Token {
    /// The index of the sign that closes the one at `start`, or the end if nothing does.
    func closing(_ start: Int) -> Int {
        var depth = 0
        for index in start..<count where self[index].kind == .sign {
            switch self[index].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}":
                depth -= 1
                if depth == 0 { return index }
            default: break
            }
        }
        return count
    }

    /// Whether the tokens from `start` on read so, each text a token.
    func reads(_ texts: [String], at start: Int) -> Bool {
        start >= 0 && start + texts.count <= count
            && texts.indices.allSatisfy { self[start + $0].is(texts[$0]) }
    }
}
