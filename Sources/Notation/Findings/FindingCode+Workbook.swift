/// What can be wrong with workbooks as files; what is wrong with their cells is said as of CSV.
extension FindingCode {
    /// All codes of this file.
    static let workbookCodes: [FindingCode] = [
        workbookDamaged, workbookTooLarge, workbookDoctype, workbookLocked, workbookOtherKind,
        workbookSheetUnknown, workbookSheetUnclear, sheetMapWrong, sheetFormulaUnsaved,
        sheetRowHidden, markFormula, markShown, markMerged, markHidden, markRowIgnored,
        markSheetUnread,
    ]

    /// Bytes that contradict the format.
    public static let workbookDamaged = FindingCode(
        "workbook-damaged", status: 0,
        zh: "工作簿已损坏，没有读取：{at}（{problem}）。",
        en: "The workbook is damaged and was not read: {at} ({problem}).",
        remedy: [
            "zh": "请用电子表格软件打开并另存为 .xlsx，或重新传一次。",
            "en": "Open it in a spreadsheet and save it as .xlsx again, or copy it once more.",
        ])
    /// A workbook beyond a limit.
    public static let workbookTooLarge = FindingCode(
        "workbook-too-large", status: 0,
        zh: "工作簿过大，没有读取（{what} 的上限为 {limit}）。",
        en: "The workbook is too large and was not read (limit of {what}: {limit}).",
        remedy: [
            "zh": "请只留下要导入的工作表和区域，另存后重试。",
            "en": "Keep only the sheet and the cells to be imported, save it, and try again.",
        ])
    /// A declaration of a document type, which could hold entities.
    public static let workbookDoctype = FindingCode(
        "workbook-doctype", status: 0,
        zh: "{at}：含有文档类型声明，电子表格软件不会这样写，没有读取。",
        en: "{at}: it declares a document type, as no spreadsheet does, and was not read.",
        remedy: [
            "zh": "请查明文件来源；用电子表格软件另存为 .xlsx 后重试。",
            "en": "Find out where the file comes from; save it as .xlsx from a spreadsheet.",
        ])
    /// A workbook with a password.
    public static let workbookLocked = FindingCode(
        "workbook-locked", status: 0,
        zh: "工作簿有打开密码，无法读取。", en: "The workbook needs a password and cannot be read.",
        remedy: ["zh": "请去掉密码，另存后重试。", "en": "Remove the password, save it, and try again."])
    /// A file of another kind.
    public static let workbookOtherKind = FindingCode(
        "workbook-other-kind", status: 0,
        zh: "文件不是 .xlsx 工作簿，而是 {kind}。", en: "The file is no .xlsx workbook but {kind}.",
        remedy: [
            "zh": "请在电子表格软件中另存为“Excel 工作簿 (.xlsx)”。",
            "en": "Save it as \"Excel workbook (.xlsx)\" from a spreadsheet.",
        ])
    /// A sheet that is not there.
    public static let workbookSheetUnknown = FindingCode(
        "workbook-sheet-unknown", status: 0,
        zh: "工作簿没有工作表“{text}”{hint}。", en: "The workbook has no sheet \"{text}\"{hintEn}.",
        remedy: ["zh": "有：{known}。", "en": "It has: {known}."])
    /// Several sheets that could be meant.
    public static let workbookSheetUnclear = FindingCode(
        "workbook-sheet-unclear", status: 0,
        zh: "不止一张工作表可以导入（{known}）。", en: "More than one sheet could be read ({known}).",
        remedy: [
            "zh": "请用 --sheet 指明一张，逐张导入。", "en": "Name one with --sheet; import them one by one.",
        ])
    /// A choice of a column that names nothing.
    public static let sheetMapWrong = FindingCode(
        "sheet-map-wrong", status: 0,
        zh: "{at}：对应关系“{choice}”中没有“{text}”{hint}。",
        en: "{at}: in \"{choice}\" nothing is called \"{text}\"{hintEn}.",
        remedy: [
            "zh": "写成 --map \"列名或列号=指标\"，也可写 指标/主体类别、subject 等列名，或 - 表示不读。",
            "en":
                "Write --map \"column=indicator\", indicator/role, a name such as subject, or - for nothing.",
        ])
    /// A formula whose value is not in the file.
    public static let sheetFormulaUnsaved = FindingCode(
        "sheet-formula-unsaved", status: 0,
        zh: "{at}：是公式，文件中没有保存可靠的计算结果。",
        en: "{at}: a formula, and the file holds no value of it to rely on.",
        remedy: [
            "zh": "请用电子表格软件打开并保存一次，或改填数值。",
            "en": "Open the file in a spreadsheet and save it, or type the value.",
        ])
    /// A row that the sheet does not show.
    public static let sheetRowHidden = FindingCode(
        "sheet-row-hidden", status: 0,
        zh: "{at}：是隐藏行，没有读取。", en: "{at}: the row is hidden and was not read.",
        remedy: ["zh": "需要就取消隐藏或筛选后再导入，不需要就删去。", "en": "Unhide it and import again, or delete it."])
    /// A value that is computed.
    public static let markFormula = FindingCode(
        "mark-formula", status: 0,
        zh: "{at}：是公式，按文件中保存的结果读取。", en: "{at}: a formula; its stored value was read.",
        remedy: ["zh": "请核对。", "en": "Check it."])
    /// A number that its format shows otherwise.
    public static let markShown = FindingCode(
        "mark-shown", status: 0,
        zh: "{at}：按“{text}”读取；单元格格式与之不同（{shown}）。",
        en: "{at}: read as \"{text}\"; the cell's format makes another of it ({shown}).",
        remedy: ["zh": "请核对应取哪一个。", "en": "Check which one is meant."])
    /// A cell that is merged with others.
    public static let markMerged = FindingCode(
        "mark-merged", status: 0,
        zh: "{at}：属于合并单元格 {range}。", en: "{at}: belongs to the merged cells {range}.",
        remedy: ["zh": "请核对这个值是否只属于这一格。", "en": "Check whether it holds for this cell alone."])
    /// What the workbook does not show.
    public static let markHidden = FindingCode(
        "mark-hidden", status: 0,
        zh: "{at}：是隐藏的，没有读取。", en: "{at}: it is hidden and was not read.",
        remedy: ["zh": "需要就取消隐藏后再导入。", "en": "Unhide it and import again if it matters."])
    /// A row that belongs to the header.
    public static let markRowIgnored = FindingCode(
        "mark-row-ignored", status: 0,
        zh: "{at}：“{text}”这一行作为表头的一部分，没有读取。",
        en: "{at}: the row \"{text}\" was taken for a part of the header and not read.",
        remedy: ["zh": "如果是数据，请填上考核对象。", "en": "Fill in the subject if it holds values."])
    /// A sheet that was not asked for.
    public static let markSheetUnread = FindingCode(
        "mark-sheet-unread", status: 0,
        zh: "工作表“{at}”没有读取。", en: "The sheet \"{at}\" was not read.",
        remedy: ["zh": "需要就用 --sheet 指明。", "en": "Name it with --sheet if it matters."])
}
