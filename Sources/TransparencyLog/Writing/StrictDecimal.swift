/// Sizes, indexes and times as ASCII digits without sign and without leading zero.
enum StrictDecimal {
    /// The number written; nil for an empty text, a leading zero, another character, or more than
    /// `limit`.
    static func parse(
        _ text: some Collection<UInt8>, limit: UInt64 = Tree.maximumSize
    ) -> UInt64? {
        guard let first = text.first, text.count == 1 || first != UInt8(ascii: "0") else {
            return nil
        }
        var number: UInt64 = 0
        for character in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
            let (tens, tooMany) = number.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = tens.addingReportingOverflow(
                UInt64(character - UInt8(ascii: "0")))
            guard !tooMany, !tooLarge, sum <= limit else { return nil }
            number = sum
        }
        return number
    }

    /// The digits of a number.
    static func digits(_ number: UInt64) -> [UInt8] {
        Array(String(number).utf8)
    }
}
