/// A picture as SVG text: few shapes, both languages, black on white, fit for print.
///
/// Coordinates are whole numbers, so that the same history gives the same bytes.
struct SVGPage {
    private var shapes: [String] = []
    /// How wide it is.
    let width: Int
    /// How high it has become.
    private(set) var height = 0

    /// An empty page.
    init(width: Int) {
        self.width = width
    }

    /// Where a text stands beside its point.
    enum Anchor: String {
        /// It begins there.
        case start
        /// It is centred there.
        case middle
        /// It ends there.
        case end
    }

    /// A text on a base line.
    mutating func text(
        _ text: String, x: Int, y: Int, size: Int = 14, anchor: Anchor = .start,
        colour: String = "#222222", isBold: Bool = false
    ) {
        let weight = isBold ? " font-weight=\"bold\"" : ""
        shapes.append(
            "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"\(anchor.rawValue)\" "
                + "fill=\"\(colour)\"\(weight)>\(Self.escaped(text))</text>")
        height = max(height, y + size)
    }

    /// A filled rectangle.
    mutating func bar(x: Int, y: Int, width: Int, height: Int, colour: String) {
        shapes.append(
            "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(max(0, width))\" height=\"\(max(0, height))\" "
                + "fill=\"\(colour)\"/>")
        self.height = max(self.height, y + height)
    }

    /// A straight line.
    mutating func line(
        from start: (x: Int, y: Int), to end: (x: Int, y: Int), colour: String = "#BBBBBB",
        width: Int = 1
    ) {
        shapes.append(
            "<line x1=\"\(start.x)\" y1=\"\(start.y)\" x2=\"\(end.x)\" y2=\"\(end.y)\" "
                + "stroke=\"\(colour)\" stroke-width=\"\(width)\"/>")
        height = max(height, start.y, end.y)
    }

    /// A dot.
    mutating func dot(x: Int, y: Int, colour: String) {
        shapes.append("<circle cx=\"\(x)\" cy=\"\(y)\" r=\"4\" fill=\"\(colour)\"/>")
    }

    /// The whole file.
    var file: String {
        let fonts = "Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Zen Hei, sans-serif"
        let size = "width=\"\(width)\" height=\"\(height + 20)\""
        let head = "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) "
        return
            (["\(head)viewBox=\"0 0 \(width) \(height + 20)\" font-family=\"\(fonts)\">"]
            + ["<rect width=\"100%\" height=\"100%\" fill=\"white\"/>"] + shapes + ["</svg>", ""])
            .joined(separator: "\n")
    }

    /// A text in which nothing is markup.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            default:
                let isControl = scalar.properties.generalCategory == .control
                result.unicodeScalars.append(isControl ? "\u{FFFD}" : scalar)
            }
        }
        return result
    }
}
