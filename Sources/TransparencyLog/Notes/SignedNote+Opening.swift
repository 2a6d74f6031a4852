/// Verifying the signatures of a note against trusted keys.
extension SignedNote {
    /// The signatures by trusted keys, each verified, one for each key, in the note's order.
    ///
    /// As C2SP signed-note and Go's `note.Open` have it: signatures of unknown keys are ignored; a
    /// further signature by a key already verified is ignored. Throws `badSignature` when a known
    /// key's signature is wrong, whatever else is in the note; `ambiguousKey` when two trusted keys
    /// share the name and id of a signature; `unsigned` when no trusted key has signed.
    public func verified(by keys: [NoteVerifier]) throws(LogRefusal) -> [NoteSignature] {
        var verified: [NoteSignature] = []
        for signature in signatures {
            let named = keys.filter { $0.isNamed(by: signature) }
            guard let key = named.first else { continue }
            guard named.count == 1 else {
                throw LogRefusal(.ambiguousKey, "\(named.count) keys are \(signature.name)")
            }
            guard !verified.contains(where: key.isNamed(by:)) else { continue }
            guard key.verifies(signature, of: text) else {
                throw LogRefusal(.badSignature, "not the signature of \(signature.name)")
            }
            verified.append(signature)
        }
        guard !verified.isEmpty else {
            throw LogRefusal(.unsigned, "no trusted key has signed")
        }
        return verified
    }
}
