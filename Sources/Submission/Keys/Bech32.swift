/// Bech32 of BIP 173, lower case, as age writes its keys.
enum Bech32 {
    private static let characters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
    private static let generator: [UInt32] = [
        0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
    ]

    static func encode(prefix: String, _ bytes: [UInt8]) -> String {
        let data = regroup(bytes, from: 8, to: 5, pad: true) ?? []
        let sum = polymod(expand(prefix) + data + [UInt8](repeating: 0, count: 6)) ^ 1
        let check = (0..<6).map { UInt8(sum >> UInt32(5 * (5 - $0)) & 31) }
        let text = (data + check).map { characters[Int($0)] }
        return prefix + "1" + String(decoding: text, as: UTF8.self)
    }

    static func decode(_ text: String) -> (prefix: String, bytes: [UInt8])? {
        guard text.utf8.count <= 90, let split = text.lastIndex(of: "1") else { return nil }
        let prefix = String(text[..<split])
        var data: [UInt8] = []
        for character in text[text.index(after: split)...].utf8 {
            guard let value = characters.firstIndex(of: character) else { return nil }
            data.append(UInt8(value))
        }
        guard !prefix.isEmpty, prefix.utf8.allSatisfy({ (33...126).contains($0) }), data.count >= 6,
            polymod(expand(prefix) + data) == 1,
            let bytes = regroup(Array(data.dropLast(6)), from: 5, to: 8, pad: false)
        else { return nil }
        return (prefix, bytes)
    }

    private static func expand(_ prefix: String) -> [UInt8] {
        prefix.utf8.map { $0 >> 5 } + [0] + prefix.utf8.map { $0 & 31 }
    }

    private static func polymod(_ values: [UInt8]) -> UInt32 {
        var sum: UInt32 = 1
        for value in values {
            let top = sum >> 25
            sum = (sum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generator[bit] }
        }
        return sum
    }

    private static func regroup(
        _ values: [UInt8], from: UInt32, to: UInt32, pad: Bool
    ) -> [UInt8]? {
        var buffer: UInt32 = 0
        var bits: UInt32 = 0
        var result: [UInt8] = []
        for value in values {
            buffer = buffer << from | UInt32(value)
            bits += from
            while bits >= to {
                bits -= to
                result.append(UInt8(buffer >> bits & ((1 << to) - 1)))
            }
            buffer &= (1 << bits) - 1
        }
        if pad {
            if bits > 0 { result.append(UInt8(buffer << (to - bits) & ((1 << to) - 1))) }
            return result
        }
        return bits < from && buffer == 0 ? result : nil
    }
}
