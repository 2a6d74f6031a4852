import Assessment
import Notation

/// What a text above a column may name.
struct HeaderNames {
    private let scheme: Outline
    private let subjects: Set<String>
    private let indicators: [String: [IndicatorID]]
    private let roles: [IndicatorID: [String: RoleID]]
    private let roleNames: Set<String>

    /// Words at the left of rows that belong to the header: units, weights, targets.
    private static let aside: Set = [
        "单位", "计量单位", "权重", "分值", "满分", "标准分", "目标", "目标值", "基准值", "编号", "代码",
        "unit", "units", "weight", "target", "id",
    ]

    init(_ scheme: Scheme) {
        let outline = Outline(scheme)
        self.scheme = outline
        subjects = Set(scheme.subjects.flatMap { [$0.id.text, $0.name].map(HeaderNames.plain) })
        var indicators: [String: [IndicatorID]] = [:]
        var roles: [IndicatorID: [String: RoleID]] = [:]
        for index in outline.leaves {
            let indicator = outline.nodes[index].indicator
            for name in Set([indicator.id.text, indicator.title].map(HeaderNames.plain)) {
                indicators[name, default: []].append(indicator.id)
            }
            for role in indicator.leaf?.roles ?? [] {
                guard let id = role.id else { continue }
                for name in [id.text, role.name ?? id.text].map(HeaderNames.plain) {
                    roles[indicator.id, default: [:]][name] = id
                }
            }
        }
        self.indicators = indicators
        self.roles = roles
        roleNames = Set(roles.values.flatMap(\.keys))
    }

    /// A text in small letters of ordinary width, without spaces.
    static func plain(_ text: String) -> String {
        CellText.withoutSpaces(CellText.halfWidth(text)).lowercased()
    }

    func isSubject(_ text: String) -> Bool { subjects.contains(HeaderNames.plain(text)) }

    func isAside(_ text: String) -> Bool { HeaderNames.aside.contains(HeaderNames.plain(text)) }

    /// The indicator of a name, also with a number before it or a unit in brackets behind it.
    func indicator(_ text: String) -> IndicatorID? {
        let plain = HeaderNames.plain(text)
        let unnumbered = plain.drop { $0.isNumber || ".、".contains($0) }
        for name in [plain, String(unnumbered)] {
            for candidate in [name, HeaderNames.withoutBrackets(name)] {
                if let found = indicators[candidate], found.count == 1 { return found[0] }
            }
        }
        return nil
    }

    private static func withoutBrackets(_ name: String) -> String {
        guard name.hasSuffix(")"), let open = name.lastIndex(of: "(") else { return name }
        return String(name[..<open])
    }

    /// The role of an indicator by its name.
    func role(_ text: String, of indicator: IndicatorID) -> RoleID? {
        roles[indicator]?[HeaderNames.plain(text)]
    }

    /// True where a text names a known column, an indicator or a role.
    func isKnown(_ text: String) -> Bool {
        CSVHeader.column(text) != nil || indicator(text) != nil || isRole(text)
    }

    /// True where a text names a role of any indicator.
    func isRole(_ text: String) -> Bool { roleNames.contains(HeaderNames.plain(text)) }

    /// What somebody may say that a column holds, for the hint.
    var words: [String] {
        CSVHeader.Column.allCases.map(\.rawValue) + indicators.keys.sorted()
    }

    /// What a choice means; nil where it names nothing.
    func meaning(_ text: String) -> ColumnMeaning? {
        if text == "-" { return .nothing }
        if let column = CSVHeader.column(text) { return .known(column) }
        if let id = indicator(text) { return .indicator(id, nil) }
        guard let cut = text.lastIndex(of: "/") else { return nil }
        let role = String(text[text.index(after: cut)...])
        return indicator(String(text[..<cut])).flatMap { id in
            self.role(role, of: id).map { .indicator(id, $0) }
        }
    }
}

/// What a column holds.
enum ColumnMeaning: Hashable {
    case known(CSVHeader.Column)
    case indicator(IndicatorID, RoleID?)
    /// It is not to be read.
    case nothing

    /// As it is shown and remembered.
    var text: String? {
        switch self {
        case .known(let column): column.rawValue
        case .indicator(let id, let role): role.map { "\(id)/\($0)" } ?? id.text
        case .nothing: nil
        }
    }
}
