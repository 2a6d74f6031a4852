/// Why bytes are not an age file that this key opens, and at which byte.
///
/// Offsets count from the first byte of the file.
public enum AgeRefusal: Error, Hashable, Sendable {
    /// The first line is not `age-encryption.org/v1`.
    case notAge
    /// An age file written as text (`age -a`); bundles are binary.
    case armored
    /// Encrypted by a passphrase (`age -p`), to no key at all.
    case passphrase
    /// The line or stanza that starts here breaks a rule of the header.
    case headerWrong(at: Int)
    /// More header than ``AgeHeader/byteLimit`` bytes or ``AgeHeader/stanzaLimit`` stanzas.
    case headerTooLarge
    /// No stanza of the header opens by this key.
    case notForThisKey
    /// A stanza opens, but the header's code is not by its file key: somebody changed the header.
    case headerForged
    /// The chunk that starts here is not what was encrypted, or its end is missing.
    case damaged(at: Int)
    /// Bytes follow the last chunk from here on.
    case trailing(at: Int)
    /// The file ends here, before its end.
    case truncated(at: Int)
    /// More plaintext than this many bytes.
    case tooLarge(limit: Int)
    /// Nobody to encrypt to, too many, or a recipient that is no key.
    case recipientsWrong
}
