import Notation

/// Finds its way through the parts of a workbook.
enum WorkbookReader {
    static func read(_ bytes: [UInt8]) throws(Workbook.Refusal) -> Workbook {
        guard bytes.count <= Workbook.Limits.bytes else {
            let sizes = ["size": "\(bytes.count)", "limit": "\(Workbook.Limits.bytes)"]
            throw Workbook.Refusal(finding: Finding(.sheetTooLarge, sizes))
        }
        guard !bytes.starts(with: OldWorkbook.signature) else { throw OldWorkbook.refusal(bytes) }
        let archive = try WorkbookArchive(bytes)
        let main = try mainPart(archive)
        let book = WorkbookPart(main)
        try archive.read(main, into: book)
        let relations = RelationsPart(of: main)
        try archive.read(PartName.relations(of: main), into: relations)
        var surroundings = try surroundings(archive, relations, book)
        var sheets: [Worksheet] = []
        for tab in book.tabs where relations.kinds[tab.relation] ?? "worksheet" == "worksheet" {
            guard let part = relations.targets[tab.relation] else {
                throw .damaged(main, "the sheet \(tab.name.prefix(40)) has no part")
            }
            let taker = SheetTaker(tab, part, surroundings)
            try archive.read(part, into: taker)
            surroundings.cells -= taker.cells
            sheets.append(taker.sheet)
        }
        return Workbook(sheets: sheets)
    }

    /// The part with the list of sheets; what has none is a file of another kind.
    private static func mainPart(_ archive: WorkbookArchive) throws(Workbook.Refusal) -> String {
        let roots = RelationsPart(of: "")
        let list = PartName.relations(of: "")
        guard archive.has(list) else {
            throw .otherKind(archive.has("mimetype") ? ".ods" : ".zip")
        }
        try archive.read(list, into: roots)
        guard let main = roots.part("officeDocument") else { throw .otherKind(".zip") }
        let kinds = ["word": ".docx", "ppt": ".pptx"]
        if let kind = main.split(separator: "/").first.flatMap({ kinds[String($0)] }) {
            throw .otherKind(kind)
        }
        guard !main.lowercased().hasSuffix(".bin") else { throw .otherKind(".xlsb") }
        return main
    }

    private static func surroundings(
        _ archive: WorkbookArchive, _ relations: RelationsPart, _ book: WorkbookPart
    ) throws(Workbook.Refusal) -> SheetSurroundings {
        var surroundings = SheetSurroundings(
            from1904: book.from1904, isUncomputed: book.isUncomputed)
        if let part = relations.part("sharedStrings") {
            let strings = StringsPart(part)
            try archive.read(part, into: strings)
            surroundings.strings = strings.strings
        }
        if let part = relations.part("styles") {
            let styles = StylesPart(part)
            try archive.read(part, into: styles)
            surroundings.formats = styles.formats
        }
        return surroundings
    }
}

/// What the cells of all sheets refer to.
struct SheetSurroundings {
    var strings: [String] = []
    var formats: [NumberFormat] = []
    let from1904: Bool
    let isUncomputed: Bool
    /// How many cells may still come.
    var cells = Workbook.Limits.cells
}
