public import Notation

/// The published versions of every scheme: for each the one chain that stands (M1, M16).
struct SchemeChains: Sendable {
    private var standing: [SchemeID: [SchemeVersion]] = [:]
    private var waiting: [SchemeID: [SchemeVersion]] = [:]

    /// Takes a version that is complete; it stands once it continues the chain.
    ///
    /// Of two successors the one completed first stands; by one leaf, the smaller id.
    mutating func add(_ scheme: SchemeRecord, record: RecordID, at index: Int64) {
        let version = SchemeVersion(scheme: scheme, record: record, index: index)
        waiting[scheme.scheme, default: []].append(version)
        waiting[scheme.scheme]?.sort { ($0.index, $0.record) < ($1.index, $1.record) }
        while let place = waiting[scheme.scheme]?.firstIndex(where: continuesChain) {
            guard let next = waiting[scheme.scheme]?.remove(at: place) else { return }
            standing[scheme.scheme, default: []].append(next)
        }
    }

    private func continuesChain(_ version: SchemeVersion) -> Bool {
        let last = standing[version.scheme.scheme]?.last
        return version.scheme.version == (last?.scheme.version ?? 0) + 1
            && version.scheme.previous == last?.reference.hash
    }

    /// The versions of a scheme that stand, in order.
    func versions(_ id: SchemeID) -> [SchemeVersion] { standing[id] ?? [] }

    /// All schemes with a version that stands.
    var schemes: [SchemeID] { standing.keys.sorted() }

    /// Versions that are complete and continue no chain: second successors, or early ones.
    var withoutEffect: [RecordID] { waiting.values.joined().map(\.record).sorted() }
}

/// One published version of a scheme.
public struct SchemeVersion: Hashable, Sendable {
    /// The record's content.
    public let scheme: SchemeRecord
    /// The record.
    public let record: RecordID
    /// The leaf that completed it.
    public let index: Int64
    /// How batches name it.
    public let reference: SchemeReference

    init(scheme: SchemeRecord, record: RecordID, index: Int64) {
        self.scheme = scheme
        self.record = record
        self.index = index
        reference = scheme.reference
    }
}

extension Registry {
    /// The version that batches name so, if it stands on the chain.
    public func scheme(_ reference: SchemeReference) -> SchemeVersion? {
        chains.versions(reference.id).first { $0.reference == reference }
    }

    /// The last version of a scheme that stands.
    public func currentScheme(_ id: SchemeID) -> SchemeVersion? { chains.versions(id).last }

    /// All versions of a scheme that stand, in order.
    public func schemeVersions(_ id: SchemeID) -> [SchemeVersion] { chains.versions(id) }

    /// All schemes that are published.
    public var schemeIDs: [SchemeID] { chains.schemes }

    /// Scheme records that are complete and have no effect.
    public var schemesWithoutEffect: [RecordID] { chains.withoutEffect }
}
