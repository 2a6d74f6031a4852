internal import CExpat
import Notation

/// Takes the pieces of an XML document as they come.
protocol XMLTaker: AnyObject {
    /// Why no more is needed; what comes after it is ignored.
    var refusal: Workbook.Refusal? { get }
    /// An element begins.
    func start(_ name: XMLName, _ attributes: XMLAttributes)
    /// Characters stand here; they may come in several pieces.
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
    /// An element ends.
    func end(_ name: XMLName)
}

/// The name of an element or attribute, without its prefix; valid while it is being told.
struct XMLName {
    fileprivate let start: UnsafePointer<CChar>

    fileprivate init(_ qualified: UnsafePointer<CChar>) {
        var local = qualified
        var next = qualified
        while next.pointee != 0 {
            if next.pointee == 0x3A { local = next + 1 }
            next += 1
        }
        start = local
    }

    /// The name as a text.
    var text: String { String(cString: start) }

    static func == (name: XMLName, word: StaticString) -> Bool {
        XMLName.same(name.start, word)
    }

    fileprivate static func same(_ name: UnsafePointer<CChar>, _ word: StaticString) -> Bool {
        for index in 0..<word.utf8CodeUnitCount
        where UInt8(bitPattern: name[index]) != word.utf8Start[index] {
            // A shorter name differs at its end, before anything behind it is read.
            return false
        }
        return name[word.utf8CodeUnitCount] == 0
    }
}

/// The attributes of an element; valid while it is being told.
struct XMLAttributes {
    fileprivate let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?

    /// The value of an attribute, without regard to its prefix, as bytes that end with a zero.
    subscript(_ word: StaticString) -> UnsafePointer<CChar>? {
        guard var next = pairs else { return nil }
        while let name = next[0], let value = next[1] {
            if XMLName(name) == word { return value }
            next += 2
        }
        return nil
    }

    /// The value of an attribute as a text.
    func text(_ word: StaticString) -> String? { self[word].map { String(cString: $0) } }

    /// The value of an attribute as a whole number of at most 15 digits; nil for all else.
    func number(_ word: StaticString) -> Int? {
        guard let start = self[word], start[0] != 0 else { return nil }
        var (number, index) = (0, 0)
        while start[index] != 0 {
            guard (0x30...0x39).contains(start[index]), index < 15 else { return nil }
            number = number * 10 + Int(start[index] - 0x30)
            index += 1
        }
        return number
    }

    /// True where an attribute says `1` or `true`.
    func isSet(_ word: StaticString) -> Bool { ["1", "true", "on"].contains(text(word)) }
}

/// Reads one XML document in pieces, and gives them to a taker.
///
/// A declaration of a document type ends it, so that there are no entities but XML's own five.
final class XMLStream {
    private let parser: XML_Parser
    private let taker: any XMLTaker
    private let part: String
    private var depth = 0
    private var problem: Workbook.Refusal?

    /// Makes a stream for one part.
    init(_ taker: any XMLTaker, part: String) throws(Workbook.Refusal) {
        guard let parser = XML_ParserCreate(nil) else { throw .damaged(part, "out of memory") }
        self.parser = parser
        self.taker = taker
        self.part = part
        listen()
    }

    deinit { XML_ParserFree(parser) }

    /// Reads the next bytes; none: the end.
    func feed(_ bytes: UnsafeRawBufferPointer) throws(Workbook.Refusal) {
        let start = bytes.bindMemory(to: CChar.self).baseAddress
        let status = XML_Parse(parser, start, Int32(bytes.count), bytes.isEmpty ? 1 : 0)
        if let problem { throw problem }
        guard status != XML_STATUS_OK else { return }
        let words = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
        throw .damaged(part, "\(words), line \(XML_GetCurrentLineNumber(parser))")
    }

    private func listen() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser, { XMLStream.of($0)?.started($1, $2) }, { XMLStream.of($0)?.ended($1) })
        XML_SetCharacterDataHandler(parser) { XMLStream.of($0)?.said($1, $2) }
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
            guard let stream = XMLStream.of(user) else { return }
            stream.stop(Workbook.Refusal.doctype(stream.part))
        }
    }

    private static func of(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
        user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
    }

    private func stop(_ refusal: Workbook.Refusal) {
        problem = refusal
        XML_StopParser(parser, 0)
    }

    private func started(
        _ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) {
        depth += 1
        guard depth <= Workbook.Limits.depth else {
            stop(.tooLarge("levels", Workbook.Limits.depth))
            return
        }
        if let name { taker.start(XMLName(name), XMLAttributes(pairs: pairs)) }
    }

    private func ended(_ name: UnsafePointer<CChar>?) {
        depth -= 1
        if let name { taker.end(XMLName(name)) }
    }

    private func said(_ start: UnsafePointer<CChar>?, _ count: Int32) {
        guard let start, count > 0 else { return }
        start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
            taker.text(UnsafeBufferPointer(start: $0, count: Int(count)))
        }
    }
}
