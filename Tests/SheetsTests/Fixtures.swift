import Assessment
import Foundation
import Notation
import Sheets
import TestSupport

/// The files of `fixtures/`.
enum Fixtures {
    /// The bytes of a file, for example `tangshan/scheme.yaml`.
    static func bytes(_ path: String) throws -> [UInt8] {
        let full = Vectors.packageRoot + "/fixtures/" + path
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: full)))
    }

    /// The text of a file.
    static func text(_ path: String) throws -> String {
        String(decoding: try bytes(path), as: UTF8.self)
    }

    /// The Tangshan scheme.
    static func tangshan() throws -> Scheme {
        let file = SchemeFile(yaml: try bytes("tangshan/scheme.yaml"))
        guard let scheme = file.scheme else { throw Broken(findings: file.findings) }
        return scheme
    }

    /// A fixture that should be sound is not.
    struct Broken: Error {
        let findings: [Finding]
    }
}

/// An identifier that the test knows to be valid.
func id<Kind>(_ text: String) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(text) else { preconditionFailure("bad id in a test: \(text)") }
    return id
}

/// A decimal that the test knows to be valid.
func p(_ text: String) -> Points {
    guard let points = Points(canonical: text) else {
        preconditionFailure("bad decimal in a test: \(text)")
    }
    return points
}
