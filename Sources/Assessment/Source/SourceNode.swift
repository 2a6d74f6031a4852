/// A piece of a scheme as it was written, before anything is known of its meaning.
///
/// Both forms of a scheme, YAML and canonical JSON, are brought into this shape and read by the
/// same reader; only the places differ: `line 12`, or the path of keys.
public struct SourceNode: Sendable {
    /// Where it stands, in words that can follow "at".
    public let place: String
    /// What it is.
    public let content: Content

    /// A piece at a place.
    public init(place: String, _ content: Content) {
        self.place = place
        self.content = content
    }

    /// The shapes a piece can have.
    public enum Content: Sendable {
        /// Nothing was written, or `null`.
        case nothing
        /// A text, a number or a truth value, as the characters that were written.
        case text(String, quoted: Bool)
        /// Pieces in order.
        case list([SourceNode])
        /// Pieces under keys, in the order written.
        case map([Member])
    }

    /// A key and what stands under it.
    public struct Member: Sendable {
        /// The key.
        public let key: String
        /// Where the key stands.
        public let place: String
        /// What stands under it.
        public let node: SourceNode

        /// A key and what stands under it.
        public init(_ key: String, place: String, _ node: SourceNode) {
            self.key = key
            self.place = place
            self.node = node
        }
    }
}
