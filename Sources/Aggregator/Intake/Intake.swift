internal import TransparencyLog
package import Notation
package import Submission

/// The way of a record from its wire bytes into the log and back as a receipt.
package struct Intake: Sendable {
    private let book: LogBook
    private let writer: LogWriter

    /// An intake in front of a writer.
    package init(book: LogBook, writer: LogWriter) {
        self.book = book
        self.writer = writer
    }

    /// Takes a record: checks, log, receipt and verdict.
    ///
    /// A record is its own credential: no session is asked for. Throws ``RecordRefusal`` for what
    /// is never logged and ``CentreRefusal`` where the log cannot answer now.
    package func take(_ id: RecordID, wire: [UInt8]) async throws -> Logged {
        let record = try check(id, wire: wire)
        if let shown = record.shownCheckpoint { try book.sight(shown) }
        switch try await writer.log(record) {
        case .logged(let logged): return logged
        case .refused(let finding): throw CentreRefusal(finding, retryAfter: 3_600)
        }
    }

    private func check(_ id: RecordID, wire: [UInt8]) throws -> VerifiedRecord {
        let signed = try SignedRecord.read(wire).get()
        guard signed.id == id else {
            throw RecordRefusal(.recordIDMismatch, ["id": signed.id.description])
        }
        guard signed.type.isLogged else {
            throw RecordRefusal(.recordNotLogged, ["type": signed.type.rawValue])
        }
        return try book.ledger().registry.check.verify(signed).get()
    }
}

extension VerifiedRecord {
    /// The checkpoint that a batch carries as a witness.
    fileprivate var shownCheckpoint: String? {
        guard case .batch(let batch) = content else { return nil }
        return batch.header.checkpoint
    }
}

extension Logged {
    /// The answer to `PUT /v1/records/{id}`.
    package var json: JSON {
        let nothing: JSON = [
            "status": "none", "accepted": 0, "held": 0, "returned": 0, "entries": [],
            "findings": [],
        ]
        return [
            "receipt": .string(String(decoding: receipt.bytes, as: UTF8.self)),
            "verdict": verdict?.json ?? nothing,
        ]
    }
}
