/// The name of one thing of one kind: an office, an indicator, a period.
///
/// 1 to 64 ASCII characters: a letter or digit first, then letters, digits, `.`, `_` or `-`. The
/// characters `/`, `#`, `:` and `*` are left for the notations built from identifiers. Two names
/// are equal when their bytes are; upper and lower case differ.
public struct Identifier<Kind: IdentifierKind>: Hashable, Comparable, Sendable {
    /// The characters.
    public let text: String

    /// Reads an identifier; nil when the text breaks a rule.
    public init?(_ text: some StringProtocol) {
        guard IdentifierRule.isValid(text.utf8) else { return nil }
        self.text = String(text)
    }

    /// Reads an identifier; nil when the text breaks a rule.
    ///
    /// The same as for any text, compiled once for the one kind that records are read from.
    public init?(_ text: String) {
        guard IdentifierRule.isValid(text.utf8) else { return nil }
        self.text = text
    }

    /// Reads an identifier from ASCII bytes; nil when the bytes break a rule.
    public init?(ascii bytes: some Collection<UInt8>) {
        guard IdentifierRule.isValid(bytes) else { return nil }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Orders by bytes, as Swift does with ASCII.
    public static func < (a: Self, b: Self) -> Bool {
        a.text < b.text
    }
}

/// The rule of the characters, outside the generic type so that it is compiled for plain texts.
private enum IdentifierRule {
    static func isValid(_ bytes: some Collection<UInt8>) -> Bool {
        guard let first = bytes.first, isAlphanumeric(first) else { return false }
        var count = 0
        for byte in bytes {
            count += 1
            guard count <= 64, isAlphanumeric(byte) || isMark(byte) else { return false }
        }
        return true
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}

extension Identifier: CustomStringConvertible {
    /// The characters.
    public var description: String { text }
}

/// What an ``Identifier`` names; keeps an office from being taken for an indicator.
public protocol IdentifierKind: Sendable {}
