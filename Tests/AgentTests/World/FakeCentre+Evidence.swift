import Agent
import Notation
import Submission
import TestSupport

/// How the centre in memory takes evidence, by `docs/protocol.md`.
extension FakeCentre {
    /// The lengths of all files that logged batches, answers and appeals name.
    private static func expected(_ state: State) -> [Digest: Int64] {
        var files: [Digest: Int64] = [:]
        for record in state.world.log.records {
            let ofBatch = (try? Batch(payload: record.payload))?.entries.flatMap(\.evidence)
            let ofWord = (try? Statement(payload: record.payload))?.evidence
            for file in ofBatch ?? ofWord ?? [] { files[file.digest] = file.bytes }
        }
        return files
    }

    /// Every missing piece as a gap of its own.
    static func lacking(_ call: HTTPCall, _ state: State) -> HTTPReply {
        let asked = (try? JSON(call.body, form: .any))?["blobs"]?.array ?? []
        let expected = expected(state)
        let lacking = asked.compactMap { $0.string.flatMap { Digest(hex: $0) } }.filter {
            !state.held.contains($0)
        }.map { digest -> JSON in
            guard let bytes = expected[digest] else { return ["sha256": .string(digest.hex)] }
            let there = state.pieces[digest] ?? [:]
            let gaps = stride(from: 0, to: bytes, by: 262_144).filter { there[$0] == nil }.map {
                ["from": .integer($0), "to": .integer(min($0 + 262_144, bytes))] as JSON
            }
            return ["gaps": .array(gaps), "sha256": .string(digest.hex)]
        }
        return json(["missing": [], "blobs": .array(lacking)])
    }

    static func piece(_ call: HTTPCall, _ state: inout State) -> HTTPReply {
        let parts = call.path.split(separator: "/")
        guard parts.count == 4, let digest = Digest(hex: parts[2]), let offset = Int64(parts[3]),
            let bytes = expected(state)[digest]
        else { return problem(404, "evidence-not-expected") }
        guard call.body.count == Int(min(262_144, bytes - offset)) else {
            return problem(400, "evidence-piece-wrong")
        }
        state.pieces[digest, default: [:]][offset] = call.body
        let whole = (state.pieces[digest] ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
        guard whole.count == Int(bytes) else { return json(["held": false], status: 202) }
        state.pieces[digest] = nil
        guard Digest(of: whole) == digest else { return problem(422, "evidence-hash-wrong") }
        state.held.insert(digest)
        return json(["held": true])
    }
}
