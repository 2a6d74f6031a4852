internal import Notation

/// Takes a backup apart as its bytes come.
struct BackupReader {
    private(set) var head: BackupHead?
    private var start: [UInt8] = []
    private var part = 0
    private var left = 0
    private var hasher = DigestStream()

    /// Bytes of the database or of an evidence file; `isLast` where nothing of that part follows.
    ///
    /// What came of a part before its last piece may still turn out to be damaged.
    struct Piece {
        let file: BackupHead.File?
        let bytes: [UInt8]
        let isLast: Bool
    }

    /// The next pieces of the parts that these bytes of the file hold.
    mutating func push(_ piece: [UInt8], of path: String) throws -> [Piece] {
        guard let head else { return try readHead(piece, of: path) }
        return try cut(piece[...], head, of: path)
    }

    private mutating func readHead(_ piece: [UInt8], of path: String) throws -> [Piece] {
        start += piece
        let mark = Array(BackupHead.mark.utf8)
        guard start.starts(with: mark.prefix(start.count)) else { throw Self.damage(path, "head") }
        guard let end = start.dropFirst(mark.count).firstIndex(of: 0x0A) else {
            guard start.count <= BackupHead.limit else { throw Self.damage(path, "head") }
            return []
        }
        guard
            let json = try? JSON(Array(start[mark.count..<end]), form: .canonical),
            let head = BackupHead(json)
        else { throw Self.damage(path, "head") }
        self.head = head
        left = head.bytes
        let rest = Array(start[(end + 1)...])
        start = []
        return try cut(rest[...], head, of: path)
    }

    private mutating func cut(
        _ bytes: ArraySlice<UInt8>, _ head: BackupHead, of path: String
    ) throws -> [Piece] {
        var rest = bytes
        var pieces: [Piece] = []
        // A part without a byte ends where the one before it does.
        while part <= head.evidence.count, left == 0 || !rest.isEmpty {
            let taken = Array(rest.prefix(left))
            rest = rest.dropFirst(taken.count)
            left -= taken.count
            hasher.update(taken)
            let file = part == 0 ? nil : head.evidence[part - 1]
            pieces.append(Piece(file: file, bytes: taken, isLast: left == 0))
            if left == 0 { try close(head, file, of: path) }
        }
        guard rest.isEmpty else { throw Self.damage(path, "size") }
        return pieces
    }

    private mutating func close(
        _ head: BackupHead, _ file: BackupHead.File?, of path: String
    ) throws {
        guard hasher.finish().digest == file?.digest ?? head.digest else {
            throw Self.damage(path, "sha256")
        }
        hasher = DigestStream()
        part += 1
        if part <= head.evidence.count { left = head.evidence[part - 1].bytes }
    }

    /// The head, once all was read and is what the head says.
    func finish(_ path: String) throws -> BackupHead {
        guard let head else { throw Self.damage(path, "head") }
        guard part > head.evidence.count else { throw Self.damage(path, "size") }
        return head
    }

    static func damage(_ path: String, _ what: String) -> AgentRefusal {
        AgentRefusal(.backupDamaged, at: path, ["what": what])
    }
}
