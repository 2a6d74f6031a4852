/// A page for print: a title, then blocks in order; written as text or as HTML.
struct ReportPage {
    /// What it is called.
    let title: String
    /// What stands under the title.
    var blocks: [Block] = []

    /// A part of the page.
    enum Block {
        /// A heading.
        case heading(String)
        /// Sentences.
        case paragraph(String)
        /// Points in a list.
        case list([String])
        /// Columns.
        case table(head: [String], rows: [[String]])
    }

    /// As plain text.
    var text: String {
        let parts = blocks.map { block in
            switch block {
            case .heading(let text): "\n【\(text)】"
            case .paragraph(let text): text
            case .list(let points): points.map { "· \($0)" }.joined(separator: "\n")
            case .table(let head, let rows): Self.table(head, rows)
            }
        }
        return ([title] + parts).joined(separator: "\n")
    }

    private static func table(_ head: [String], _ rows: [[String]]) -> String {
        var table = Table(head: head)
        table.rows = rows
        return table.text
    }
}

extension ReportPage {
    /// One file of pages in HTML, each on a sheet of its own when printed.
    static func html(_ pages: [ReportPage], lang: Language) -> String {
        let name = lang == .zh ? "zh-CN" : "en"
        let title = SVGPage.escaped(pages.first?.title ?? "")
        return """
            <!DOCTYPE html>
            <html lang="\(name)">
            <head>
            <meta charset="utf-8">
            <title>\(title)</title>
            <style>
            @page { size: A4; margin: 20mm; }
            body { font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif;
              max-width: 170mm; margin: 10mm auto; line-height: 1.6; color: #111; }
            h1 { text-align: center; font-size: 20pt; }
            h2 { font-size: 13pt; border-bottom: 1px solid #888; }
            table { border-collapse: collapse; width: 100%; font-size: 10.5pt; }
            th, td { border: 1px solid #888; padding: 2px 6px; text-align: left; }
            article + article { break-before: page; }
            tr { break-inside: avoid; }
            </style>
            </head>
            <body>
            \(pages.map(\.html).joined(separator: "\n"))
            </body>
            </html>

            """
    }

    private var html: String {
        let parts = blocks.map { block in
            switch block {
            case .heading(let text): "<h2>\(SVGPage.escaped(text))</h2>"
            case .paragraph(let text): "<p>\(SVGPage.escaped(text))</p>"
            case .list(let points):
                "<ul>\n\(points.map { "<li>\(SVGPage.escaped($0))</li>" }.joined(separator: "\n"))\n</ul>"
            case .table(let head, let rows):
                "<table>\n\(Self.row(head, "th"))\n"
                    + rows.map { Self.row($0, "td") }.joined(separator: "\n") + "\n</table>"
            }
        }
        return (["<article>", "<h1>\(SVGPage.escaped(title))</h1>"] + parts + ["</article>"])
            .joined(separator: "\n")
    }

    private static func row(_ cells: [String], _ tag: String) -> String {
        "<tr>" + cells.map { "<\(tag)>\(SVGPage.escaped($0))</\(tag)>" }.joined() + "</tr>"
    }
}
