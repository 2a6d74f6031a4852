import Notation

extension Workbook.Refusal {
    /// Something in the file contradicts its format.
    static func damaged(_ place: String, _ problem: String) -> Self {
        Self(finding: Finding(.workbookDamaged, at: place, ["problem": problem]))
    }

    /// A limit is passed.
    static func tooLarge(_ what: String, _ limit: Int) -> Self {
        Self(finding: Finding(.workbookTooLarge, ["what": what, "limit": "\(limit)"]))
    }

    /// A part declares a document type.
    static func doctype(_ part: String) -> Self {
        Self(finding: Finding(.workbookDoctype, at: part))
    }

    /// A password is needed.
    static let locked = Self(finding: Finding(.workbookLocked))

    /// Another kind of file.
    static func otherKind(_ kind: String) -> Self {
        Self(finding: Finding(.workbookOtherKind, ["kind": kind]))
    }
}

/// The container that spreadsheets used before 2007, and use for files with a password.
enum OldWorkbook {
    static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

    /// Why such a file is not read.
    static func refusal(_ bytes: [UInt8]) -> Workbook.Refusal {
        let word: [UInt8] = "EncryptedPackage".utf8.flatMap { [$0, 0] }
        return bytes.firstRange(of: word) == nil ? .otherKind(".xls") : .locked
    }
}
