/// What can be wrong with files that people make: schemes in YAML, values in CSV.
///
/// Codes that start with `mark-` never stop a row: it is read, and shown with what was understood.
extension FindingCode {
    /// All codes of this file.
    static let sheetCodes: [FindingCode] = [
        sheetTooLarge, sheetEncoding, yamlSyntax, yamlDocuments, yamlEmpty, yamlAlias, yamlTag,
        yamlMerge, yamlKey, yamlTooDeep, sheetHeaderMissing, sheetColumnTwice, sheetTooManyRows,
        sheetTooManyColumns, sheetCellTooLong, sheetQuoteOpen, sheetQuoteTrailing,
        sheetRowTooLong, sheetCellEmpty, sheetNameUnknown, sheetNameAmbiguous, sheetIDMalformed,
        sheetNumber, sheetNumberPrecision, sheetPercent, sheetReasonMissing, sheetBallot,
        sheetDate, sheetCellTwice, sheetValueUnknown, markUnderstood, markColumnIgnored,
        markEncoding, markCellRepeated, markPageIgnored,
    ]

    /// A file of too many bytes.
    public static let sheetTooLarge = FindingCode(
        "sheet-too-large", status: 0,
        zh: "文件为 {size} 字节，超过上限 {limit} 字节。",
        en: "The file has {size} bytes; the limit is {limit}.",
        remedy: ["zh": "请拆成几个文件。", "en": "Split it."])
    /// Bytes that are no text in an encoding that is read.
    public static let sheetEncoding = FindingCode(
        "sheet-encoding",
        zh: "文件不是 {expected} 文本（第 {offset} 字节）。",
        en: "The file is no {expected} text (byte {offset}).",
        remedy: ["zh": "请另存为 UTF-8 后重试。", "en": "Save it as UTF-8 and try again."])
    /// Text that is no YAML.
    public static let yamlSyntax = FindingCode(
        "yaml-syntax",
        zh: "{at}：不是正确的 YAML（{problem}）。", en: "{at}: this is not YAML ({problem}).",
        remedy: [
            "zh": "请检查缩进（只用空格）、冒号后的空格和引号；* 须写作 \"*\"。",
            "en":
                "Check indentation (spaces only), the space after colons, quotes; write * as \"*\".",
        ])
    /// More than one document in a file.
    public static let yamlDocuments = FindingCode(
        "yaml-documents",
        zh: "{at}：文件里有几份文档，只能有一份。",
        en: "{at}: the file holds several documents; one is allowed.",
        remedy: ["zh": "请删去 --- 以后的内容。", "en": "Remove what follows the ---."])
    /// Nothing in a file.
    public static let yamlEmpty = FindingCode(
        "yaml-empty",
        zh: "文件是空的。", en: "The file is empty.",
        remedy: ["zh": "请核对文件。", "en": "Check the file."])
    /// Anchors and aliases.
    public static let yamlAlias = FindingCode(
        "yaml-alias",
        zh: "{at}：方案不能用 & 和 * 引用。", en: "{at}: a scheme takes no anchors (&) and aliases (*).",
        remedy: ["zh": "请把内容写全；表中的 * 写作 \"*\"。", "en": "Write it out; in tables write * as \"*\"."])
    /// Tags.
    public static let yamlTag = FindingCode(
        "yaml-tag",
        zh: "{at}：方案不能用标签“{tag}”。", en: "{at}: a scheme takes no tags (\"{tag}\").",
        remedy: ["zh": "请删去标签。", "en": "Remove the tag."])
    /// Merge keys.
    public static let yamlMerge = FindingCode(
        "yaml-merge",
        zh: "{at}：方案不能用合并键 <<。", en: "{at}: a scheme takes no merge keys (<<).",
        remedy: ["zh": "请把内容写全。", "en": "Write it out."])
    /// A key that is no text.
    public static let yamlKey = FindingCode(
        "yaml-key",
        zh: "{at}：键必须是一个词。", en: "{at}: a key must be one word.",
        remedy: ["zh": "请改写。", "en": "Write it otherwise."])
    /// Too many levels.
    public static let yamlTooDeep = FindingCode(
        "yaml-too-deep",
        zh: "{at}：层次超过 {limit} 层。", en: "{at}: more than {limit} levels.",
        remedy: ["zh": "请减少层次。", "en": "Use fewer levels."])
    /// A column that must be there.
    public static let sheetHeaderMissing = FindingCode(
        "sheet-header-missing",
        zh: "{at}：表头没有“{column}”列。", en: "{at}: the header has no column \"{column}\".",
        remedy: [
            "zh": "表头应为：考核期,指标,考核对象,主体类别,考核主体,分值（前者及主体两列可省）。",
            "en":
                "The header is period,indicator,subject,role,rater,value; period, role, rater may be absent.",
        ])
    /// Two columns of one meaning.
    public static let sheetColumnTwice = FindingCode(
        "sheet-column-twice",
        zh: "{at}：“{column}”列重复。", en: "{at}: the column \"{column}\" stands twice.",
        remedy: ["zh": "请删去或改名其中之一。", "en": "Remove or rename one of them."])
    /// More rows than are read.
    public static let sheetTooManyRows = FindingCode(
        "sheet-too-many-rows",
        zh: "文件超过 {limit} 行，没有读取。", en: "The file has more than {limit} rows and was not read.",
        remedy: ["zh": "请拆成几个文件。", "en": "Split it."])
    /// More columns than are read.
    public static let sheetTooManyColumns = FindingCode(
        "sheet-too-many-columns",
        zh: "{at}：超过 {limit} 列。", en: "{at}: more than {limit} columns.",
        remedy: ["zh": "请检查分隔符，或删去多余的列。", "en": "Check the separator, or remove columns."])
    /// A cell of too many characters.
    public static let sheetCellTooLong = FindingCode(
        "sheet-cell-too-long",
        zh: "{at}：单元格超过 {limit} 个字符。", en: "{at}: the cell has more than {limit} characters.",
        remedy: ["zh": "请缩短；也可能是引号没有配对。", "en": "Shorten it; a quote may be unmatched."])
    /// A quote that is never closed.
    public static let sheetQuoteOpen = FindingCode(
        "sheet-quote-open",
        zh: "{at}：从此处开始的引号没有结束，其后内容都没有读取。",
        en: "{at}: the quote that opens here is never closed; what follows was not read.",
        remedy: ["zh": "请补上引号。", "en": "Close the quote."])
    /// Characters after a closing quote.
    public static let sheetQuoteTrailing = FindingCode(
        "sheet-quote-trailing",
        zh: "{at}：结束引号后还有内容。", en: "{at}: something follows the closing quote.",
        remedy: ["zh": "单元格内的引号应写两个。", "en": "Write a quote inside a cell twice."])
    /// A row with more cells than the header.
    public static let sheetRowTooLong = FindingCode(
        "sheet-row-too-long",
        zh: "{at}：这一行有 {count} 格，表头只有 {columns} 列。",
        en: "{at}: the row has {count} cells, the header {columns}.",
        remedy: ["zh": "含分隔符的内容请加引号。", "en": "Quote cells that hold a separator."])
    /// A cell that must not be empty.
    public static let sheetCellEmpty = FindingCode(
        "sheet-cell-empty",
        zh: "{at}：“{column}”是空的。", en: "{at}: \"{column}\" is empty.",
        remedy: ["zh": "请补上。", "en": "Fill it in."])
    /// Neither an id nor a name of the scheme.
    public static let sheetNameUnknown = FindingCode(
        "sheet-name-unknown",
        zh: "{at}：方案中没有“{text}”{hint}。",
        en: "{at}: the scheme has no \"{text}\"{hintEn}.",
        remedy: ["zh": "请核对编号或名称。", "en": "Check the id or the name."])
    /// A name that several things have.
    public static let sheetNameAmbiguous = FindingCode(
        "sheet-name-ambiguous",
        zh: "{at}：名为“{text}”的不止一个（{ids}）。",
        en: "{at}: several things are called \"{text}\" ({ids}).",
        remedy: ["zh": "请改用编号。", "en": "Use the id."])
    /// A text that cannot be an id.
    public static let sheetIDMalformed = FindingCode(
        "sheet-id-malformed",
        zh: "{at}：“{text}”不能作编号。", en: "{at}: \"{text}\" cannot be an id.",
        remedy: [
            "zh": "编号为 1 至 64 个英文字母、数字或 . _ -。", "en": "Use 1 to 64 letters, digits or . _ -.",
        ])
    /// A text that is no number.
    public static let sheetNumber = FindingCode(
        "sheet-number",
        zh: "{at}：“{text}”不是能确定的数{hint}。",
        en: "{at}: \"{text}\" is no number beyond doubt{hintEn}.",
        remedy: [
            "zh": "请写成 92.5 的形式；没有值就留空。", "en": "Write it like 92.5; leave it empty if missing.",
        ])
    /// A number with more digits than any score has.
    public static let sheetNumberPrecision = FindingCode(
        "sheet-number-precision",
        zh: "{at}：“{text}”的小数超过 6 位或数值过大。",
        en: "{at}: \"{text}\" has more than 6 fraction digits or is too large.",
        remedy: ["zh": "请按规定位数四舍五入后填写。", "en": "Round it to the digits asked for."])
    /// A percentage for a number that is not counted in percent.
    public static let sheetPercent = FindingCode(
        "sheet-percent",
        zh: "{at}：指标 {indicator} 不以 % 为单位，“{text}”不能确定是多少。",
        en: "{at}: {indicator} is not counted in percent; \"{text}\" is in doubt.",
        remedy: ["zh": "请写成不带 % 的数。", "en": "Write the number without %."])
    /// *Not applicable* without a reason.
    public static let sheetReasonMissing = FindingCode(
        "sheet-reason-missing",
        zh: "{at}：不适用须写明原因。", en: "{at}: not applicable needs a reason.",
        remedy: ["zh": "请写成 n/a:原因。", "en": "Write n/a:reason."])
    /// A ballot that cannot be read.
    public static let sheetBallot = FindingCode(
        "sheet-ballot",
        zh: "{at}：“{text}”不是票数。", en: "{at}: \"{text}\" is no count of ballots.",
        remedy: [
            "zh": "请写成 excellent=5;good=3;abstain=1。", "en": "Write excellent=5;good=3;abstain=1.",
        ])
    /// A text that is no day.
    public static let sheetDate = FindingCode(
        "sheet-date",
        zh: "{at}：“{text}”不是日期。", en: "{at}: \"{text}\" is no date.",
        remedy: ["zh": "请写成 2026-04-30。", "en": "Write it like 2026-04-30."])
    /// Two different values for one cell.
    public static let sheetCellTwice = FindingCode(
        "sheet-cell-twice",
        zh: "{at}：与第 {other} 行是同一格而值不同，两行都没有采用。",
        en: "{at}: the same cell as line {other} with another value; neither was taken.",
        remedy: ["zh": "请删去错误的一行。", "en": "Remove the wrong one."])
    /// A text for a leaf that takes no such value.
    public static let sheetValueUnknown = FindingCode(
        "sheet-value-unknown",
        zh: "{at}：指标 {indicator} 没有等次“{text}”。",
        en: "{at}: {indicator} has no grade \"{text}\".",
        remedy: ["zh": "可用：{known}。", "en": "It has: {known}."])
    /// A text that was understood after a change.
    public static let markUnderstood = FindingCode(
        "mark-understood",
        zh: "{at}：“{text}”按“{value}”读取（{hint}）。",
        en: "{at}: \"{text}\" was read as \"{value}\" ({hintEn}).",
        remedy: ["zh": "请核对。", "en": "Check it."])
    /// A column that nothing reads.
    public static let markColumnIgnored = FindingCode(
        "mark-column-ignored",
        zh: "{at}：不认识的列“{column}”没有读取{hint}。",
        en: "{at}: the column \"{column}\" is not known and was not read{hintEn}.",
        remedy: ["zh": "如有用，请改成规定的列名。", "en": "Rename it if it matters."])
    /// A file in another encoding than UTF-8.
    public static let markEncoding = FindingCode(
        "mark-encoding",
        zh: "文件按 {encoding} 编码读取。", en: "The file was read as {encoding}.",
        remedy: ["zh": "请抽查几个汉字是否正确。", "en": "Check that its characters are right."])
    /// The same value for one cell once more.
    public static let markCellRepeated = FindingCode(
        "mark-cell-repeated",
        zh: "{at}：与第 {other} 行完全相同，只采用一次。", en: "{at}: the same as line {other}; taken once.",
        remedy: ["zh": "可以删去。", "en": "It can be removed."])
    /// A sheet of a workbook that is no part of a scheme.
    public static let markPageIgnored = FindingCode(
        "mark-page-ignored",
        zh: "工作表“{page}”不属于方案，没有读{hint}。",
        en: "The sheet \"{page}\" is no part of a scheme and was not read{hintEn}.",
        remedy: ["zh": "属于方案的请改用模板中的表名。", "en": "Name it as in the template, if it is."])
}
