import Notation

/// What a number says under its format.
struct ShownNumber {
    /// What is read.
    private(set) var text: String
    /// What the sheet shows where it shows another number.
    private(set) var other: String?
    /// True for days and times.
    private(set) var isDate = false

    /// As many digits behind the point as any score has.
    private static let scoreDigits = 6

    init(_ number: DecimalText, _ format: NumberFormat, from1904: Bool) {
        switch format {
        case .general:
            text = number.text
        case .fixed(let places):
            text = number.text
            settle(number, places, "")
        case .percent(let places):
            var hundredfold = number
            hundredfold.shift(2)
            text = hundredfold.text + "%"
            settle(hundredfold, places, "%")
        case .date:
            isDate = true
            text = SerialDay.text(number, from1904: from1904)
        case .other:
            text = number.text
            other = "…"
        }
    }

    /// The stored number is read where a score can hold it, else the one that is shown.
    private mutating func settle(_ number: DecimalText, _ places: Int, _ sign: String) {
        let rounded = number.rounded(places)
        guard rounded != number else { return }
        other = rounded.text + sign
        if number.fractionDigits > ShownNumber.scoreDigits, places <= ShownNumber.scoreDigits {
            (text, other) = (rounded.text + sign, text)
        }
    }
}

/// Days as spreadsheets count them.
enum SerialDay {
    /// `2026-04-30`, `2026-04-30 + 0.5` for a time of that day; the number where it is no day.
    static func text(_ number: DecimalText, from1904: Bool) -> String {
        guard let day = number.day, day.whole <= 2_958_465 else { return number.text }
        let date = date(day.whole, from1904: from1904)
        return day.hasTime ? "\(date) (\(number.text))" : date
    }

    private static func date(_ serial: Int, from1904: Bool) -> String {
        if from1904 { return civil(serial - 24_107) }
        // The day before 1 January 1900 and 29 February 1900 are in the count, and never were.
        if serial == 0 { return "1900-01-00" }
        if serial == 60 { return "1900-02-29" }
        return civil(serial - 25_569 + (serial < 60 ? 1 : 0))
    }

    /// The date of a day counted from 1970-01-01.
    private static func civil(_ day: Int) -> String {
        // Eras of 400 years from 0000-03-01, so that the leap day is the last of its year.
        let shifted = day + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * ofYear + 2) / 153
        let dayOfMonth = ofYear - (153 * month + 2) / 5 + 1
        let civilMonth = month < 10 ? month + 3 : month - 9
        let year = yearOfEra + era * 400 + (civilMonth <= 2 ? 1 : 0)
        return "\(padded(year, 4))-\(padded(civilMonth, 2))-\(padded(dayOfMonth, 2))"
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let digits = "\(number)"
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}
