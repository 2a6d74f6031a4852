public import Notation

/// What an office gets on paper: everything it needs to trust the centre from first contact on.
///
/// Text: `shangji-invite:1:` and the base64url of canonical JSON. It works once.
public struct Invitation: Hashable, Sendable {
    /// The centre's card.
    public var card: CentreCard
    /// Where the centre listens; nil where that is told apart.
    public var server: String?
    /// SHA-256 of the SubjectPublicKeyInfo of the server's TLS key; nil for a plain server.
    public var tlsPin: Digest?
    /// The office that is invited.
    public var office: OfficeID
    /// Its name, for people.
    public var officeName: String
    /// 16 random bytes: the nonce of the possession records and the proof of being invited.
    public var secret: [UInt8]

    /// An invitation.
    public init(
        card: CentreCard, server: String?, tlsPin: Digest?, office: OfficeID, officeName: String,
        secret: [UInt8]
    ) {
        self.card = card
        self.server = server
        self.tlsPin = tlsPin
        self.office = office
        self.officeName = officeName
        self.secret = secret
    }

    /// What every invitation starts with.
    public static let prefix = "shangji-invite:1:"

    /// What the centre keeps of the secret: SHA-256 of its bytes.
    public var secretHash: Digest { Digest(of: secret) }

    /// The text on paper.
    public var text: String {
        var members: [String: JSON] = [
            "card": card.json, "office": .string(office.text), "name": .string(officeName),
            "secret": .string(Hex.encode(secret)),
        ]
        if let server { members["server"] = .string(server) }
        if let tlsPin { members["tlsPin"] = .string(tlsPin.hex) }
        return Self.prefix + Base64.encode(JSON.object(members).canonical, as: .url)
    }

    /// Reads the text, surrounding white space allowed; nil when anything is missing or wrong.
    public init?(_ text: some StringProtocol) {
        let line = text.split(whereSeparator: \.isWhitespace).joined()
        guard line.utf8.count < 8_192, line.hasPrefix(Self.prefix),
            let bytes = Base64.decode(line.dropFirst(Self.prefix.count), as: .url),
            let json = try? JSON(bytes, form: .canonical),
            let card = json["card"].flatMap({ CentreCard(json: $0) }),
            let office = json["office"]?.string.flatMap({ OfficeID($0) }),
            let name = json["name"]?.string.flatMap(PayloadText.name),
            let secret = json["secret"]?.string.flatMap(PayloadText.sixteenBytes)
        else { return nil }
        let pin = json["tlsPin"]?.string.flatMap { Digest(hex: $0) }
        guard (json["tlsPin"] == nil) == (pin == nil) else { return nil }
        self.init(
            card: card, server: json["server"]?.string, tlsPin: pin, office: office,
            officeName: name, secret: secret)
    }
}
