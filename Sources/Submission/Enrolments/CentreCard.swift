public import Notation
public import TransparencyLog

/// What a verifier must know of a centre: its name, its log and its two keys (`card.json`).
public struct CentreCard: Hashable, Sendable {
    /// The centre.
    public var centre: CentreID
    /// Its name, for people.
    public var name: String
    /// The first line of its checkpoints and the name of its log key: no space, no plus.
    public var origin: String
    /// Signs checkpoints.
    public var logKey: PublicKey
    /// Enrols the centre's persons and announces new log keys.
    public var rootKey: PublicKey
    /// Where bundles for the centre are encrypted to; nil on cards from before there were bundles.
    public var recipient: AgeRecipient?

    /// A card.
    public init(
        centre: CentreID, name: String, origin: String, logKey: PublicKey, rootKey: PublicKey,
        recipient: AgeRecipient? = nil
    ) {
        self.centre = centre
        self.name = name
        self.origin = origin
        self.logKey = logKey
        self.rootKey = rootKey
        self.recipient = recipient
    }

    /// The fingerprint that stands on paper: the spoken code of the root key's id.
    public var fingerprint: SpokenCode { SpokenCode(rootKey.id.digest) }

    /// The JSON object.
    public var json: JSON {
        var members: [String: JSON] = [
            "centre": .string(centre.text), "logKey": .string(logKey.base64),
            "name": .string(name), "origin": .string(origin), "rootKey": .string(rootKey.base64),
            "suite": .string(Suite.s1.rawValue), "v": 1,
        ]
        if let recipient { members["recipient"] = .string("\(recipient)") }
        return .object(members)
    }

    /// Reads the JSON object; nil when a field is missing or wrong.
    public init?(json: JSON) {
        guard json["v"]?.integer == 1, json["suite"]?.string == Suite.s1.rawValue,
            let centre = json["centre"]?.string.flatMap({ CentreID($0) }),
            let name = json["name"]?.string.flatMap(PayloadText.name),
            let origin = json["origin"]?.string.flatMap(PayloadText.name),
            KeyName(origin) != nil,
            let logKey = json["logKey"]?.string.flatMap({ PublicKey(base64: $0) }),
            let rootKey = json["rootKey"]?.string.flatMap({ PublicKey(base64: $0) })
        else { return nil }
        let recipient = json["recipient"]?.string.flatMap { AgeRecipient($0) }
        guard (json["recipient"] == nil) == (recipient == nil) else { return nil }
        self.init(
            centre: centre, name: name, origin: origin, logKey: logKey, rootKey: rootKey,
            recipient: recipient)
    }

    /// What verifies the notes of this centre's log; nil for an origin that is no key name.
    public var trust: LogTrust? {
        guard let origin = LogOrigin(self.origin), let name = origin.keyName,
            let key = try? NoteVerifier(name: name, kind: .ed25519, publicKey: logKey.bytes)
        else { return nil }
        return try? LogTrust(origin: origin, logKeys: [key])
    }

    /// The origin of a centre's first log.
    public static func firstOrigin(of centre: CentreID) -> String { "shangji/\(centre)/1" }
}
