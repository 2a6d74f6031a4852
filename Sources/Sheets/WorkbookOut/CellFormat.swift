import CXlsxWriter

/// What a cell's look comes to in a workbook.
struct CellFormat: Hashable {
    private let look: NewCell.Look
    private let number: String?

    init(_ cell: NewCell) {
        look = cell.look
        number =
            switch cell.content {
            // The text format, so that a text that begins with = stays one when it is edited.
            case .text: "@"
            case .date: "yyyy-mm-dd"
            case .number:
                if case .digits(let digits) = cell.look {
                    digits == 0 ? "0" : "0." + String(repeating: "0", count: digits)
                } else {
                    nil
                }
            case .empty, .truth: nil
            }
    }

    func apply(to format: UnsafeMutablePointer<lxw_format>) {
        if let number { format_set_num_format(format, number) }
        format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        switch look {
        case .plain, .digits: break
        case .header:
            format_set_bold(format)
            format_set_text_wrap(format)
            format_set_bg_color(format, 0xDDE6F0)
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .muted:
            format_set_font_color(format, 0x606060)
            format_set_text_wrap(format)
        case .input:
            format_set_unlocked(format)
            format_set_bg_color(format, 0xFFFDE7)
            format_set_border(format, UInt8(LXW_BORDER_HAIR.rawValue))
        }
    }
}
