/// Names that a workbook's tabs take.
enum SheetName {
    /// Most characters of a name, in UTF-16 units.
    static let limit = 31

    /// A valid name for each text, no two alike, letter case apart.
    static func all(for texts: [String]) -> [String] {
        var taken: Set<String> = []
        return texts.map { text in
            let plain = valid(text)
            var name = plain
            var number = 2
            while !taken.insert(name.lowercased()).inserted {
                let end = " (\(number))"
                name = cut(plain, to: limit - end.utf16.count) + end
                number += 1
            }
            return name
        }
    }

    /// The text without characters that a name cannot hold, cut to the length of a name.
    private static func valid(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isBarred = "[]:*?/\\'".unicodeScalars.contains(scalar)
            scalars.append(isBarred || scalar.value < 0x20 ? "_" : scalar)
        }
        let name = CellText.trimmed(cut(String(scalars), to: limit))
        // Excel keeps the name History for itself.
        return name.isEmpty || name.lowercased() == "history" ? "_\(name)" : name
    }

    private static func cut(_ text: String, to limit: Int) -> String {
        var short = text
        while short.utf16.count > limit { short.removeLast() }
        return short
    }
}
