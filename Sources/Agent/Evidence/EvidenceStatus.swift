package import Notation
internal import Submission

/// How far the evidence of this office's batches has come.
package struct EvidenceStatus: Sendable {
    /// Files that the centre says it holds.
    package private(set) var complete = 0
    /// Files that it is not known to hold.
    package private(set) var pending = 0
    /// Their bytes.
    package private(set) var pendingBytes: Int64 = 0
    /// Files that the centre did not take when they were offered last.
    package private(set) var refused: [SealedEvidence] = []
    /// Files to be sent of which there is no copy here.
    package private(set) var findings: [Finding] = []

    /// The state of a folder; no file is read.
    package init(folder: AgentFolder) throws {
        var seen: Set<Digest> = []
        for one in try folder.database.sealedEvidence() where seen.insert(one.file.digest).inserted
        {
            guard !one.isHeld else {
                complete += 1
                continue
            }
            pending += 1
            pendingBytes += one.file.bytes
            if one.refused != nil { refused.append(one) }
            if !folder.evidence.holds(one.file) {
                findings.append(
                    Finding(
                        .evidenceMissing, at: one.file.name, ["hash": one.file.digest.hex]))
            }
        }
    }

    /// The shape of `docs/cli.md`.
    package var json: JSON {
        [
            "complete": .integer(Int64(complete)), "pending": .integer(Int64(pending)),
            "pendingBytes": .integer(pendingBytes),
            "refused": .array(
                refused.map { one in
                    [
                        "code": .string(one.refused?.outcome ?? ""),
                        "name": .string(one.file.name), "sha256": .string(one.file.digest.hex),
                    ]
                }),
        ]
    }
}

extension AgentFolder {
    /// Evidence of sealed batches that the centre is not known to hold and of which there is a copy
    /// here, each file once, in the order to send.
    ///
    /// The centre waits for it once it has the batch, which goes before it.
    func evidenceToSend() throws -> [Evidence] {
        var seen: Set<Digest> = []
        return try database.sealedEvidence().filter {
            !$0.isHeld && evidence.holds($0.file)
                && seen.insert($0.file.digest).inserted
        }.map(\.file)
    }
}
