import Foundation
import Notation
import TestSupport
import Testing

@testable import Submission

/// The test kit of age: C2SP/CCTV, `age/testdata`.
@Suite("Files of the age test kit")
struct AgeVectorTests {
    /// What may become of opening a file.
    enum Outcome: String {
        case success, noMatch, hmac, header, payload, armored, notAge, passphrase
    }

    /// One file: a head of `key: value` lines, an empty line, the age file.
    struct Vector {
        var name: String
        var fields: [String: String] = [:]
        var identity: AgeIdentity?
        var file: [UInt8]

        init(_ path: String) throws {
            let bytes = try Vectors.bytes(path)
            name = String(path.split(separator: "/").last ?? "")
            let end = try #require(bytes.indices.first { bytes[$0...].starts(with: [10, 10]) })
            for line in String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1)
                let value = parts[1].trimmingCharacters(in: .whitespaces)
                fields[String(parts[0])] = value
                if parts[0] == "identity", let key = AgeIdentity(value) { identity = key }
            }
            file = Array(bytes[(end + 2)...])
            guard fields["compressed"] == "zlib" else { return }
            let inflate = "import sys,zlib;i,o=sys.stdin.buffer,sys.stdout.buffer;"
            file = try ChildProcess.run(
                ["python3", "-c", inflate + "o.write(zlib.decompress(i.read()))"], input: file)
        }

        /// What this implementation says, which knows X25519 and binary files alone.
        var expected: Outcome? {
            if fields["armored"] == "yes" {
                return AgeVectorTests.notBegunAsArmor.contains(name) ? .notAge : .armored
            }
            if AgeVectorTests.otherFirstLine.contains(name) { return .notAge }
            if name.hasPrefix("scrypt"), !AgeVectorTests.headerOfAnyKind.contains(name) {
                return name == "scrypt_uppercase" ? .noMatch : .passphrase
            }
            if name.hasPrefix("hybrid"), !AgeVectorTests.headerOfAnyKind.contains(name) {
                return .noMatch
            }
            switch fields["expect"] {
            case "success": return .success
            case "no match": return .noMatch
            case "HMAC failure": return .hmac
            case "header failure": return .header
            case "payload failure": return .payload
            default: return nil
            }
        }
    }

    /// Armored files whose first bytes are not the line that every armored file begins with.
    static let notBegunAsArmor: Set = [
        "armor_garbage_leading", "armor_lowercase", "armor_whitespace_begin",
        "armor_whitespace_outside", "armor_wrong_type",
    ]

    /// Header failures of the first line, which says that it is age v1 at all.
    static let otherFirstLine: Set = ["version_unsupported", "header_crlf"]

    /// Files with stanzas for a passphrase or a hybrid key whose damage does not depend on those:
    /// a body that is not canonical, a passphrase beside other stanzas, a wrong X25519 stanza.
    static let headerOfAnyKind: Set = [
        "scrypt_not_canonical_body", "scrypt_and_x25519", "scrypt_double",
        "hybrid_not_canonical_body", "hybrid_x25519_arg",
    ]

    private func outcome(_ refusal: AgeRefusal?, payloadBegun: Bool) -> Outcome {
        switch refusal {
        case nil: .success
        case .notAge: .notAge
        case .armored: .armored
        case .passphrase: .passphrase
        case .notForThisKey: .noMatch
        case .headerForged: .hmac
        case .headerWrong, .headerTooLarge, .recipientsWrong: .header
        case .truncated: payloadBegun ? .payload : .header
        case .damaged, .trailing, .tooLarge: .payload
        }
    }

    @Test(
        "each file opens or is refused as it should be",
        .enabled(if: Vectors.arePresent, "no vectors: set SHANGJI_VECTORS"),
        arguments: [1 << 30, 997])
    func all(step: Int) throws {
        let paths = try Vectors.files(under: "cctv-age/age/testdata")
        #expect(paths.count == 143)
        var counts: [Outcome: Int] = [:]
        for path in paths {
            let vector = try Vector(path)
            let (plaintext, refusal) = AgeFiles.open(
                vector.file, by: vector.identity ?? AgeFiles.identity, step: step)
            let result = outcome(refusal, payloadBegun: hasNonce(vector.file))
            let expected = try #require(vector.expected, "\(vector.name)")
            // Another version is no age v1: both words are right for the test kit's.
            let isOtherVersion =
                vector.name == "version_unsupported" || vector.name == "header_crlf"
            #expect(result == (isOtherVersion ? .notAge : expected), "\(vector.name)")
            if [.success, .payload].contains(expected) {
                #expect(vector.fields["payload"] == Digest(of: plaintext).hex, "\(vector.name)")
            } else {
                #expect(plaintext.isEmpty, "\(vector.name)")
            }
            if vector.fields["identity"]?.hasPrefix("AGE-SECRET-KEY-PQ-") ?? false,
                vector.name != "hybrid_x25519_arg"
            {
                #expect(vector.identity == nil, "a hybrid key is none of ours")
            }
            counts[expected, default: 0] += 1
        }
        #expect(
            counts == [
                .success: 14, .noMatch: 20, .hmac: 1, .header: 34, .payload: 18, .armored: 28,
                .notAge: 7, .passphrase: 21,
            ])
    }

    /// True when a header and the sixteen bytes of a nonce are there.
    private func hasNonce(_ file: [UInt8]) -> Bool {
        guard let end = file.indices.first(where: { file[$0...].starts(with: "\n--- ".utf8) }),
            let line = file[(end + 1)...].firstIndex(of: 10)
        else { return false }
        return file.count - line - 1 >= 16
    }

    @Test("identities of other kinds are none of ours")
    func identities() throws {
        let text = AgeFiles.identity.secretText
        #expect(text.hasPrefix("AGE-SECRET-KEY-1"))
        #expect(AgeIdentity(text) == AgeFiles.identity)
        #expect(AgeIdentity(text.lowercased()) == nil)
        #expect(AgeIdentity(text.dropLast()) == nil)
        #expect(AgeIdentity("\(AgeFiles.identity.recipient)".uppercased()) == nil)
        #expect(AgeIdentity(secret: [1]) == nil)
    }
}
