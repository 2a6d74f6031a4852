internal import HTTPTypes
internal import Hummingbird
internal import Notation
internal import Submission
internal import TransparencyLog

/// The log for everyone: its head, its proofs, its tiles. Nothing here names a record's content.
extension CentreAPI {
    func checkpoint() throws -> Reply {
        Reply(try book.checkpoint().bytes, type: "text/plain; charset=utf-8")
    }

    func inclusion(_ request: Request) throws -> Reply {
        let index = UInt64(try request.number("index"))
        let size = UInt64(try request.number("size"))
        return try proof(upTo: size) { try Tree.inclusionProof(index: index, size: size, from: $0) }
    }

    func consistency(_ request: Request) throws -> Reply {
        let old = UInt64(try request.number("from"))
        let size = UInt64(try request.number("to"))
        return try proof(upTo: size) { try Tree.consistencyProof(from: old, to: size, from: $0) }
    }

    private func proof(
        upTo size: UInt64, _ make: (StoreView) throws -> [TreeHash]
    ) throws -> Reply {
        let hashes = try book.store.read { view in
            guard size <= UInt64(try view.head().size) else {
                throw CentreRefusal(.proofOutOfRange)
            }
            do {
                return try make(view)
            } catch is LogRefusal {
                throw CentreRefusal(.proofOutOfRange)
            }
        }
        return Reply(["hashes": .array(hashes.map { .string($0.base64) })])
    }

    /// A tile of hashes, or of entries: the 32 bytes of each record id behind a length of 16 bits.
    ///
    /// The slashes of its path may be escaped: to OpenAPI it is one parameter, in which clients
    /// that were made from the description write `%2F`.
    func tile(_ request: Request) throws -> Reply {
        let path = String(request.uri.path.dropFirst("/v1/log/".utf8.count))
            .replacing("%2F", with: "/").replacing("%2f", with: "/")
        guard let tile = Tile(path: path) else { throw CentreRefusal(.tileUnknown) }
        let bytes = try book.store.read { view in
            let size = UInt64(try view.head().size)
            guard let whole = Tile(tile.kind, index: tile.index, logSize: size),
                tile.width <= whole.width
            else { throw CentreRefusal(.tileUnknown) }
            return try view.bytes(of: tile)
        }
        return Reply(bytes, type: "application/octet-stream")
    }
}

extension StoreView {
    /// A tile as it is served; one of entries has the leaf data, each behind its length.
    func bytes(of tile: Tile) throws -> [UInt8] {
        switch tile.kind {
        case .hashes: try tile.bytes(from: self)
        case .entries: try entryBundle(of: tile)
        }
    }

    private func entryBundle(of tile: Tile) throws -> [UInt8] {
        let first = Int64(tile.index) * Int64(Tile.fullWidth)
        let ids = try ids(in: first..<first + Int64(tile.width))
        return ids.flatMap { [0, 32] + $0.digest.bytes }
    }
}
