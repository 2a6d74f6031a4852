import Notation

@testable import Submission

/// Chains, gaps and forks (M13, M14).
extension Definition {
    /// The links of a key's batches, erased or not.
    func links(of key: KeyID) -> [(id: RecordID, link: ChainLink)] {
        leaves.compactMap { leaf in
            if let link = leaf.tombstone?.link { return link.key == key ? (leaf.id, link) : nil }
            guard case .batch(let batch)? = leaf.content, batch.header.key == key else {
                return nil
            }
            return (leaf.id, ChainLink(batch.header))
        }
    }

    /// M13: behind one of the last batches that any revocation of the key names.
    func m13IsBehind(_ batch: RecordID, of key: KeyID) -> Bool {
        let links = Dictionary(uniqueKeysWithValues: links(of: key).map { ($0.id, $0.link) })
        return revocations(of: key).flatMap(\.last).contains { end in
            var chain: [RecordID] = []
            var place: RecordID? = end
            while let id = place, let link = links[id] {
                chain.append(id)
                place = link.previous
            }
            return chain.contains(batch)
        }
    }

    /// M14: numbers below the highest that neither came nor are declared lost by a later batch.
    func m14Gaps(of key: KeyID) -> [Int64] {
        let links = links(of: key).map(\.link)
        return (1...max(1, links.map(\.sequence).max() ?? 1)).filter { number in
            !links.isEmpty
                && !links.contains {
                    $0.sequence == number
                        || ($0.sequence > number && $0.void.contains(number))
                }
        }
    }

    /// Numbers declared lost that did not come.
    func m14Void(of key: KeyID) -> [Int64] {
        let links = links(of: key).map(\.link)
        return Set(links.flatMap(\.void)).filter { number in
            !links.contains { $0.sequence == number }
        }.sorted()
    }

    /// M14: one key, one `prev`, two batches.
    func m14Forks(of key: KeyID) -> [[RecordID]] {
        let links = links(of: key)
        return Set(links.map(\.link.previous)).map { previous in
            links.filter { $0.link.previous == previous }.map(\.id).sorted()
        }.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    }
}
