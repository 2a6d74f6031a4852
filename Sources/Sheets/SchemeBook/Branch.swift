import Assessment

/// Keys inside one another, put together cell by cell.
struct Branch {
    let place: String
    private var members: [(key: String, place: String, twig: Twig)] = []
    /// The last member of each key.
    private var last: [String: Int] = [:]

    private enum Twig {
        case node(SourceNode)
        case branch(Branch)
    }

    init(place: String) {
        self.place = place
    }

    /// True where nothing was put.
    var isEmpty: Bool { members.isEmpty }

    /// Puts a piece under keys.
    ///
    /// A list goes on with a list under the same key, and a map with a map; anything else under a
    /// key that is taken stands beside it, and the reader will say so.
    mutating func put(_ path: some Collection<String>, _ node: SourceNode) {
        guard let key = path.first else { return }
        let rest = path.dropFirst()
        guard rest.isEmpty else {
            var branch = Branch(place: node.place)
            if let index = last[key], case .branch(let found) = members[index].twig {
                // Taken out first, so that it is changed in its place and not copied.
                members[index].twig = .node(SourceNode(place: place, .nothing))
                branch = found
                branch.put(rest, node)
                members[index].twig = .branch(branch)
            } else {
                branch.put(rest, node)
                add(key, .branch(branch), node.place)
            }
            return
        }
        if let index = last[key], case .node(let before) = members[index].twig,
            let both = Self.joined(before, node)
        {
            members[index].twig = .node(both)
        } else {
            add(key, .node(node), node.place)
        }
    }

    /// The keys in order.
    var list: [SourceNode.Member] {
        members.map { key, place, twig in
            switch twig {
            case .node(let node): SourceNode.Member(key, place: place, node)
            case .branch(let branch): SourceNode.Member(key, place: place, branch.node)
            }
        }
    }

    /// The piece.
    var node: SourceNode { SourceNode(place: place, .map(list)) }

    private mutating func add(_ key: String, _ twig: Twig, _ place: String) {
        last[key] = members.count
        members.append((key, place, twig))
    }

    private static func joined(_ one: SourceNode, _ other: SourceNode) -> SourceNode? {
        switch (one.content, other.content) {
        case (.list(let a), .list(let b)): SourceNode(place: one.place, .list(a + b))
        case (.map(let a), .map(let b)): SourceNode(place: one.place, .map(a + b))
        default: nil
        }
    }
}
