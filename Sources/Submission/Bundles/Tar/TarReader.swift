/// What a ``TarReader`` has found.
public enum TarEvent: Hashable, Sendable {
    /// A member of so many bytes begins.
    case begin(BundleName, bytes: Int)
    /// The next bytes of its content.
    case bytes(ArraySlice<UInt8>)
    /// The member is complete.
    case end
}

/// Reads the ustar archive of a bundle in whatever pieces its bytes come.
///
/// Plain files with names of a bundle, each once, and nothing else. What was found counts when
/// ``finish()`` has returned; after a refusal the reader is of no further use.
public struct TarReader: Sendable {
    private enum Place {
        case header
        case content(BundleName, left: Int, padding: Int)
        case padding(Int)
        case end(zeros: Int)
    }

    private var place = Place.header
    private var block: [UInt8] = []
    private var names: Set<BundleName> = []
    private var offset = 0

    /// A reader at the first byte.
    public init() {}

    /// Takes the next bytes of the archive.
    public mutating func push(_ bytes: [UInt8]) throws(TarRefusal) -> [TarEvent] {
        var rest = bytes[...]
        var events: [TarEvent] = []
        while !rest.isEmpty {
            let before = rest.count
            switch place {
            case .header: try readHeader(&rest, &events)
            case .content(let member, let left, let padding):
                let part = rest.prefix(left)
                rest = rest.dropFirst(part.count)
                events.append(.bytes(part))
                passed(member, left: left - part.count, padding, &events)
            case .padding(let left):
                try passZeros(rest.prefix(left), or: .padding)
                rest = rest.dropFirst(left)
                place = left > before ? .padding(left - before) : .header
            case .end(let zeros):
                try passZeros(rest, or: .afterEnd)
                rest = []
                place = .end(zeros: zeros + before)
            }
            offset += before - rest.count
            guard offset <= Limits.bundleBytes else { throw TarRefusal(.tooLarge, at: offset) }
        }
        return events
    }

    /// Says that the archive ends; throws when it does not end here.
    public func finish() throws(TarRefusal) {
        guard case .end(let zeros) = place, zeros >= TarBlock.endBytes else {
            throw TarRefusal(.unfinished, at: offset)
        }
    }

    private mutating func readHeader(
        _ rest: inout ArraySlice<UInt8>, _ events: inout [TarEvent]
    ) throws(TarRefusal) {
        let part = rest.prefix(TarBlock.size - block.count)
        block += part
        rest = rest.dropFirst(part.count)
        guard block.count == TarBlock.size else { return }
        let start = offset + part.count - TarBlock.size
        defer { block = [] }
        if TarBlock.isZero(block[...]) {
            place = .end(zeros: TarBlock.size)
            return
        }
        let (member, count) = try TarBlock.read(block, at: start)
        guard count <= member.limit, names.count <= Limits.bundleMembers else {
            throw TarRefusal(.tooLarge, at: start, member)
        }
        guard names.insert(member).inserted else {
            throw TarRefusal(.doubled, at: start, member)
        }
        events.append(.begin(member, bytes: count))
        passed(member, left: count, TarBlock.padding(after: count), &events)
    }

    private mutating func passed(
        _ member: BundleName, left: Int, _ padding: Int, _ events: inout [TarEvent]
    ) {
        guard left == 0 else {
            place = .content(member, left: left, padding: padding)
            return
        }
        events.append(.end)
        place = padding > 0 ? .padding(padding) : .header
    }

    private func passZeros(
        _ bytes: ArraySlice<UInt8>, or reason: TarRefusal.Reason
    ) throws(TarRefusal) {
        guard let wrong = bytes.firstIndex(where: { $0 != 0 }) else { return }
        throw TarRefusal(reason, at: offset + wrong - bytes.startIndex)
    }
}
