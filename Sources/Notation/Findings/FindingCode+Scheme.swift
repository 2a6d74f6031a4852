/// What can be wrong with the form of a scheme; what can be wrong with its sense is in the file
/// beside.
extension FindingCode {
    /// All codes of this file.
    static let schemeCodes: [FindingCode] = [
        schemeTooLarge, schemeNotCanonical, schemeKeyUnknown, schemeKeyTwice, schemeKeyMissing,
        schemeValueMissing, schemeShapeWrong, schemeValueWrong, schemeRepeated, schemeLimit,
    ]

    /// A scheme of too many bytes.
    public static let schemeTooLarge = FindingCode(
        "scheme-too-large", status: 0,
        zh: "方案超过上限 {limit} 字节。", en: "The scheme is larger than {limit} bytes.",
        remedy: ["zh": "请拆成几个方案，或缩短说明文字。", "en": "Split it, or shorten its notes."])
    /// Bytes that are not the one canonical form of a scheme.
    public static let schemeNotCanonical = FindingCode(
        "scheme-not-canonical", status: 400,
        zh: "方案不是规范形式的 JSON（{reason}，第 {offset} 字节）。",
        en: "The scheme is not in its canonical JSON form ({reason}, byte {offset}).",
        remedy: [
            "zh": "请用 shangji scheme show 重新生成。", "en": "Make it again with shangji scheme show.",
        ])
    /// A key that nobody knows.
    public static let schemeKeyUnknown = FindingCode(
        "scheme-key-unknown",
        zh: "{at}：不认识的项“{key}”{hint}。", en: "{at}: unknown key \"{key}\"{hintEn}.",
        remedy: ["zh": "此处可用：{known}。", "en": "Known here: {known}."])
    /// A key that stands twice.
    public static let schemeKeyTwice = FindingCode(
        "scheme-key-twice",
        zh: "{at}：项“{key}”重复。", en: "{at}: the key \"{key}\" stands twice.",
        remedy: ["zh": "请删去其中之一。", "en": "Remove one of them."])
    /// A key that must be there and is not.
    public static let schemeKeyMissing = FindingCode(
        "scheme-key-missing",
        zh: "{at}：缺少必填项“{key}”。", en: "{at}: the key \"{key}\" is missing.",
        remedy: ["zh": "请补上“{key}”。", "en": "Add \"{key}\"."])
    /// A key with nothing under it.
    public static let schemeValueMissing = FindingCode(
        "scheme-value-missing",
        zh: "{at}：“{key}”没有值，应为{hint}。", en: "{at}: \"{key}\" has no value; it takes {hintEn}.",
        remedy: ["zh": "请填写，或删去该项。", "en": "Give it a value or remove the key."])
    /// A list where a value is asked for, and the like.
    public static let schemeShapeWrong = FindingCode(
        "scheme-shape-wrong",
        zh: "{at}：“{key}”的写法不对，应为{hint}。", en: "{at}: \"{key}\" must be {hintEn}.",
        remedy: ["zh": "请按 docs/scheme.md 的例子改写。", "en": "Write it as docs/scheme.md shows."])
    /// A value that the key does not take.
    public static let schemeValueWrong = FindingCode(
        "scheme-value-wrong",
        zh: "{at}：“{key}”不能是“{value}”，应为{hint}。",
        en: "{at}: \"{key}\" cannot be \"{value}\"; it takes {hintEn}.",
        remedy: ["zh": "请改正后重试。", "en": "Correct it and try again."])
    /// A value that stands twice in one list.
    public static let schemeRepeated = FindingCode(
        "scheme-repeated",
        zh: "{at}：“{key}”中“{value}”重复。", en: "{at}: \"{value}\" stands twice in \"{key}\".",
        remedy: ["zh": "请删去其中之一。", "en": "Remove one of them."])
    /// Too many of something.
    public static let schemeLimit = FindingCode(
        "scheme-limit",
        zh: "{at}：“{key}”有 {count} 个（层），上限为 {limit}。",
        en: "{at}: \"{key}\" has {count} elements or levels; the limit is {limit}.",
        remedy: ["zh": "请减少数量，或拆成几个方案。", "en": "Use fewer, or split the scheme."])
}
