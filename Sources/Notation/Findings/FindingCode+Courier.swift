/// What is said where files are carried by hand.
extension FindingCode {
    /// All codes of this file.
    static let courierCodes: [FindingCode] = [
        courierNoRecipient, courierNotAnswered, courierUnlinked, courierNobody, courierAfterUnknown,
        batchMissingBefore, damagedUnlogged, courierNoColleague, backupDamaged, restoreFolderTaken,
    ]

    /// The centre's card names no key to encrypt to.
    public static let courierNoRecipient = FindingCode(
        "courier-no-recipient", status: 0,
        zh: "中心的名片上没有可供加密的密钥，不能导出。",
        en: "The centre's card names no key to encrypt to; nothing can be exported.",
        remedy: [
            "zh": "请用网络同步，或请中心升级后重新邀请。",
            "en": "Sync by network, or have the centre upgraded and join by a new invitation.",
        ])
    /// An answer brings no receipt of a record that waits for one.
    public static let courierNotAnswered = FindingCode(
        "courier-not-answered", retry: .later, status: 0,
        zh: "答复文件中还没有 {at} 的回执。",
        en: "The answer holds no receipt of {at} yet.",
        remedy: [
            "zh": "制作这份答复时中心还没有收到它；请把它再送一次，或等下一份答复。",
            "en":
                "The centre did not have it then: take it there again, or wait for the next answer.",
        ])
    /// An answer is older than what this computer knows of the log, or holds no proof from there.
    public static let courierUnlinked = FindingCode(
        "courier-unlinked", status: 0,
        zh: "答复文件只到日志第 {size} 条，不能接上本机已知的日志。",
        en: "The answer ends at leaf {size} and cannot be linked to the log known here.",
        remedy: [
            "zh": "它多半比已知的旧；请向中心要一份新的答复。",
            "en": "It is older than what is known: ask the centre for a new answer.",
        ])
    /// No device of the office has a key to encrypt an answer to.
    public static let courierNobody = FindingCode(
        "courier-nobody", status: 0,
        zh: "单位“{office}”没有可供加密的终端密钥。",
        en: "The office \"{office}\" has no device with a key to encrypt to.",
        remedy: [
            "zh": "请先批准其登记请求（shangji aggregator requests）。",
            "en": "Approve its request first (shangji aggregator requests).",
        ])
    /// An answer is asked for from a leaf on that the log does not have.
    public static let courierAfterUnknown = FindingCode(
        "courier-after-unknown", status: 400,
        zh: "日志只有 {size} 条，没有第 {after} 条可以接着写。",
        en: "The log has {size} leaves; there is no leaf {after} to go on from.",
        remedy: [
            "zh": "请核对 --after；不写就从头写起。", "en": "Check --after; without it all is written.",
        ])
    /// A batch names one before it that neither the log nor the file holds.
    public static let batchMissingBefore = FindingCode(
        "batch-missing-before", status: 0,
        zh: "{office} 的第 {seq} 批之前缺一批，日志和这个文件里都没有。",
        en: "Before batch {seq} of {office} one is missing, in the log and in this file.",
        remedy: [
            "zh": "照常导入；请该单位把缺的一批再送来。",
            "en": "Import it all the same, and have the office send the missing one again.",
        ])
    /// A record that came by hand before its key was enrolled is no longer what it was.
    public static let damagedUnlogged = FindingCode(
        "damaged-unlogged", exit: .machinery,
        zh: "待登记的记录 {at} 已损坏，或其密钥的请求不见了。",
        en: "The record {at}, which waits for the enrolment of its key, is damaged or unasked for.",
        remedy: [
            "zh": "请该单位重新导出并再送一次；本中心没有第二份。",
            "en": "Have the office export it and bring it again; the centre has no other copy.",
        ])
    /// No other computer of the office has a key to encrypt to.
    public static let courierNoColleague = FindingCode(
        "courier-no-colleague", status: 0,
        zh: "本机不知道本单位还有别的已登记终端。",
        en: "No other enrolled computer of the office is known here.",
        remedy: [
            "zh": "请先让中心批准那台终端，再同步或导入中心的答复。",
            "en": "Have the centre enrol that computer, then sync or import the centre's answer.",
        ])
    /// A backup that is cut, altered or no backup.
    public static let backupDamaged = FindingCode(
        "backup-damaged", status: 0,
        zh: "{at} 不是完整的备份（{what}）。",
        en: "{at} is no whole backup ({what}).",
        remedy: [
            "zh": "请换用另一份备份；什么也没有恢复。",
            "en": "Take another backup; nothing was restored.",
        ])
    /// Something is where a backup is to be restored to.
    public static let restoreFolderTaken = FindingCode(
        "restore-folder-taken", status: 0,
        zh: "{at} 中已有终端，不在其上恢复。",
        en: "There is an agent in {at}; nothing is restored over it.",
        remedy: [
            "zh": "请恢复到新的文件夹；旧文件夹移开保存。",
            "en": "Restore into a new folder, and move the old one away.",
        ])
}
