public import Notation

/// The published versions of every scheme: for each the one chain that stands (M1, M16).
struct SchemeChains: Sendable {
    private var chains: [SchemeID: SuccessorChain<SchemeVersion>] = [:]
    private var touched: Set<SchemeID> = []

    /// Takes a version that is complete; it stands once it continues the chain.
    mutating func add(_ scheme: SchemeRecord, record: RecordID, at index: Int64) {
        let version = SchemeVersion(scheme: scheme, record: record, index: index)
        chains[scheme.scheme, default: SuccessorChain()].add(version)
        touched.insert(scheme.scheme)
    }

    /// Decides at the end of a leaf; returns the versions that stand from now on.
    mutating func settle() -> [SchemeVersion] {
        let schemes = touched.sorted()
        touched = []
        return schemes.flatMap { chains[$0]?.settle() ?? [] }
    }

    /// The versions of a scheme that stand, in order.
    func versions(_ id: SchemeID) -> [SchemeVersion] { chains[id]?.standing ?? [] }

    /// All schemes with a version that stands.
    var schemes: [SchemeID] { chains.filter { !$0.value.standing.isEmpty }.keys.sorted() }

    /// Versions that are complete and continue no chain: second successors, or early ones.
    var withoutEffect: [RecordID] { chains.values.flatMap(\.waiting).map(\.record).sorted() }
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

extension SchemeVersion: Successor {
    var number: Int64 { scheme.version }
    var before: Digest? { scheme.previous }
    var link: Digest { reference.hash }
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
