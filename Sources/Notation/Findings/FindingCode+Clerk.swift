/// What a clerk is told while typing, sealing and answering.
extension FindingCode {
    /// All codes of this file.
    static let clerkCodes: [FindingCode] = [
        cellsLacking, draftReplaces, statementPlaceUnknown, statementTextMissing,
        passphraseDiffers,
    ]

    /// Cells that the office has still to give.
    public static let cellsLacking = FindingCode(
        "cells-lacking", status: 0,
        zh: "{at}：应报 {due}，已填已报 {given}，缺 {cells}。",
        en: "{at}: {due} due, {given} given, lacking {cells}.",
        remedy: [
            "zh": "补填后再封存；可以先封存已有的，以后再补。",
            "en": "Fill them in; what is there may be sealed before, and the rest later.",
        ])
    /// A sheet changes what was typed or sealed before.
    public static let draftReplaces = FindingCode(
        "draft-replaces", status: 0,
        zh: "{at}：原为 {old}，表中为 {new}，已改。",
        en: "{at}: {old} before, {new} in the sheet; changed.",
        remedy: [
            "zh": "如表是旧的，请用 agent draft set 改回，或用 agent draft clear 清除。",
            "en":
                "If the sheet is an old one, set it back with agent draft set, or clear the draft.",
        ])
    /// A statement speaks of something that the record does not have.
    public static let statementPlaceUnknown = FindingCode(
        "statement-place-unknown", exit: .usage,
        zh: "记录 {at} 中没有 {place}，或它不是贵单位的。",
        en: "The record {at} has no {place}, or it is not your office's.",
        remedy: [
            "zh": "预警写作 对象/指标，见 agent results；申诉写对象编号。",
            "en": "A warning is SUBJECT/INDICATOR as in agent results; an appeal names a subject.",
        ])
    /// A statement that must say something says nothing.
    public static let statementTextMissing = FindingCode(
        "statement-text-missing", exit: .usage,
        zh: "“{kind}”要写明文字。", en: "A statement of the kind {kind} needs a text.",
        remedy: ["zh": "请用 --text 写明。", "en": "Give it with --text."])
    /// A new passphrase was typed in two ways.
    public static let passphraseDiffers = FindingCode(
        "passphrase-differs", exit: .usage,
        zh: "两次输入的口令不同。", en: "The two passphrases differ.",
        remedy: [
            "zh": "请重新运行；至少八个字符，两次相同。",
            "en": "Run it again: at least eight characters, twice the same.",
        ])
}
