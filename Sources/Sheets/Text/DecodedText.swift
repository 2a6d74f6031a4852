import Glibc
import Notation

/// The text of a file that people made, in UTF-8 whatever it was written in.
struct DecodedText {
    /// UTF-8 without a byte order mark.
    let utf8: [UInt8]
    /// How the file was written.
    let encoding: TextEncoding

    /// Reads UTF-8, with or without a byte order mark, UTF-16 with one, and else GB18030.
    ///
    /// Bytes that are valid UTF-8 are never taken for GB18030. Fails with a finding.
    static func read(_ bytes: [UInt8]) -> Result<DecodedText, Refusal> {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            let rest = Array(bytes.dropFirst(3))
            guard String(validating: rest, as: UTF8.self) != nil else {
                return .failure(Refusal("UTF-8", UTF8Text.firstBadByte(rest) + 3))
            }
            return .success(DecodedText(utf8: rest, encoding: .utf8WithMark))
        }
        for (mark, encoding) in [([0xFF, 0xFE], TextEncoding.utf16LE), ([0xFE, 0xFF], .utf16BE)]
        where bytes.starts(with: mark.map(UInt8.init)) {
            return converted(Array(bytes.dropFirst(2)), from: encoding)
        }
        if String(validating: bytes, as: UTF8.self) != nil {
            return .success(DecodedText(utf8: bytes, encoding: .utf8))
        }
        return converted(bytes, from: .gb18030)
    }

    /// Why bytes are no text.
    struct Refusal: Error {
        let finding: Finding

        init(_ expected: String, _ offset: Int) {
            finding = Finding(.sheetEncoding, ["expected": expected, "offset": "\(offset)"])
        }
    }

    private static func converted(
        _ bytes: [UInt8], from encoding: TextEncoding
    ) -> Result<DecodedText, Refusal> {
        let converter = iconv_open("UTF-8", encoding.rawValue)
        // iconv_open answers (iconv_t)-1 where the C library has no such converter.
        guard converter != iconv_t(bitPattern: -1) else {
            return .failure(Refusal("UTF-8", UTF8Text.firstBadByte(bytes)))
        }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        // One unit of at least one byte becomes at most three bytes; four bytes become four.
        var output = [CChar](repeating: 0, count: bytes.count * 3 + 4)
        var inputLeft = input.count
        var outputLeft = output.count
        let result = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard result != Int(bitPattern: UInt.max) || inputLeft == 0, inputLeft == 0 else {
            return .failure(Refusal(encoding.rawValue, bytes.count - inputLeft))
        }
        let utf8 = output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
        return .success(DecodedText(utf8: utf8, encoding: encoding))
    }
}

/// How a file was written; the names are those of iconv.
public enum TextEncoding: String, Hashable, Sendable {
    /// UTF-8.
    case utf8 = "UTF-8"
    /// UTF-8 with a byte order mark, as Excel writes it.
    case utf8WithMark = "UTF-8-BOM"
    /// The national encoding of all Chinese characters, as Windows programs write it.
    case gb18030 = "GB18030"
    /// UTF-16, low byte first.
    case utf16LE = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BE = "UTF-16BE"
}
