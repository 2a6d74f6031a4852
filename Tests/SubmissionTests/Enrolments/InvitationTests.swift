import Notation
import TestSupport
import Testing

@testable import Submission

/// Paper, requests and cards.
@Suite("Invitations, requests and cards")
struct InvitationTests {
    private let world = World()

    @Test("an invitation reads itself, also over several lines")
    func invitation() throws {
        for invitation in [
            world.invitation(), world.invitation(server: nil), world.invitation(pin: nil),
        ] {
            #expect(Invitation(invitation.text) == invitation)
            let folded = invitation.text.enumerated().map { index, character in
                index % 60 == 59 ? "\(character)\n  " : "\(character)"
            }.joined()
            #expect(Invitation("\t" + folded + "\n") == invitation)
            #expect(invitation.secretHash == Digest(of: invitation.secret))
        }
    }

    @Test("every cut and every changed character is noticed or harmless")
    func damagedInvitation() {
        let invitation = world.invitation()
        let text = invitation.text
        for length in stride(from: 0, to: text.count, by: 1) {
            #expect(Invitation(text.prefix(length)) == nil)
        }
        #expect(Invitation(text.replacing(":1:", with: ":2:")) == nil)
        #expect(Invitation(text + "A") == nil)
        #expect(Invitation(text.uppercased()) == nil)
        #expect(Invitation(Invitation.prefix + String(repeating: "A", count: 9_000)) == nil)
    }

    @Test("each field of an invitation is needed and checked")
    func invitationFields() throws {
        let text = world.invitation().text
        let bytes = try #require(Base64.decode(text.dropFirst(Invitation.prefix.count), as: .url))
        let members = try #require(try JSON(bytes, form: .canonical).object)
        for (field, wrong) in [
            ("card", JSON.null), ("office", "a/b"), ("name", ""), ("secret", "00"),
            ("tlsPin", "zz"),
        ] {
            var changed = members
            changed[field] = wrong
            let encoded = Base64.encode(JSON.object(changed).canonical, as: .url)
            #expect(Invitation(Invitation.prefix + encoded) == nil, "\(field)")
        }
        for field in ["card", "office", "name", "secret"] {
            var changed = members
            changed[field] = nil
            let encoded = Base64.encode(JSON.object(changed).canonical, as: .url)
            #expect(Invitation(Invitation.prefix + encoded) == nil, "\(field)")
        }
    }

    @Test("a request reads itself and proves both keys for this centre and this secret")
    func request() throws {
        let request = world.request()
        #expect(EnrolmentRequest(json: request.json, office: world.office) == request)
        #expect(request.isProven(centre: world.centre))
        #expect(!request.isProven(centre: .of("elsewhere")))
        var other = request
        other.secret[0] ^= 1
        #expect(!other.isProven(centre: world.centre))
        var swapped = request
        swapped.deviceProof = request.personProof
        #expect(!swapped.isProven(centre: world.centre))
        var session = request
        session.deviceProof = world.keyProof(.session, nonce: request.secret)
        let read = EnrolmentRequest(json: session.json, office: world.office)
        #expect(read == nil)
    }

    @Test("a forged proof does not count")
    func forgedProof() {
        var request = world.request()
        let forged = world.keyProof(.possession, by: .named("x"), nonce: request.secret)
        request.deviceProof = SignedRecord(
            type: .possession, key: world.device.id, signature: forged.signature,
            payload: request.deviceProof.payload)
        #expect(!request.isProven(centre: world.centre))
    }

    @Test("each field of a request is needed and checked")
    func requestFields() throws {
        let members = try #require(world.request().json.object)
        func reads(_ change: (inout [String: JSON]) -> Void) -> Bool {
            var changed = members
            change(&changed)
            return EnrolmentRequest(json: .object(changed), office: world.office) != nil
        }
        func inside(_ part: String, _ field: String, _ value: JSON?) -> Bool {
            reads { members in
                var inner = members[part]?.object ?? [:]
                inner[field] = value
                members[part] = .object(inner)
            }
        }
        #expect(reads { _ in })
        #expect(!reads { $0["secret"] = "00" })
        #expect(!reads { $0["device"] = nil })
        #expect(!reads { $0["person"] = nil })
        // One key cannot be both device and person.
        #expect(!inside("person", "publicKey", .string(world.device.publicKey.base64)))
        let weak = Base64.encode([1] + [UInt8](repeating: 0, count: 31))
        for (part, field, value) in [
            ("person", "id", nil), ("person", "id", "a b"), ("person", "name", ""),
            ("device", "publicKey", .string(weak)), ("device", "recipient", "age1x"),
            ("device", "possession", nil), ("device", "possession", "x"),
        ] as [(String, String, JSON?)] {
            #expect(!inside(part, field, value), "\(part).\(field)")
        }
    }

    @Test("a card reads itself; each field is needed and checked")
    func card() throws {
        let card = world.card
        #expect(CentreCard(json: card.json) == card)
        #expect(card.fingerprint == SpokenCode(card.rootKey.id.digest))
        #expect(CentreCard.firstOrigin(of: .of("haizhou")) == "shangji/haizhou/1")
        let members = try #require(card.json.object)
        let wrong: [(String, JSON?)] = [
            ("v", 2), ("v", nil), ("suite", "S2"), ("centre", "a b"), ("name", ""), ("origin", ""),
            ("origin", "two words"), ("origin", "a+b"), ("logKey", "AAAA"), ("rootKey", nil),
        ]
        for (field, value) in wrong {
            var changed = members
            changed[field] = value
            #expect(CentreCard(json: .object(changed)) == nil, "\(field)")
        }
        #expect(CentreCard(json: "x") == nil)
    }

    @Test("a card may say where bundles are encrypted to; older ones do not")
    func recipient() throws {
        var card = world.card
        #expect(card.json["recipient"] == nil)
        // The recipient of thirty-two bytes 0x42 by age-keygen.
        let text = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
        card.recipient = AgeRecipient(text)
        #expect(card.json["recipient"]?.string == text)
        #expect(CentreCard(json: card.json) == card)
        var invitation = world.invitation()
        invitation.card = card
        #expect(Invitation(invitation.text)?.card.recipient == card.recipient)
        let members = try #require(card.json.object)
        for wrong: JSON in [.null, 7, "", "age1x", .string(text.uppercased()), .string(text + "q")]
        {
            var changed = members
            changed["recipient"] = wrong
            #expect(CentreCard(json: .object(changed)) == nil, "\(wrong)")
        }
    }
}
