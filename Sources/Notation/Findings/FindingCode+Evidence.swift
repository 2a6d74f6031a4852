/// What can be said about evidence files: at the office, on their way, at the centre.
extension FindingCode {
    /// All codes of this file.
    static let evidenceCodes: [FindingCode] = [
        evidenceTooLarge, evidenceNotFile, evidenceMissing, evidenceUnknown, evidenceNotExpected,
        evidencePieceWrong, evidenceHashWrong, evidenceNoRoom, evidenceNotHeld, damagedEvidence,
    ]

    /// A file is larger than evidence may be.
    public static let evidenceTooLarge = FindingCode(
        "evidence-too-large", status: 0,
        zh: "佐证材料 {at} 有 {size} 字节，超过每个文件的上限 {limit} 字节，没有附上。",
        en: "The evidence {at} has {size} bytes; a file may have {limit}. It was not attached.",
        remedy: ["zh": "请压缩或拆分后再附。", "en": "Make it smaller or split it, then attach it."])
    /// What is to be attached is no plain file.
    public static let evidenceNotFile = FindingCode(
        "evidence-not-a-file", status: 0,
        zh: "{at} 不是普通文件，不能作为佐证材料。", en: "{at} is no plain file and cannot be evidence.",
        remedy: [
            "zh": "文件夹请先打包成一个文件。", "en": "Pack a folder into one file first.",
        ])
    /// The copy of an evidence file is gone, or is not what it was.
    public static let evidenceMissing = FindingCode(
        "evidence-missing-here", retry: .afterAction, status: 0,
        zh: "本机没有佐证材料 {at} 的完好副本（{hash}），无法送出。",
        en: "No sound copy of the evidence {at} is here ({hash}); it cannot be sent.",
        remedy: [
            "zh": "请把原文件重新附到草稿上，或从备份恢复。",
            "en": "Attach the same file to a draft again, or restore a backup.",
        ])
    /// A draft has no such evidence.
    public static let evidenceUnknown = FindingCode(
        "evidence-not-attached", status: 0,
        zh: "{at} 的草稿没有附“{name}”。", en: "The draft of {at} has no evidence \"{name}\".",
        remedy: [
            "zh": "用 shangji agent draft evidence list 查看。",
            "en": "See shangji agent draft evidence list.",
        ])
    /// No logged batch of the asking office names the file.
    public static let evidenceNotExpected = FindingCode(
        "evidence-not-expected", retry: .later, status: 404,
        zh: "贵单位已入日志的批次都没有列出佐证材料 {hash}。",
        en: "No logged batch of your office names the evidence {hash}.",
        remedy: [
            "zh": "批次先到，佐证材料后到；程序会自动重试。",
            "en": "The batch comes first, its evidence after it; it is tried again.",
        ])
    /// A piece has another place or length than its file allows.
    public static let evidencePieceWrong = FindingCode(
        "evidence-piece-wrong", status: 400,
        zh: "佐证材料 {hash} 从 {offset} 起没有长 {size} 字节的一段。",
        en: "The evidence {hash} has no piece of {size} bytes from {offset} on.",
        remedy: ["zh": "请比对双方程序版本。", "en": "Compare program versions."])
    /// All pieces came and are not the file that was named.
    public static let evidenceHashWrong = FindingCode(
        "evidence-hash-wrong",
        zh: "各段合起来不是佐证材料 {hash}，已全部丢弃。",
        en: "The pieces together are not the evidence {hash}; all were thrown away.",
        remedy: [
            "zh": "请核对单位保存的原文件，再送一次。", "en": "Check the file at the office, and send it again.",
        ])
    /// The disk that is set aside for evidence is full.
    public static let evidenceNoRoom = FindingCode(
        "evidence-no-room", retry: .afterAction, status: 413,
        zh: "{whose} 的佐证材料已占 {used} 字节，上限 {limit} 字节，放不下这个文件。",
        en:
            "The evidence of {whose} takes {used} bytes of {limit}; there is no room for this file.",
        remedy: [
            "zh": "分值已收到，不受影响；请中心提高上限（aggregator serve --evidence-…）。",
            "en":
                "The scores are received all the same. The centre may raise the limit (aggregator serve --evidence-…).",
        ])
    /// The centre does not hold the file, or not for the asker.
    public static let evidenceNotHeld = FindingCode(
        "evidence-not-held", retry: .later, status: 404,
        zh: "中心没有可供您查看的佐证材料 {hash}。",
        en: "The centre holds no evidence {hash} for you to see.",
        remedy: [
            "zh": "用 shangji aggregator evidence 查看到了哪些。",
            "en": "See shangji aggregator evidence for what is there.",
        ])
    /// A file of evidence at the centre is not what was received.
    public static let damagedEvidence = FindingCode(
        "damaged-evidence", exit: .machinery,
        zh: "佐证材料 {at} 不见了，或内容已变。", en: "The evidence {at} is gone or changed.",
        remedy: [
            "zh": "请从备份取回文件，或请单位再送一次。",
            "en": "Take the file from a backup, or have the office send it again.",
        ])
}
