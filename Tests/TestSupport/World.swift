public import Notation
public import Submission

/// A small world with fixed keys: one centre, one office, one device, four people.
///
/// Every key is made from its name, so a record built twice is the same bytes.
///
/// ```swift
/// var world = World()                        // log key, p1, p2, device and persons are enrolled
/// let batch = world.batch([.value("A1", "t1", "92.5")])
/// let receipt = world.log.receipt(world.log.append(batch.record))
/// ```
public struct World: Sendable {
    /// The centre.
    public let centre: CentreID
    /// The office.
    public let office: OfficeID
    /// The office's device.
    public let device: SigningKey
    /// The office's clerk `chen` and reviewer `zhou`.
    public let clerk: SigningKey
    /// The office's reviewer.
    public let reviewer: SigningKey
    /// The centre's clerk `p1`.
    public let first: SigningKey
    /// The centre's head `p2`.
    public let second: SigningKey
    /// The centre's root key.
    public let root: SigningKey
    /// The centre's log.
    public var log: WorldLog
    /// The fold of the log.
    public var registry: Registry

    /// A world; with `enrolled` the log begins with all its keys, else it is empty.
    public init(
        centre: CentreID = .of("haizhou"), office: OfficeID = .of("a01"), enrolled: Bool = true
    ) {
        self.centre = centre
        self.office = office
        device = .named("\(office) device")
        clerk = .named("\(office) chen")
        reviewer = .named("\(office) zhou")
        first = .named("\(centre) p1")
        second = .named("\(centre) p2")
        root = .named("\(centre) root")
        log = WorldLog(key: .named("\(centre) log"), origin: CentreCard.firstOrigin(of: centre))
        let card = CentreCard(
            centre: centre, name: "海州市考核办", origin: log.origin, logKey: log.key.publicKey,
            rootKey: root.publicKey)
        registry = Registry(card: card)
        if enrolled { appendKeys() }
    }

    /// What everybody knows of the centre.
    public var card: CentreCard { registry.card }

    /// Logs a record and folds it into the registry; returns its leaf.
    @discardableResult
    public mutating func append(_ record: SignedRecord) -> Int64 {
        guard case .success(let verified) = registry.check.verify(record) else {
            preconditionFailure("A world logs only what verifies.")
        }
        let index = log.append(record)
        registry.append(verified, at: index)
        return index
    }

    private mutating func appendKeys() {
        append(enrolment(of: .log, log.key, by: root, basis: .root))
        append(enrolment(of: .centrePerson(.of("p1"), .clerk), first, by: root, basis: .root))
        append(enrolment(of: .centrePerson(.of("p2"), .head), second, by: root, basis: .root))
        let holders: [(KeyRole, SigningKey)] = [
            (.device(office), device), (.officePerson(.of("chen"), office), clerk),
            (.officePerson(.of("zhou"), office), reviewer),
        ]
        for (role, key) in holders {
            let record = enrolment(of: role, key, by: first, basis: .invitation)
            append(record)
            append(approval(of: record.id))
        }
    }
}

extension SigningKey {
    /// The key that belongs to a name in tests.
    public static func named(_ name: String) -> SigningKey {
        guard let key = SigningKey(seed: Digest(of: Array("test key \(name)".utf8)).bytes) else {
            preconditionFailure("Every 32 bytes are a key.")
        }
        return key
    }

    /// Signs a payload; signing does not fail in tests.
    public func signed(_ type: RecordType, _ payload: [UInt8]) -> SignedRecord {
        guard let record = try? sign(type, payload) else { preconditionFailure("Signing failed.") }
        return record
    }
}
