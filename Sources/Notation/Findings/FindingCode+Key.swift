/// What can be wrong with keys, passphrases, invitations and receipts.
extension FindingCode {
    /// All codes of this file.
    static let keyCodes: [FindingCode] = [
        keyNotEnrolled, keyRefused, keyFileUnreadable, passphraseMissing, passphraseWrong,
        passphraseShort, invitationMalformed, receiptMalformed, receiptWrong, checkpointWrong,
        checkpointRolledBack, checkpointForked, approvalNotByTwo, cardUnreadable,
    ]

    /// The key has never been enrolled at this centre.
    public static let keyNotEnrolled = FindingCode(
        "key-not-enrolled", retry: .later, status: 403,
        zh: "密钥 {key} 尚未在本中心登记，记录未入日志。",
        en: "The key {key} is not enrolled here; the record was not logged.",
        remedy: [
            "zh": "请联系中心批准加入申请；程序会自动重发。",
            "en": "Ask the centre to approve your request; sending is repeated by itself.",
        ])
    /// A weak or malformed public key.
    public static let keyRefused = FindingCode(
        "key-refused",
        zh: "该公钥不安全或格式不对，不能登记。", en: "The public key is weak or malformed and cannot be enrolled.",
        remedy: ["zh": "请重新加入以生成新密钥。", "en": "Join again to make a new key."])
    /// A key file that cannot be read or is open to others.
    public static let keyFileUnreadable = FindingCode(
        "key-file-unreadable", exit: .machinery,
        zh: "密钥文件 {file} 无法读取、已损坏或权限过宽。",
        en: "The key file {file} cannot be read, is damaged, or is open to others.",
        remedy: [
            "zh": "请确认文件存在且权限为 0600；损坏时从备份恢复。",
            "en": "Check that it exists with mode 0600; restore it from a backup if damaged.",
        ])
    /// No passphrase was given.
    public static let passphraseMissing = FindingCode(
        "passphrase-missing", exit: .usage,
        zh: "需要 {person} 的口令，但没有提供。", en: "The passphrase of {person} is needed and was not given.",
        remedy: [
            "zh": "用 --passphrase-file 指定文件，或设环境变量 SHANGJI_PASSPHRASE。",
            "en": "Name a file with --passphrase-file or set SHANGJI_PASSPHRASE.",
        ])
    /// The passphrase does not open the key.
    public static let passphraseWrong = FindingCode(
        "passphrase-wrong",
        zh: "口令不能打开 {person} 的密钥。", en: "The passphrase does not open the key of {person}.",
        remedy: ["zh": "请核对口令后重试。", "en": "Check the passphrase and try again."])
    /// The passphrase is too short to protect a key.
    public static let passphraseShort = FindingCode(
        "passphrase-short",
        zh: "口令少于 {limit} 个字符。", en: "The passphrase has fewer than {limit} characters.",
        remedy: ["zh": "请换一个更长的口令。", "en": "Choose a longer one."])
    /// The invitation cannot be read.
    public static let invitationMalformed = FindingCode(
        "invitation-malformed",
        zh: "邀请码不完整或有误。", en: "The invitation is incomplete or wrong.",
        remedy: [
            "zh": "请完整复制以 shangji-invite:1: 开头的整行。",
            "en": "Copy the whole line that starts with shangji-invite:1:.",
        ])
    /// The receipt cannot be read.
    public static let receiptMalformed = FindingCode(
        "receipt-malformed",
        zh: "回执不是可读的 tlog-proof。", en: "The receipt is no readable tlog-proof.",
        remedy: ["zh": "请重新同步以取得回执。", "en": "Sync again to fetch the receipt."])
    /// The receipt does not prove that the log holds the record.
    public static let receiptWrong = FindingCode(
        "receipt-wrong",
        zh: "回执不能证明中心日志收有此记录，不予采信（{reason}）。",
        en:
            "The receipt does not prove that the centre's log holds the record; it is not believed ({reason}).",
        remedy: [
            "zh": "请重试同步；若持续出现，请向监督部门出示。",
            "en": "Sync again; if it stays so, show it to the inspectors.",
        ])
    /// A checkpoint that the log key did not sign.
    public static let checkpointWrong = FindingCode(
        "checkpoint-wrong",
        zh: "检查点不是本中心日志密钥所签，不予采信。",
        en: "The checkpoint is not signed by this centre's log key; it is not believed.",
        remedy: [
            "zh": "可能连到了别的网站（如上网认证页），请检查网络后重试。",
            "en":
                "You may be connected to something else, such as a login page of the network: check and try again.",
        ])
    /// The log has become shorter.
    public static let checkpointRolledBack = FindingCode(
        "checkpoint-rolled-back", retry: .afterAction,
        zh: "中心日志变短：本机已验证到 {size} 条。",
        en: "The centre's log has become shorter: this computer has verified {size} leaves.",
        remedy: [
            "zh": "请告知中心，可能从旧备份恢复；本机数据不会丢失。",
            "en":
                "Tell the centre, it may have been restored from an old backup; nothing is lost here.",
        ])
    /// Two roots for one log.
    public static let checkpointForked = FindingCode(
        "checkpoint-forked", retry: .afterAction,
        zh: "中心日志与本机已验证的内容矛盾（{size} 条处）。",
        en: "The centre's log contradicts what this computer verified (at {size} leaves).",
        remedy: [
            "zh": "两份签名检查点已保存，请交监督部门。",
            "en": "Both signed checkpoints are kept: hand them to the inspectors.",
        ])
    /// One person tried to do what takes two.
    public static let approvalNotByTwo = FindingCode(
        "approval-not-by-two",
        zh: "此事须由中心两个不同的人签署，{person} 不能同时担任。",
        en: "This takes two different persons of the centre; {person} cannot be both.",
        remedy: ["zh": "请由另一人用 --with 复核签署。", "en": "Let another person sign with --with."])
    /// The card file is no centre card.
    public static let cardUnreadable = FindingCode(
        "card-unreadable",
        zh: "{at} 不是有效的中心名片。", en: "{at} is no centre card.",
        remedy: [
            "zh": "请向中心索取 card.json，或从本机回执导出处取得。",
            "en": "Ask the centre for card.json, or take the one exported with the receipts.",
        ])
}
