/// How a scheme is laid out in a workbook: its sheets, their columns, and what each takes.
///
/// Reading, writing, the drop-downs and the notes all follow this one table. A new key of a scheme
/// is a line here. `docs/scheme.md`, In Excel.
enum SchemeForm {
    /// One sheet.
    struct Page {
        /// The key of the list in the scheme, or what the sheet gives to other lists.
        let key: String
        /// The name of the tab.
        let zh: String
        /// The columns; of the settings the rows.
        let fields: [Field]

        /// The field of a path.
        subscript(path: String) -> Field? { fields.first { $0.path == path } }

        /// The name of the tab in a language.
        func name(english: Bool) -> String { english ? key : zh }
    }

    /// One column.
    struct Field {
        /// The key in the scheme, with dots between keys inside one another.
        let path: String
        let zh: String
        let kind: Kind
        let help: Help

        init(_ path: String, _ zh: String, _ kind: Kind, _ helpZh: String, _ helpEn: String) {
            self.path = path
            self.zh = zh
            self.kind = kind
            help = Help(zh: helpZh, en: helpEn)
        }

        /// What the head of the column says.
        var head: String { "\(path) \(zh)" }
    }

    /// A sentence for people.
    struct Help {
        let zh: String
        let en: String
    }

    /// What a cell of a column takes.
    enum Kind {
        /// Words for people, as written.
        case text
        /// An id that is given here.
        case id
        /// An id of another sheet, by its key.
        case one(of: String)
        /// Ids, with commas between them.
        case ids
        /// Texts, one a line.
        case lines
        /// A decimal or a whole number.
        case number
        /// A day.
        case date
        /// `true` or `false`.
        case truth
        /// One of some words.
        case word([String])
        /// One decimal or word, or `id: decimal` with semicolons between them.
        case numbers
        /// Ids, or `id: decimal` with semicolons between them.
        case shares

        /// True where a further row without an id may go on with it.
        var goesOn: Bool {
            switch self {
            case .ids, .lines, .numbers, .shares: true
            default: false
            }
        }
    }

    /// Every sheet, in the order of the tabs.
    static let pages = [
        settings, offices, groups, subjects, periods, indicators, roles, targets, scores, grades,
        amendment,
    ]

    /// The words of an enumeration.
    static func words<Word>(_ type: Word.Type) -> Kind
    where Word: CaseIterable & RawRepresentable<String> {
        .word(Word.allCases.map(\.rawValue))
    }
}
