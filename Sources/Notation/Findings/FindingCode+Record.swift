/// What can be wrong with a record before anything is known of its meaning.
extension FindingCode {
    /// All codes of this file.
    static let recordCodes: [FindingCode] = [
        recordTooLarge, recordMalformed, recordTypeUnknown, recordTrial, recordIDMismatch,
        recordKeyMismatch, recordSignatureWrong, payloadNotUTF8, payloadNotCanonical,
        payloadDuplicateKey, payloadTooDeep, payloadNumber, payloadShape, payloadLimit,
        recordWrongCentre, recordNotLogged, recordSignerWrong,
        recordOfficeMismatch,
    ]

    /// The record is larger than its type allows.
    public static let recordTooLarge = FindingCode(
        "record-too-large", status: 413,
        zh: "记录为 {size} 字节，超过此类记录的上限 {limit} 字节。",
        en: "The record has {size} bytes; its type allows {limit}.",
        remedy: ["zh": "请分成几批封存后再发送。", "en": "Split it into several batches and send those."])
    /// The head lines are not type, key and signature.
    public static let recordMalformed = FindingCode(
        "record-malformed", status: 400,
        zh: "记录的头两行不是“类型”和“密钥 签名”，无法读取（第 {offset} 字节）。",
        en:
            "The record does not start with a type line and a key and signature line (byte {offset}).",
        remedy: [
            "zh": "文件可能在传送中损坏，请从原电脑重新导出。",
            "en": "The file may be damaged: export it again from its computer.",
        ])
    /// A type that this centre does not know.
    public static let recordTypeUnknown = FindingCode(
        "record-type-unknown", status: 415,
        zh: "不认识记录类型“{type}”。", en: "The record type \"{type}\" is not known here.",
        remedy: [
            "zh": "请检查双方程序版本，先升级再发送。", "en": "Compare program versions and upgrade the older one.",
        ])
    /// A trial record in the official log.
    public static let recordTrial = FindingCode(
        "record-trial",
        zh: "这是试用记录，永远不能计入正式日志。", en: "This is a trial record; it can never count as official.",
        remedy: [
            "zh": "请在正式方案下重新填写并封存。", "en": "Enter and seal it again under the published scheme.",
        ])
    /// The address does not name the record in the body.
    public static let recordIDMismatch = FindingCode(
        "record-id-mismatch", status: 400,
        zh: "地址中的编号与记录内容算出的编号 {id} 不一致。",
        en: "The id in the address is not that of the record, {id}.",
        remedy: [
            "zh": "内容可能在途中被改动，请重新发送。",
            "en": "The bytes may have changed on the way: send them again.",
        ])
    /// The payload names another key than the head line.
    public static let recordKeyMismatch = FindingCode(
        "record-key-mismatch", status: 400,
        zh: "签名行的密钥与内容中写的密钥不同。",
        en: "The key of the signature line is not the key that the payload names.",
        remedy: ["zh": "请由原终端重新封存。", "en": "Seal it again on the device it came from."])
    /// The signature does not verify.
    public static let recordSignatureWrong = FindingCode(
        "signature-wrong",
        zh: "签名与内容不符：内容被改动，或不是该密钥所签。",
        en: "The signature does not fit the bytes: they were changed, or another key signed them.",
        remedy: [
            "zh": "请从原电脑重新发送；若再次出现，请告知中心。",
            "en": "Send it again from its computer; if this repeats, tell the centre.",
        ])
    /// The payload is not UTF-8.
    public static let payloadNotUTF8 = FindingCode(
        "payload-not-utf8", status: 400,
        zh: "内容不是有效的 UTF-8（第 {offset} 字节）。", en: "The payload is not UTF-8 (byte {offset}).",
        remedy: ["zh": "请从原电脑重新导出。", "en": "Export it again from its computer."])
    /// The payload is not in its one canonical form.
    public static let payloadNotCanonical = FindingCode(
        "payload-not-canonical",
        zh: "内容不是规范形式的 JSON（第 {offset} 字节 {key}）。",
        en: "The payload is not canonical JSON (byte {offset} {key}).",
        remedy: [
            "zh": "请用最新程序重新封存；自编程序请按 RFC 8785 写出。",
            "en": "Seal it with the current program; other programs must write RFC 8785.",
        ])
    /// A key stands twice.
    public static let payloadDuplicateKey = FindingCode(
        "payload-duplicate-key",
        zh: "内容中“{key}”出现两次。", en: "The key \"{key}\" stands twice in the payload.",
        remedy: ["zh": "请用最新程序重新封存。", "en": "Seal it again with the current program."])
    /// Values are nested too deeply.
    public static let payloadTooDeep = FindingCode(
        "payload-too-deep",
        zh: "内容嵌套超过 {limit} 层。", en: "The payload nests deeper than {limit} levels.",
        remedy: ["zh": "请用最新程序重新封存。", "en": "Seal it again with the current program."])
    /// A number that is no whole number within limits.
    public static let payloadNumber = FindingCode(
        "payload-number",
        zh: "第 {offset} 字节处的数字不是范围内的整数；小数须写成文本。",
        en: "The number at byte {offset} is no integer within limits; decimals travel as strings.",
        remedy: ["zh": "请用最新程序重新封存。", "en": "Seal it again with the current program."])
    /// A key is missing, unknown, or of another type than its schema says.
    public static let payloadShape = FindingCode(
        "payload-shape",
        zh: "内容的字段“{key}”缺失、多余或格式不对（第 {offset} 字节）。",
        en: "The field \"{key}\" is missing, unknown or of the wrong form (byte {offset}).",
        remedy: ["zh": "请比对双方程序版本后重新封存。", "en": "Compare program versions, then seal it again."])
    /// A limit of the type is passed.
    public static let payloadLimit = FindingCode(
        "payload-limit",
        zh: "“{key}”超过上限 {limit}。", en: "\"{key}\" passes its limit of {limit}.",
        remedy: ["zh": "请分成几批或缩短说明。", "en": "Split the batch or shorten the text."])
    /// The record was made for another centre.
    public static let recordWrongCentre = FindingCode(
        "wrong-centre",
        zh: "记录是写给“{centre}”的，不是本中心。",
        en: "The record is addressed to \"{centre}\", not to this centre.",
        remedy: ["zh": "请发送到记录所写的中心。", "en": "Send it to the centre it names."])
    /// Session and possession records are never logged.
    public static let recordNotLogged = FindingCode(
        "record-not-logged",
        zh: "“{type}”类记录只用于证明身份，不入日志。",
        en: "A \"{type}\" record only proves identity and is never logged.",
        remedy: ["zh": "请改用相应的接口。", "en": "Send it to the call it is for."])
    /// The kind of key may not sign this type.
    public static let recordSignerWrong = FindingCode(
        "record-signer-wrong", status: 403,
        zh: "“{kind}”类密钥不能签署“{type}”类记录。",
        en: "A key of kind \"{kind}\" may not sign a \"{type}\" record.",
        remedy: ["zh": "请由有权的人或终端签署。", "en": "Let a person or device sign that may."])
    /// A device speaks for another office than its own.
    public static let recordOfficeMismatch = FindingCode(
        "record-office-mismatch", status: 403,
        zh: "此终端不属于批次所写的单位 {office}。",
        en: "The device does not belong to {office}, the office that the batch names.",
        remedy: ["zh": "请由该单位自己的终端封存。", "en": "Seal it on a device of that office."])
}
