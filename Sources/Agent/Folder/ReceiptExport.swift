internal import DurableFiles
internal import Notation
internal import Submission
internal import TransparencyLog

/// Writes receipts so that anybody can verify them with the centre off and years later.
///
/// `ID.record`, `ID.receipt` for each, `card.json`, `checkpoint` (the newest that was verified) and
/// `checkpoints/SIZE` for every one.
package struct ReceiptExport: Sendable {
    private let folder: AgentFolder

    /// An export of a folder.
    package init(folder: AgentFolder) {
        self.folder = folder
    }

    /// Writes into a folder, which is made where it is missing.
    package func write(_ receipts: [KeptReceipt], to path: String) throws {
        guard let identity = try folder.database.identity() else {
            throw AgentRefusal(.agentNotJoined, at: folder.path)
        }
        try DurableFile.makeFolder(path)
        try DurableFile.write(identity.card.json.canonical, to: "\(path)/card.json")
        for receipt in receipts {
            guard let wire = try folder.database.wire(receipt.record) else { continue }
            try DurableFile.write(wire, to: "\(path)/\(receipt.record).record")
            try DurableFile.write(receipt.text, to: "\(path)/\(receipt.record).receipt")
        }
        let notes = try folder.database.checkpoints()
        guard let newest = notes.last else { return }
        try DurableFile.write(newest.bytes, to: "\(path)/checkpoint")
        try DurableFile.makeFolder("\(path)/checkpoints")
        for note in notes {
            let size = try Checkpoint(text: note.text).size
            try DurableFile.write(note.bytes, to: "\(path)/checkpoints/\(size)")
        }
    }
}
