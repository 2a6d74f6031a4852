public import Notation

/// A request of an installation that was restored: another device, the same person (M15).
extension EnrolmentRequest {
    /// What the person signs for a further device of the same invitation: a nonce of this device
    /// alone, so that no earlier proof of theirs speaks for it.
    public static func renewalNonce(secret: [UInt8], device: KeyID) -> [UInt8] {
        let said = "shangji renewal\n\(Hex.encode(secret))\n\(device)"
        return Array(Digest(of: Array(said.utf8)).bytes.prefix(16))
    }

    /// True when the device signed for this invitation and the person for this device.
    public func isRenewal(centre: CentreID) -> Bool {
        let nonce = Self.renewalNonce(secret: secret, device: device.publicKey.id)
        return proves(device, deviceProof, secret, centre)
            && proves(person, personProof, nonce, centre)
    }
}
