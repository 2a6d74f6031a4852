import Notation

/// Reads the parts that hold only short texts: each ends up in a table.
class PartTaker: XMLTaker {
    private let part: String
    private let root: StaticString
    private var isRoot = true
    fileprivate(set) var refusal: Workbook.Refusal?

    init(_ part: String, root: StaticString) {
        self.part = part
        self.root = root
    }

    final func start(_ name: XMLName, _ attributes: XMLAttributes) {
        guard refusal == nil else { return }
        if isRoot, !(name == root) { refuse("begins with \(name.text.prefix(40))") }
        isRoot = false
        begun(name, attributes)
    }

    func begun(_ name: XMLName, _ attributes: XMLAttributes) {}

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func end(_ name: XMLName) {}

    final func refuse(_ problem: String) { refuse(.damaged(part, problem)) }

    final func refuse(_ refusal: Workbook.Refusal) { self.refusal = self.refusal ?? refusal }
}

/// Which part stands behind each name that a part uses.
final class RelationsPart: PartTaker {
    private(set) var targets: [String: String] = [:]
    private(set) var kinds: [String: String] = [:]
    private let source: String

    /// The relations of `source`.
    init(of source: String) {
        self.source = source
        super.init(PartName.relations(of: source), root: "Relationships")
    }

    override func begun(_ name: XMLName, _ attributes: XMLAttributes) {
        guard name == "Relationship", let id = attributes.text("Id"),
            let target = attributes.text("Target"), let type = attributes.text("Type")
        else { return }
        guard targets.count < Workbook.Limits.parts else {
            refuse(.tooLarge("relations", Workbook.Limits.parts))
            return
        }
        guard attributes.text("TargetMode") != "External" else { return }
        targets[id] = PartName.resolve(target, from: source)
        kinds[id] = type.split(separator: "/").last.map(String.init)
    }

    /// The part of a kind: `sharedStrings`, `styles`.
    func part(_ kind: String) -> String? {
        kinds.filter { $0.value == kind }.keys.min().flatMap { targets[$0] }
    }
}

/// The list of sheets.
final class WorkbookPart: PartTaker {
    /// One tab.
    struct Tab {
        let name: String
        let relation: String
        let isHidden: Bool
    }

    private(set) var tabs: [Tab] = []
    /// True where days are counted from 1904.
    private(set) var from1904 = false
    /// True where the program that wrote the file asks for its formulas to be computed first.
    private(set) var isUncomputed = false

    init(_ part: String) { super.init(part, root: "workbook") }

    override func begun(_ name: XMLName, _ attributes: XMLAttributes) {
        if name == "sheet" {
            guard tabs.count < Workbook.Limits.sheets else {
                refuse(.tooLarge("sheets", Workbook.Limits.sheets))
                return
            }
            guard let title = attributes.text("name"), let relation = attributes.text("id") else {
                refuse("a sheet without a name")
                return
            }
            let state = attributes.text("state") ?? "visible"
            tabs.append(Tab(name: title, relation: relation, isHidden: state != "visible"))
        } else if name == "workbookPr" {
            from1904 = attributes.isSet("date1904")
        } else if name == "calcPr" {
            isUncomputed = attributes.isSet("fullCalcOnLoad")
        }
    }
}

/// The formats of numbers by the number of a style.
final class StylesPart: PartTaker {
    private(set) var formats: [NumberFormat] = []
    private var own: [Int: NumberFormat] = [:]
    private var isInCells = false

    init(_ part: String) { super.init(part, root: "styleSheet") }

    override func begun(_ name: XMLName, _ attributes: XMLAttributes) {
        guard formats.count < Workbook.Limits.styles, own.count < Workbook.Limits.styles else {
            refuse(.tooLarge("styles", Workbook.Limits.styles))
            return
        }
        if name == "numFmt", let id = attributes.number("numFmtId") {
            own[id] = attributes.text("formatCode").map { NumberFormat(code: $0) }
        } else if name == "cellXfs" {
            isInCells = true
        } else if name == "xf", isInCells {
            let id = attributes.number("numFmtId") ?? 0
            formats.append(own[id] ?? NumberFormat(builtIn: id))
        }
    }

    override func end(_ name: XMLName) {
        if name == "cellXfs" { isInCells = false }
    }
}

/// The texts that cells share.
final class StringsPart: PartTaker {
    private(set) var strings: [String] = []
    private var run = TextRun()

    init(_ part: String) { super.init(part, root: "sst") }

    override func begun(_ name: XMLName, _ attributes: XMLAttributes) { run.start(name) }

    override func text(_ bytes: UnsafeBufferPointer<UInt8>) { run.add(bytes) }

    override func end(_ name: XMLName) {
        run.end(name)
        guard name == "si" else { return }
        guard strings.count < Workbook.Limits.strings else {
            refuse(.tooLarge("texts", Workbook.Limits.strings))
            return
        }
        strings.append(run.take())
    }
}
