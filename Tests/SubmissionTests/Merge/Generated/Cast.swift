import Notation
import TestSupport
import TransparencyLog

@testable import Submission

/// The keys of a small town: made once, for keys are dear.
enum Cast {
    static let centre: CentreID = .of("haizhou")
    static let root: SigningKey = .named("cast root")
    static let scheme: SchemeID = .of("s2026")

    /// A key with the role it is enrolled for.
    struct Holder: Sendable {
        let key: SigningKey
        let holder: KeyHolder

        init(_ name: String, _ role: KeyRole) {
            key = .named("cast \(name)")
            holder = KeyHolder(publicKey: key.publicKey, role: role, name: name)
        }
    }

    static let rootHolder = Holder("root", .root)
    /// Two clerks and a head, and an inspector who settles nothing.
    static let centrePersons = [
        Holder("p1", .centrePerson(.of("p1"), .clerk)),
        Holder("p2", .centrePerson(.of("p2"), .head)),
        Holder("p3", .centrePerson(.of("p3"), .clerk)),
        Holder("p4", .centrePerson(.of("p4"), .inspector)),
    ]
    /// Two persons of the centre who come when all is done.
    static let fresh = [
        Holder("p8", .centrePerson(.of("p8"), .clerk)),
        Holder("p9", .centrePerson(.of("p9"), .head)),
    ]
    static let devices = [
        Holder("d1", .device(.of("a01"))), Holder("d2", .device(.of("a02"))),
        Holder("d3", .device(.of("a01"))), Holder("d4", .device(.of("c01"))),
    ]
    static let officePersons = [
        Holder("chen", .officePerson(.of("chen"), .of("a01"))),
        Holder("zhou", .officePerson(.of("zhou"), .of("a01"))),
        Holder("wang", .officePerson(.of("wang"), .of("a02"))),
        Holder("zhao", .officePerson(.of("zhao"), .of("a02"))),
        Holder("sun", .officePerson(.of("sun"), .of("c01"))),
        Holder("qian", .officePerson(.of("qian"), .of("c01"))),
        Holder("p1 at a01", .officePerson(.of("p1"), .of("a01"))),
    ]
    static let everyone = [rootHolder] + centrePersons + devices + officePersons

    static let card = CentreCard(
        centre: centre, name: "海州市考核办", origin: CentreCard.firstOrigin(of: centre),
        logKey: SigningKey.named("cast log").publicKey, rootKey: rootHolder.key.publicKey)

    /// Checks what is really signed.
    static let check = RecordCheck(
        centre: centre,
        holders: Dictionary(uniqueKeysWithValues: everyone.map { ($0.key.id, $0.holder) }))

    /// Preparer and reviewer of an office.
    static func people(of office: OfficeID) -> (preparer: PersonID, reviewer: PersonID) {
        switch office.text {
        case "a01": (.of("chen"), .of("zhou"))
        case "a02": (.of("wang"), .of("zhao"))
        default: (.of("sun"), .of("qian"))
        }
    }
}

/// Makes records: by name only, for folds by the thousand, or really signed and verified.
struct Hand {
    let signs: Bool
    let seed: UInt64
    private(set) var made = 0

    init(signs: Bool, seed: UInt64) {
        self.signs = signs
        self.seed = seed
    }

    mutating func record(
        _ type: RecordType, _ content: RecordContent, by holder: Cast.Holder
    ) -> VerifiedRecord {
        made += 1
        guard signs else {
            let named = SignedRecord(
                type: type, key: holder.key.id, signature: [],
                payload: Array("\(seed) \(made)".utf8))
            return VerifiedRecord(signed: named, content: content, signer: holder.holder)
        }
        let wire = holder.key.signed(type, content.payload).wire
        switch Cast.check.verify(wire: wire) {
        case .success(let record) where record.content == content: return record
        case let other: fatalError("It verifies and reads as it was: \(content) \(other)")
        }
    }
}
