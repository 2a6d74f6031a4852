/// What can be said about drafts before they are sealed.
extension FindingCode {
    /// All codes of this file.
    static let sealingCodes: [FindingCode] = [
        sealTooMany, sealTextTooLong, sealCellTwice, sealChainWrong, sealFieldWrong,
    ]

    /// More of something than a batch may hold.
    public static let sealTooMany = FindingCode(
        "seal-too-many",
        zh: "{what} 有 {size}，超过上限 {limit}。",
        en: "There are {size} {what}; the limit is {limit}.",
        remedy: ["zh": "请分成几批封存。", "en": "Seal them in several batches."])
    /// A text that is empty or longer than its limit.
    public static let sealTextTooLong = FindingCode(
        "seal-text-length",
        zh: "{at} 的 {what} 有 {size} 个字符，须为 1 至 {limit} 个。",
        en: "The {what} of {at} has {size} characters; 1 to {limit} are allowed.",
        remedy: ["zh": "请修改该文字后再封存。", "en": "Change the text, then seal."])
    /// Two drafts of one cell.
    public static let sealCellTwice = FindingCode(
        "seal-cell-twice",
        zh: "{at} 在同一批中出现两次。", en: "{at} stands twice in one batch.",
        remedy: ["zh": "请只保留一个值。", "en": "Keep one of the values."])
    /// Sequence number, previous batch and declared losses do not go together.
    public static let sealChainWrong = FindingCode(
        "seal-chain-wrong", exit: .machinery,
        zh: "本终端的批次序号、前一批或作废序号互相矛盾（{what}）。",
        en: "Sequence number, previous batch or void numbers contradict each other ({what}).",
        remedy: [
            "zh": "本机数据可能已损坏，请从备份恢复后重新加入。",
            "en": "The data here may be damaged: restore a backup and join again.",
        ])
    /// A field outside its range.
    public static let sealFieldWrong = FindingCode(
        "seal-field-wrong",
        zh: "{at} 的 {what} 不在允许范围（{size}，上限 {limit}）。",
        en: "The {what} of {at} is out of range ({size}, limit {limit}).",
        remedy: ["zh": "请改正后再封存。", "en": "Correct it, then seal."])
}
