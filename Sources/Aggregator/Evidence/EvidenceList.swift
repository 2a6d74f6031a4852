internal import DurableFiles
package import Notation
package import Submission

/// Which evidence each batch and statement names, and whether it has come.
package struct EvidenceList: Sendable {
    /// The records that name any, in log order.
    package let batches: [Batch]

    /// The evidence of one batch, answer or appeal.
    package struct Batch: Sendable {
        /// The record.
        package let id: RecordID
        /// Its office.
        package let office: OfficeID
        /// Its files in the order of its entries.
        package let files: [NamedEvidence]

        /// True where all have come.
        package var isComplete: Bool { files.allSatisfy(\.isHeld) }

        /// `{"batch","complete","files":[FILE],"office"}`, each file
        /// `{"bytes","entry","held","name","sha256","type"}`.
        package var json: JSON {
            [
                "batch": .string(id.description), "complete": .bool(isComplete),
                "files": .array(files.map(\.json)), "office": .string(office.text),
            ]
        }
    }

    /// The list of a log; of one record where one is named.
    package init(_ book: LogBook, batch: RecordID? = nil) throws {
        var batches: [Batch] = []
        for named in try book.store.read({ try $0.namedEvidence(in: batch) }) {
            if let last = batches.last, last.id == named.record {
                batches[batches.count - 1] = Batch(
                    id: last.id, office: last.office, files: last.files + [named])
            } else {
                batches.append(Batch(id: named.record, office: named.office, files: [named]))
            }
        }
        self.batches = batches
    }
}

extension NamedEvidence {
    fileprivate var json: JSON {
        [
            "bytes": .integer(file.bytes), "entry": .integer(Int64(entry)),
            "held": .bool(isHeld), "name": .string(file.name), "sha256": .string(file.digest.hex),
            "type": .string(file.mediaType),
        ]
    }
}

extension CentreActs {
    /// Copies a file that is held to a place of the reader's choice; returns its length.
    ///
    /// Throws `evidence-not-held`, and `damaged-evidence` where it is not what was received.
    package func copy(evidence digest: Digest, to path: String) throws -> Int64 {
        let (place, bytes) = try evidence.file(digest, for: nil)
        guard folder.evidence.isSound(digest, bytes: bytes) else {
            throw CentreRefusal(.damagedEvidence, at: digest.hex)
        }
        _ = try CheckedFile.write(to: path) { try CheckedFile.pieces(of: place, $0) }
        return bytes
    }
}
