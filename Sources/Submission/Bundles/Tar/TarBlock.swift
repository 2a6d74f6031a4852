/// The 512-byte header of a plain file in a ustar archive (POSIX.1-1988).
enum TarBlock {
    static let size = 512
    /// Zero bytes after the last member: two blocks.
    static let endBytes = 2 * size
    private static let magic = Array("ustar\u{0}00".utf8)
    private static let plainFile = UInt8(ascii: "0")

    // Where the fields stand.
    private static let name = 0..<100
    private static let mode = 100..<108
    private static let owner = 108..<116
    private static let group = 116..<124
    private static let length = 124..<136
    private static let time = 136..<148
    private static let checksum = 148..<156
    private static let type = 156
    private static let link = 157..<257
    private static let magicAndVersion = 257..<265
    private static let device = [329..<337, 337..<345]
    /// The rest of a long name, and bytes without meaning.
    private static let unused = 345..<512

    /// How many zero bytes follow so many bytes of content.
    static func padding(after count: Int) -> Int {
        (size - count % size) % size
    }

    /// The header of a member of a bundle; the same for the same name and size.
    ///
    /// Mode 0600, owner and group 0, time 0.
    static func header(_ member: BundleName, bytes count: Int) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: size)
        func write(_ text: String, at start: Int) {
            block.replaceSubrange(start..<start + text.utf8.count, with: text.utf8)
        }
        write("\(member)", at: name.lowerBound)
        write("0000600", at: mode.lowerBound)
        write("0000000", at: owner.lowerBound)
        write("0000000", at: group.lowerBound)
        write(octal(count, digits: 11), at: length.lowerBound)
        write("00000000000", at: time.lowerBound)
        block[type] = plainFile
        block.replaceSubrange(magicAndVersion, with: magic)
        for field in device { write("0000000", at: field.lowerBound) }
        write(octal(sum(block[...]), digits: 6) + "\u{0} ", at: checksum.lowerBound)
        return block
    }

    /// Reads a header; `offset` is where it stands in the archive.
    static func read(
        _ block: [UInt8], at offset: Int
    ) throws(TarRefusal) -> (name: BundleName, bytes: Int) {
        func refusal(_ reason: TarRefusal.Reason, _ place: Int) -> TarRefusal {
            TarRefusal(reason, at: offset + place)
        }
        guard Array(block[magicAndVersion]) == magic else {
            throw refusal(.notUstar, magicAndVersion.lowerBound)
        }
        guard number(block[checksum]) == sum(block[...]) else {
            throw refusal(.checksum, checksum.lowerBound)
        }
        guard block[type] == plainFile else { throw refusal(.notPlainFile, type) }
        for field in [mode, owner, group, time] where number(block[field]) == nil {
            throw refusal(.field, field.lowerBound)
        }
        for field in device where number(block[field]) == nil && !isZero(block[field]) {
            throw refusal(.field, field.lowerBound)
        }
        for field in [link, unused] where !isZero(block[field]) {
            throw refusal(.field, field.lowerBound)
        }
        guard let count = number(block[length]) else {
            throw refusal(.field, length.lowerBound)
        }
        guard let member = member(block[name]) else { throw refusal(.name, name.lowerBound) }
        return (member, count)
    }

    /// True when all bytes are zero.
    static func isZero(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 == 0 } }

    private static func member(_ field: ArraySlice<UInt8>) -> BundleName? {
        let text = field.prefix { $0 != 0 }
        guard isZero(field.dropFirst(text.count)) else { return nil }
        return String(validating: text, as: UTF8.self).flatMap { BundleName($0) }
    }

    /// The sum of the bytes of a header, the field of the sum itself taken as spaces.
    private static func sum(_ block: ArraySlice<UInt8>) -> Int {
        block.indices.reduce(0) { $0 + (checksum.contains($1) ? 0x20 : Int(block[$1])) }
    }

    /// At least one octal digit, then at least one zero byte or space up to the end of the field.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.prefix { (0x30...0x37).contains($0) }
        let rest = field.dropFirst(digits.count)
        guard !digits.isEmpty, !rest.isEmpty, rest.allSatisfy({ $0 == 0 || $0 == 0x20 }) else {
            return nil
        }
        return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
    }

    private static func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
