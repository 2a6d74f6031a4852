import Notation
import TestSupport
import Testing

/// RFC 8785: its published vectors, and the examples of its text.
@Suite struct CanonicalVectorsTests {
    private static let whole = ["arrays", "french", "unicode", "weird"]
    private static let withFloats = ["structures", "values"]

    private func file(_ folder: String, _ name: String) throws -> [UInt8] {
        try Vectors.bytes("jcs/\(folder)/\(name).json")
    }

    private func reason(_ bytes: [UInt8], _ form: JSON.Form) -> JSONError.Reason? {
        do {
            _ = try JSON(bytes, form: form)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test(.enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"), arguments: whole)
    func `A published input without floats gives the published bytes`(name: String) throws {
        let output = try file("output", name)
        #expect(try JSON(file("input", name), form: .any).canonical == output)
        #expect(try JSON(output, form: .canonical).canonical == output)
        #expect(try reason(file("input", name), .canonical) == .notCanonical)
        let hex = try Vectors.bytes("jcs/outhex/\(name).txt").filter { $0 > 0x20 }
        #expect(Hex.decode(hex) == output)
    }

    @Test(.enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"), arguments: withFloats)
    func `A published input with floats is refused for its floats`(name: String) throws {
        #expect(try reason(file("input", name), .any) == .notWhole)
    }

    @Test(.enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func `Published output is canonical unless a float stands in it`() throws {
        let output = try file("output", "structures")
        #expect(try JSON(output, form: .canonical).canonical == output)
        #expect(try reason(file("output", "values"), .canonical) == .notWhole)
    }

    @Test(.enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func `Without its one float the structures give the published bytes`() throws {
        let input = String(decoding: try file("input", "structures"), as: UTF8.self)
        let whole = Array(input.replacing("56.0", with: "56").utf8)
        #expect(try JSON(whole, form: .any).canonical == file("output", "structures"))
    }

    @Test(.enabled(if: Vectors.arePresent, "set SHANGJI_VECTORS"))
    func `All published names were found`() throws {
        let files = try Vectors.files(under: "jcs/input", suffix: ".json")
        #expect(files.count == Self.whole.count + Self.withFloats.count)
    }

    /// The sample object of RFC 8785 section 3.2.3.
    @Test func `Keys are sorted by UTF-16 code units as in the RFC`() throws {
        let input = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let text = String(
            decoding: try JSON(Array(input.utf8), form: .any).canonical, as: UTF8.self)
        let order = [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign",
            "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
        ]
        let places = order.compactMap { text.firstRange(of: "\"\($0)\"")?.lowerBound }
        #expect(places.count == order.count)
        #expect(places == places.sorted())
        #expect(text.hasPrefix("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u{80}\":"))
    }

    /// The string, and the literals, of RFC 8785 section 3.2.2.
    @Test func `Strings and literals are written as in the RFC`() throws {
        let input = #"""
            {"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
             "literals": [null, true, false]}
            """#
        let expected =
            #"{"literals":[null,true,false],"string":""# + "\u{20AC}"
            + #"$\u000f\nA'B\"\\\\\"/"}"#
        let bytes = try JSON(Array(input.utf8), form: .any).canonical
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
