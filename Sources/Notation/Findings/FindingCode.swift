/// A stable name for one thing that can be said about data, with its words in both languages.
///
/// Programs branch on ``text``; it never changes its meaning. The sentences and remedies may hold
/// `{name}` for parameters of the ``Finding``. Equality looks at the text alone.
public struct FindingCode: Sendable {
    /// Lower-case words joined by hyphens.
    public let text: String
    /// Whether sending again can help.
    public let retry: Retry
    /// The HTTP status of a problem with this code; 0 where it never travels over HTTP.
    public let status: Int
    /// What the command exits with.
    public let exit: Exit
    /// The sentence: what, where and why.
    public let sentence: Words
    /// What to do.
    public let remedy: Words

    /// Declares a code; each stands in ``Catalogue/all`` exactly once.
    public init(
        _ text: String, retry: Retry = .never, status: Int = 422, exit: Exit = .refused,
        zh: String, en: String, remedy: Words
    ) {
        self.text = text
        self.retry = retry
        self.status = status
        self.exit = exit
        self.sentence = Words(zh: zh, en: en)
        self.remedy = remedy
    }

    /// One text in both languages.
    public struct Words: Hashable, Sendable {
        /// Simplified Chinese.
        public let zh: String
        /// English.
        public let en: String

        /// The two texts.
        public init(zh: String, en: String) {
            self.zh = zh
            self.en = en
        }
    }

    /// Whether sending the same again can help.
    public enum Retry: String, Sendable {
        /// The same bytes will never be taken.
        case never
        /// Wait and send the same bytes again.
        case later
        /// Somebody must do what the remedy says first.
        case afterAction = "after-action"
    }

    /// What the command exits with.
    public enum Exit: Int32, Sendable {
        /// Refused with findings.
        case refused = 1
        /// The command was used wrongly.
        case usage = 2
        /// Machinery is broken: disk, database, network.
        case machinery = 3
    }
}

extension FindingCode: Hashable {
    /// Equal when the texts are.
    public static func == (a: FindingCode, b: FindingCode) -> Bool { a.text == b.text }

    /// Feeds the text to the hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension FindingCode.Words: ExpressibleByDictionaryLiteral {
    /// `["zh": …, "en": …]`.
    public init(dictionaryLiteral elements: (String, String)...) {
        let texts = Dictionary(elements) { _, last in last }
        self.init(zh: texts["zh"] ?? "", en: texts["en"] ?? "")
    }
}
