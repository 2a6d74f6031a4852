/// How the parameters of rules are laid out, in a scheme and in a workbook.
extension Rule {
    /// The parameters of one rule.
    public enum Form: Sendable {
        /// Keys, each with a value of its own.
        case keys([Parameter])
        /// Scores by grade.
        case scoresByGrade
        /// A list of scores, each from a number on.
        case scoresByNumber

        /// The keys; none for lists.
        public var keys: [Parameter] {
            if case .keys(let parameters) = self { parameters } else { [] }
        }
    }

    /// A parameter under a key.
    public struct Parameter: Sendable {
        /// The key.
        public let key: String
        /// What people call it, in Chinese.
        public let zh: String
        /// What people call it, in English.
        public let en: String
        /// What it takes.
        public let kind: Kind
        /// What it does, in Chinese, without a stop.
        public let noteZh: String
        /// What it does, in English, without a stop.
        public let noteEn: String

        init(
            _ key: String, _ zh: String, _ en: String, _ noteZh: String, _ noteEn: String,
            takes kind: Kind = .number
        ) {
            self.key = key
            self.zh = zh
            self.en = en
            self.kind = kind
            self.noteZh = noteZh
            self.noteEn = noteEn
        }
    }

    /// What a parameter takes.
    public enum Kind: Hashable, Sendable {
        /// A decimal.
        case number
        /// A decimal, or decimals by subject and period.
        case table
        /// Words for people.
        case text
        /// One of some words.
        case word([String])
    }

    /// The names of all rules.
    public static let names = all.map { $0.name }

    /// How the parameters of a rule are laid out; nil for a word that names none.
    public static func form(of name: String) -> Form? {
        all.first { $0.name == name }?.form
    }

    /// Every parameter of every rule with the name of its rule, in the order of the table.
    public static let parameters = all.flatMap { rule in
        rule.form.keys.map { (rule: rule.name, parameter: $0) }
    }

    /// The keys of parameters that can be tables.
    public static var tableKeys: [String] {
        var seen: Set<String> = []
        return parameters.filter { $0.parameter.kind == .table }.map(\.parameter.key)
            .filter { seen.insert($0).inserted }
    }

    /// True for the path of keys, from the leaf on, that leads to a parameter that can be a table.
    static func isTable(_ path: some Collection<String>) -> Bool {
        let path = Array(path.prefix(3))
        guard path.count == 3, path[0] == "rule" else { return false }
        return form(of: path[1])?.keys.contains { $0.key == path[2] && $0.kind == .table } ?? false
    }

    /// What people call rules and their parameters, by their words in a scheme.
    static let words: [String: KeyWords.Pair] = {
        let keys = parameters.map {
            ($0.parameter.key, KeyWords.Pair($0.parameter.zh, $0.parameter.en))
        }
        return Dictionary(all.map { ($0.name, $0.words) } + keys) { first, _ in first }
    }()
}
