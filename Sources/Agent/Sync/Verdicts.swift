package import Notation
internal import Recount
package import Submission

/// What has become of the entries sent, by what is known here by now.
package struct Verdicts: Sendable {
    private let registry: Registry
    private let isRevoked: Bool
    private var book = SchemeBook()

    /// Verdicts over a registry; `device` is the key of this installation.
    package init(_ registry: Registry, device: KeyID) {
        self.registry = registry
        isRevoked = registry.isRevoked(device)
    }

    /// The centre's verdict on a batch, judged anew where it left something waiting or returned.
    ///
    /// Judged here too where the reply with the centre's verdict was lost and the feed brought the
    /// receipt.
    ///
    /// A verdict is a view over the set of records: an approval that the feed brought since counts.
    /// Of a revoked key the centre's word stands, because the chains of batches decide there.
    package mutating func current(_ item: OutboxItem, in database: AgentDatabase) throws -> JSON? {
        guard item.leaf != nil, item.verdict?["status"]?.string != "accepted", !isRevoked,
            item.type == .batch, registry.schemeIDs.isEmpty == false,
            let batch = try database.batch(item.id)
        else { return item.verdict }
        return book.verdict(on: batch, id: item.id, registry: registry).json
    }
}
