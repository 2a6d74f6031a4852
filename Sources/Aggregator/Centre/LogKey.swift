internal import Crypto
internal import Notation
package import Submission
package import TransparencyLog

extension SigningKey {
    /// Signs the checkpoints of the log on a card.
    ///
    /// Throws `card-wrong` where the card's origin is no key name.
    package func logSigner(for card: CentreCard) throws -> NoteSigner {
        guard let name = KeyName(card.origin) else {
            throw CentreRefusal(.cardWrong, ["origin": card.origin])
        }
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: secretBytes)
        return NoteSigner(name: name, key: key)
    }
}
