/// How a sheet shows a number.
enum NumberFormat: Hashable {
    /// As it is.
    case general
    /// With so many digits behind the point.
    case fixed(Int)
    /// A hundred times as large, with so many digits behind the point and a percent sign.
    case percent(Int)
    /// As a day or a time.
    case date
    /// Otherwise: as a fraction, in thousands, with an exponent.
    case other

    /// The formats that are known by number alone.
    init(builtIn id: Int) {
        switch id {
        case 1, 3, 5, 6, 37, 38, 41, 42, 59, 61: self = .fixed(0)
        case 2, 4, 7, 8, 39, 40, 43, 44, 60, 62: self = .fixed(2)
        case 9, 67: self = .percent(0)
        case 10, 68: self = .percent(2)
        case 14...22, 27...36, 45...47, 50...58, 71...81: self = .date
        case 11...13, 48, 69, 70: self = .other
        default: self = .general
        }
    }

    /// The format that a code such as `0.00%` or `yyyy"年"m"月"d"日"` describes.
    init(code: String) {
        var scan = Scan()
        scan.run(code)
        if scan.isDate {
            self = .date
        } else if scan.isOther || scan.scales {
            self = .other
        } else if scan.percents == 1 {
            self = .percent(scan.decimals)
        } else if scan.percents > 1 {
            self = .other
        } else {
            self = scan.hasDigits ? .fixed(scan.decimals) : .general
        }
    }

    /// What the first section of a code holds, texts and colours aside.
    private struct Scan {
        var (isDate, isOther, hasDigits) = (false, false, false)
        var (percents, decimals) = (0, 0)
        private var (behindPoint, commas) = (false, 0)

        /// True where a comma stands behind the last digit: the number is shown in thousands.
        var scales: Bool { commas > 0 }

        mutating func run(_ code: String) {
            var rest = Substring(code)
            while let character = rest.popFirst(), character != ";" {
                switch character {
                case "\\", "_", "*": _ = rest.popFirst()
                case "!":
                    // A point or comma put in by hand: 0!.0, shows in ten thousands.
                    if rest.first == "." || rest.first == "," { isOther = true }
                    _ = rest.popFirst()
                case "\"":
                    while let quoted = rest.popFirst(), quoted != "\"" {}
                case "[": bracket(&rest)
                default: plain(character, &rest)
                }
            }
        }

        private mutating func bracket(_ rest: inout Substring) {
            let inside = rest.prefix { $0 != "]" }
            rest = rest.dropFirst(inside.count + 1)
            let word = inside.lowercased()
            // [h]:mm counts hours; [Red], [$-804] and [>100] only say how.
            if !word.isEmpty, word.allSatisfy({ "hms".contains($0) }) { isDate = true }
        }

        private mutating func plain(_ character: Character, _ rest: inout Substring) {
            switch character {
            case "0", "#", "?":
                hasDigits = true
                commas = 0
                if behindPoint { decimals += 1 }
            case ".": behindPoint = true
            case ",": commas += hasDigits ? 1 : 0
            case "%", "％": percents += 1
            case "/": isOther = true
            case "E" where rest.first == "+" || rest.first == "-": isOther = true
            case "G", "g":
                // General
                if rest.lowercased().hasPrefix("eneral") { rest = rest.dropFirst(6) }
            case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S": isDate = true
            default: break
            }
        }
    }
}
