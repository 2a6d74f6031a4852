import Notation
import Submission

/// Verifies what the centre answered: each receipt for its batch, and every entry accepted.
enum Receipts {
    /// `receipts invitation=FILE calls=FILE replies=FILE`.
    static func verify(_ words: Words) throws {
        guard let line = try Files.lines(words.text("invitations")).first,
            let card = Invitation(line)?.card
        else { throw BenchFailure("no invitation") }
        let calls = try Pieces.read(Files.read(words.text("calls")))
        let replies = try Pieces.read(Files.read(words.text("replies")))
        guard calls.count == replies.count else { throw BenchFailure("answers are missing") }
        var (accepted, bytes) = (Int64(0), 0)
        for (call, reply) in zip(calls, replies) {
            let head = String(decoding: call.prefix(100), as: UTF8.self)
            guard let id = RecordID(hex: head.dropFirst("PUT /v1/records/".count).prefix(64)),
                let json = try? JSON(reply, form: .canonical),
                let receipt = json["receipt"]?.string
            else { throw BenchFailure("no receipt: \(String(decoding: reply, as: UTF8.self))") }
            switch Receipt.verify(Array(receipt.utf8), for: id, card: card) {
            case .success: break
            case .failure(let refusal): throw BenchFailure("\(refusal.finding)")
            }
            accepted += json["verdict"]?["accepted"]?.integer ?? 0
            bytes += receipt.utf8.count
        }
        Measures.say([
            "verified": .integer(Int64(calls.count)), "accepted": .integer(accepted),
            "receiptBytes": .integer(Int64(bytes)),
        ])
    }
}
