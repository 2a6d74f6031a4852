import Assessment
import Notation
import Recount
import Submission
import TestSupport
import Testing
import TransparencyLog

/// The forms of an audit folder, byte by byte.
@Suite("Forms of an audit folder")
struct AuditFormTests {
    /// SHA-256 of nothing (FIPS 180-4), which is also the root of no leaf (RFC 6962).
    private static let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

    @Test("A manifest is canonical JSON with its members in the order of their paths")
    func manifest() throws {
        let manifest = AuditManifest(
            centre: .of("c"), size: 0, root: .empty,
            members: [AuditManifest.Member("b", []), AuditManifest.Member("a/c", [])])
        let text = """
            {"centre":"c","members":[{"bytes":0,"path":"a/c","sha256":"\(Self.empty)"},\
            {"bytes":0,"path":"b","sha256":"\(Self.empty)"}],"root":"\(Self.empty)","size":0,"v":1}
            """
        #expect(String(decoding: manifest.canonical, as: UTF8.self) == text)
        #expect(try AuditManifest(canonical: Array(text.utf8)) == manifest)
        for (old, new) in [
            ("\"v\":1", "\"v\":2"), ("\"b\"", "\"a/c\""), ("\"b\"", "\"a\""),
            ("\"size\":0", "\"size\":-1"),
            (",\"v\"", ",\"u\":1,\"v\""), ("{\"centre", " {\"centre"),
            ("\"bytes\":0", "\"bytes\":00"),
        ] {
            let wrong = text.replacing(old, with: new)
            #expect(wrong != text)
            #expect(throws: JSONError.self, "\(new)") {
                try AuditManifest(canonical: Array(wrong.utf8))
            }
        }
    }

    @Test("The list of leaves has one id a line, in lower case, each ended by a line feed")
    func ids() throws {
        let line = String(repeating: "0a", count: 32) + "\n"
        let ids = try #require(AuditLayout.ids(lines: Array((line + line).utf8)))
        #expect(ids.map(\.description) == [line, line].map { String($0.dropLast()) })
        #expect(String(decoding: AuditLayout.lines(ids), as: UTF8.self) == line + line)
        #expect(AuditLayout.ids(lines: []) == [])
        for wrong in [String(line.dropLast()), line.uppercased(), line + "\n", "\n" + line] {
            #expect(AuditLayout.ids(lines: Array(wrong.utf8)) == nil)
        }
    }

    @Test("Rows are lines of canonical JSON; a blank line or a missing end is none")
    func rows() throws {
        let text = #"{"id":"a","total":"1"}"# + "\n" + #"{"group":"g"}"# + "\n"
        let table = try #require(AuditLayout.table(lines: Array(text.utf8)))
        #expect(table.rows.map(\.subject) == [.of("a"), nil])
        #expect(String(decoding: AuditLayout.lines(table), as: UTF8.self) == text)
        for wrong in ["", "\n", text + "\n", String(text.dropLast()), " " + text] {
            #expect(AuditLayout.table(lines: Array(wrong.utf8)) == nil)
        }
    }
}
