import Notation
import TestSupport
import Testing

@testable import Submission

/// Paper that was copied wrongly, and requests that someone changed on their way.
@Suite("Damaged invitations, cards and requests")
struct EnrolmentDamageTests {
    private let world = World()

    @Test(
        "one changed character of an invitation is noticed, or read as another invitation",
        arguments: 0..<4)
    func invitation(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let invitation = world.invitation()
        let text = Array(invitation.text.utf8)
        let alphabet = Array(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/".utf8)
        for place in text.indices {
            var changed = text
            changed[place] = alphabet[Int.random(in: alphabet.indices, using: &random)]
            guard changed != text else { continue }
            let read = Invitation(String(decoding: changed, as: UTF8.self))
            #expect(read != invitation, "seed \(seed) character \(place)")
        }
    }

    @Test("two lines of an invitation in another order, or one twice, are no invitation")
    func lines() {
        let text = Array(world.invitation().text)
        let lines = stride(from: 0, to: text.count, by: 64).map { start in
            String(text[start..<min(start + 64, text.count)])
        }
        #expect(lines.count > 4)
        #expect(Invitation(lines.joined(separator: "\n")) == world.invitation())
        for place in lines.indices.dropFirst() {
            var swapped = lines
            swapped.swapAt(place, place - 1)
            #expect(Invitation(swapped.joined(separator: "\n")) == nil, "line \(place)")
            var twice = lines
            twice.insert(lines[place], at: place)
            #expect(Invitation(twice.joined(separator: "\n")) == nil, "line \(place)")
            var fewer = lines
            fewer.remove(at: place)
            // The paper has no check digit: a line between two texts may be lost, and others joined.
            #expect(
                Invitation(fewer.joined(separator: "\n")) != world.invitation(), "line \(place)")
        }
    }

    @Test("a field of another type makes no card")
    func card() throws {
        let members = try #require(world.card.json.object)
        for field in members.keys {
            for wrong: JSON in [
                .null, true, 7, [], [:], "", .string(String(repeating: "x", count: 201)),
            ] {
                var changed = members
                changed[field] = wrong
                #expect(CentreCard(json: .object(changed)) == nil, "\(field) \(wrong)")
            }
            var fewer = members
            fewer[field] = nil
            #expect(CentreCard(json: .object(fewer)) == nil, "\(field)")
        }
    }

    @Test("a field of another type makes no request, at any depth")
    func request() throws {
        let members = try #require(world.request().json.object)
        for wrong: JSON in [.null, true, 7, [], [:], ""] {
            for field in members.keys {
                var changed = members
                changed[field] = wrong
                #expect(
                    EnrolmentRequest(json: .object(changed), office: world.office) == nil,
                    "\(field)")
                for inner in members[field]?.object?.keys.sorted() ?? [] {
                    changed = members
                    var part = members[field]?.object ?? [:]
                    part[inner] = wrong
                    changed[field] = .object(part)
                    let read = EnrolmentRequest(json: .object(changed), office: world.office)
                    #expect(read == nil, "\(field).\(inner) \(wrong)")
                }
            }
        }
    }

    @Test(
        "a request with any damage proves nothing but the keys and the secret that were proven",
        arguments: 0..<20)
    func proofs(_ seed: UInt64) throws {
        var random = Seeded(seed: seed)
        let request = world.request()
        let bytes = request.json.canonical
        for _ in 0..<60 {
            let damaged = bytes.damaged(&random)
            guard let json = try? JSON(damaged, form: .any),
                let read = EnrolmentRequest(json: json, office: world.office),
                read.isProven(centre: world.centre)
            else { continue }
            #expect(read.secret == request.secret, "seed \(seed)")
            #expect(read.device.publicKey == request.device.publicKey, "seed \(seed)")
            #expect(read.person.publicKey == request.person.publicKey, "seed \(seed)")
        }
    }

    @Test("proofs for another secret, centre or key, or swapped, prove nothing")
    func foreignProofs() {
        let good = world.request()
        #expect(good.isProven(centre: world.centre))
        let elsewhere = World(centre: .of("elsewhere"))
        let other = [UInt8](repeating: 1, count: 16)
        let session = world.keyProof(.session, nonce: good.secret)
        for (name, device, person) in [
            ("another secret", world.keyProof(.possession, nonce: other), good.personProof),
            (
                "another secret of the person", good.deviceProof,
                world.keyProof(.possession, by: world.clerk, nonce: other)
            ),
            (
                "another centre",
                elsewhere.keyProof(.possession, by: world.device, nonce: good.secret),
                good.personProof
            ),
            ("the other's proof", good.personProof, good.personProof),
            ("swapped", good.personProof, good.deviceProof),
            ("a session", session, good.personProof),
        ] {
            var request = good
            request.deviceProof = device
            request.personProof = person
            // A session record has the shape of a possession: only reading the request parts them.
            let isRead = EnrolmentRequest(json: request.json, office: world.office) != nil
            #expect(!isRead || !request.isProven(centre: world.centre), "\(name)")
        }
    }
}
