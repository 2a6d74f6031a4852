import Notation

@testable import Sheets

/// Makes workbooks part by part, right and wrong ones.
struct BookMaker {
    /// The parts by name, in the order in which they were added.
    private(set) var parts: [(name: String, text: String)] = []

    static let head = #"<?xml version="1.0" encoding="UTF-8"?>"#
    private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let relations =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    /// A workbook of one sheet with these rows as XML.
    init(
        rows: String = "", before: String = "", after: String = "", strings: [String]? = nil,
        styles: String? = nil, book: String = "", state: String = "visible"
    ) {
        add("_rels/.rels", BookMaker.relations([("r1", "officeDocument", "xl/workbook.xml")]))
        var list = [("r1", "worksheet", "worksheets/sheet1.xml")]
        if strings != nil { list.append(("r2", "sharedStrings", "sharedStrings.xml")) }
        if styles != nil { list.append(("r3", "styles", "styles.xml")) }
        add("xl/_rels/workbook.xml.rels", BookMaker.relations(list))
        add(
            "xl/workbook.xml",
            element("workbook", "\(book)<sheets>\(BookMaker.tab("表", "r1", state))</sheets>"))
        let data = "<sheetData>\(rows)</sheetData>"
        add("xl/worksheets/sheet1.xml", element("worksheet", before + data + after))
        if let strings {
            add("xl/sharedStrings.xml", element("sst", strings.map { "<si>\($0)</si>" }.joined()))
        }
        if let styles { add("xl/styles.xml", element("styleSheet", styles)) }
    }

    /// One tab of the list of sheets.
    static func tab(_ name: String, _ relation: String, _ state: String = "visible") -> String {
        #"<sheet name="\#(name)" sheetId="1" state="\#(state)" r:id="\#(relation)"/>"#
    }

    /// A part of relations: id, kind, target.
    static func relations(_ list: [(String, String, String)]) -> String {
        let lines = list.map { id, kind, target in
            #"<Relationship Id="\#(id)" Type="\#(relations)/\#(kind)" Target="\#(target)"/>"#
        }
        return "\(head)<Relationships>\(lines.joined())</Relationships>"
    }

    /// A part with one element that holds all else.
    func element(_ name: String, _ inside: String) -> String {
        let spaces = #"xmlns="\#(BookMaker.main)" xmlns:r="\#(BookMaker.relations)""#
        return "\(BookMaker.head)<\(name) \(spaces)>\(inside)</\(name)>"
    }

    /// Adds a part, or puts one in the place of another.
    mutating func add(_ name: String, _ text: String) {
        if let index = parts.firstIndex(where: { $0.name == name }) {
            parts[index].text = text
        } else {
            parts.append((name, text))
        }
    }

    /// Changes the text of a part.
    mutating func change(_ name: String, _ old: String, _ new: String) {
        guard let part = parts.first(where: { $0.name == name }) else { return }
        add(name, part.text.replacing(old, with: new))
    }

    /// Leaves a part out.
    mutating func remove(_ name: String) { parts.removeAll { $0.name == name } }

    /// The file.
    var bytes: [UInt8] { ZipMaker.bytes(parts.map { ($0.name, Array($0.text.utf8)) }) }

    /// The file as it is read.
    var read: Result<Workbook, Workbook.Refusal> { Workbook.read(bytes) }

    /// The cells of the first sheet; empty where the file is refused.
    var cells: [WorkbookCell] {
        (try? read.get().sheets.first?.rows.flatMap(\.cells)) ?? []
    }

    /// The code of the refusal; nil where there is none.
    var code: String? {
        guard case .failure(let refusal) = read else { return nil }
        return refusal.finding.code.text
    }
}

/// Writes ZIP containers without packing (APPNOTE 4.3).
enum ZipMaker {
    static func bytes(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var file: [UInt8] = []
        var directory: [UInt8] = []
        for (name, bytes) in parts {
            let common =
                two(20) + two(0x0800) + two(0) + two(0) + two(0x21) + four(crc(bytes))
                + four(bytes.count) + four(bytes.count) + two(name.utf8.count) + two(0)
            directory += [0x50, 0x4B, 1, 2] + two(20) + common + two(0) + two(0) + two(0)
            directory += four(0) + four(file.count) + Array(name.utf8)
            file += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + bytes
        }
        let end =
            [0x50, 0x4B, 5, 6] + two(0) + two(0) + two(parts.count) + two(parts.count)
            + four(directory.count) + four(file.count) + two(0)
        return file + directory + end
    }

    private static func two(_ number: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
    }

    private static func four(_ number: Int) -> [UInt8] { two(number) + two(number >> 16) }

    private static func crc(_ bytes: [UInt8]) -> Int {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return Int(~crc)
    }
}
