/// What can be wrong with workbooks as files; what is wrong with their cells is said as of CSV.
extension FindingCode {
    /// All codes of this file.
    static let workbookCodes: [FindingCode] = [
        workbookDamaged, workbookTooLarge, workbookDoctype, workbookLocked, workbookOtherKind,
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
}
