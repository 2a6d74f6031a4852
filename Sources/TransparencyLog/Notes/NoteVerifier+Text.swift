/// Verifier keys as text: `name+hex key id+base64(kind ‖ public key)`, as C2SP and Go write them.
extension NoteVerifier: CustomStringConvertible {
    /// The key written in its one form.
    ///
    /// Throws `malformedKey`, also when the key id does not fit the rest.
    public init(_ text: String) throws(LogRefusal) {
        let fields = text.utf8.split(
            separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard fields.count == 3,
            let name = KeyName(utf8: fields[0]),
            let key = StrictBase64.decode(fields[2]),
            let kind = key.first.flatMap(Kind.init(rawValue:))
        else {
            throw LogRefusal(.malformedKey, "not a verifier key of a known kind")
        }
        try self.init(name: name, kind: kind, publicKey: Array(key.dropFirst()))
        guard fields[1].elementsEqual(keyIDText.utf8) else {
            throw LogRefusal(.malformedKey, "the key id of \(name) is \(keyIDText)")
        }
    }

    /// The key in its text form.
    public var description: String {
        let key = StrictBase64.encode([kind.rawValue] + publicKey)
        return "\(name)+\(keyIDText)+\(String(decoding: key, as: UTF8.self))"
    }

    /// The key id as eight lower-case hexadecimal digits.
    public var keyIDText: String {
        let digits = String(keyID, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
