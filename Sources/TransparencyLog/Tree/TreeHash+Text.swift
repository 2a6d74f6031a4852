/// How a hash is written: base64 in notes and proofs, lower-case hexadecimal for people.
extension TreeHash: CustomStringConvertible {
    /// The hash as 44 characters of base64, as checkpoints and proofs carry it.
    public var base64: String {
        String(decoding: StrictBase64.encode(bytes), as: UTF8.self)
    }

    /// The hash as 64 lower-case hexadecimal digits.
    public var hex: String {
        String(decoding: bytes.flatMap(Hexadecimal.digits(of:)), as: UTF8.self)
    }

    /// The hash written as `base64`; nil unless it is the one canonical form.
    public init?(base64 text: some Collection<UInt8>) {
        guard text.count == 44, let bytes = StrictBase64.decode(text) else { return nil }
        self.init(bytes: bytes)
    }

    /// The hash written as `base64`; nil unless it is the one canonical form.
    public init?(base64 text: String) {
        self.init(base64: text.utf8)
    }

    /// The hash written as `hex`; nil unless 64 lower-case digits.
    public init?(hex text: String) {
        guard text.utf8.count == 64, let bytes = Hexadecimal.bytes(text.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// The hexadecimal form.
    public var description: String { hex }
}
