internal import DurableFiles
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Notation
internal import Submission

/// A courier's file over the network: the same intake as by hand, and the answer at once.
extension CentreAPI {
    /// 200 and the answer, for the devices of the office that made the file; 202 and what came of
    /// it where none of them can open an answer yet.
    ///
    /// One at a time: whoever finds another's under way gets `centre-busy`.
    func postBundle(_ request: Request) async throws -> Reply {
        _ = try reader(of: request)
        let after = try request.number("after", orElse: 0)
        guard let turn = courierTurn.take() else {
            throw CentreRefusal(.centreBusy, retryAfter: 5)
        }
        defer { turn.end() }
        try DurableFile.makeFolder(courierFolder)
        let file = try SpoolFile("\(courierFolder)/\(Hex.encode(world.random(16))).age")
        try await spool(request, into: file)
        let (acts, world) = (CentreActs(folder, book: book, evidence: evidence), world)
        return try await courierQueue.run {
            let now = world.now()
            let intake = try acts.take(bundle: file.path, preview: false, now: now)
            let answer = "\(file.path).answer"
            do {
                let made = try acts.reply(
                    to: intake.office, at: answer, after: after, random: world.random, now: now)
                defer { CheckedFile.remove(answer) }
                return Reply(
                    try DurableFile.read(answer, limit: made.bytes),
                    type: "application/octet-stream")
            } catch let refusal as CentreRefusal where refusal.finding.code == .courierNobody {
                return Reply(intake.json, status: .accepted)
            }
        }
    }

    var courierFolder: String { "\(folder.path)/courier" }

    private func spool(_ request: Request, into file: SpoolFile) async throws {
        var left = courierBytes
        do {
            for try await buffer in request.body {
                left -= buffer.readableBytes
                guard left >= 0 else {
                    throw CentreRefusal(.bodyTooLarge, ["limit": "\(courierBytes)"])
                }
                try file.append(Array(buffer.readableBytesView))
            }
        } catch let refusal as CentreRefusal {
            throw refusal
        } catch let failure as FileFailure {
            throw failure
        } catch {
            throw CentreRefusal(.bodyIncomplete)
        }
    }
}

extension CourierIntake {
    /// What the carrier is told: numbers, and nothing of what the file says.
    fileprivate var json: JSON {
        let (fresh, held, refused) = counts
        return [
            "held": .integer(Int64(held)), "office": .string(office.text),
            "refused": .integer(Int64(refused)), "taken": .integer(Int64(fresh)),
            "waiting": .integer(Int64(waiting)),
        ]
    }
}
