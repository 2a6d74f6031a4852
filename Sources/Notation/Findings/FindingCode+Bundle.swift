/// What can be wrong with a bundle that was carried by hand.
extension FindingCode {
    /// All codes of this file.
    static let bundleCodes: [FindingCode] = [
        bundleNotAge, bundleNotForUs, bundleAddressedElsewhere, bundleDamaged, bundleTruncated,
        bundleManifestWrong, bundleMemberWrong, bundleTooLarge,
    ]

    /// The file is no binary age v1 file.
    public static let bundleNotAge = FindingCode(
        "bundle-not-age",
        zh: "这不是数据包：文件开头不是 age v1 的二进制格式。",
        en: "This is no bundle: the file does not start as a binary age v1 file.",
        remedy: [
            "zh": "请核对选的是导出的那个文件；若是用 age 手工加密的，请不加 -a 重做。",
            "en":
                "Check that it is the file that was exported; if age made it by hand, do it again without -a.",
        ])
    /// No stanza of the header opens by our key.
    public static let bundleNotForUs = FindingCode(
        "bundle-not-for-us",
        zh: "数据包不是加密给本机的，本机的密钥打不开它。",
        en: "The bundle is not encrypted to this installation; its key does not open it.",
        remedy: [
            "zh": "请把它交给收件方；若应由本机接收，请对方重新导出。",
            "en": "Hand it to whom it is for; if that is you, ask the sender to export it again.",
        ])
    /// Our key opens it, but its manifest names another centre or addressee.
    public static let bundleAddressedElsewhere = FindingCode(
        "bundle-addressed-elsewhere",
        zh: "数据包的清单写明由 {from} 发给 {to}（中心 {centre}），不是给这里的。",
        en:
            "The manifest says that the bundle goes from {from} to {to} (centre {centre}), not here.",
        remedy: [
            "zh": "请把它交给清单所写的收件方。", "en": "Hand it to the addressee that the manifest names.",
        ])
    /// Bytes are not what was encrypted.
    public static let bundleDamaged = FindingCode(
        "bundle-damaged",
        zh: "数据包从第 {offset} 字节起已损坏或不完整，一条也没有采用。",
        en: "The bundle is damaged or incomplete from byte {offset} on; nothing of it was taken.",
        remedy: [
            "zh": "请从原电脑重新复制；仍不行时请对方重新导出，并换一个 U 盘。",
            "en":
                "Copy it again from its computer; if that fails have it exported again, to another stick.",
        ])
    /// The file ends too early.
    public static let bundleTruncated = FindingCode(
        "bundle-truncated",
        zh: "数据包不完整：到第 {offset} 字节就结束了，一条也没有采用。",
        en: "The bundle is cut off: it ends after {offset} bytes; nothing of it was taken.",
        remedy: [
            "zh": "多半是没等复制完就拔出了 U 盘，请重新复制。",
            "en": "The stick may have been taken out too early: copy the file again.",
        ])
    /// The manifest cannot be read.
    public static let bundleManifestWrong = FindingCode(
        "bundle-manifest-wrong",
        zh: "数据包的清单 manifest.json 缺失或不合格式（第 {offset} 字节，{key}）。",
        en: "The bundle's manifest.json is missing or breaks its format (byte {offset}, {key}).",
        remedy: [
            "zh": "请检查双方程序版本，升级后由对方重新导出。",
            "en": "Compare program versions, upgrade, and have it exported again.",
        ])
    /// A member is not what the manifest says, or the archive breaks its format.
    public static let bundleMemberWrong = FindingCode(
        "bundle-member-wrong",
        zh: "数据包中的 {name} 不对：{reason}。一条也没有采用。",
        en: "{name} in the bundle is wrong: {reasonEn}. Nothing of it was taken.",
        remedy: [
            "zh": "请对方重新导出；若是手工制作的，请对照 docs/bundle-format.md。",
            "en": "Have it exported again; if it was made by hand, compare docs/bundle-format.md.",
        ])
    /// The bundle or a part of it is over a limit.
    public static let bundleTooLarge = FindingCode(
        "bundle-too-large",
        zh: "数据包或其中一项超过上限 {limit}。",
        en: "The bundle or a part of it is over its limit of {limit}.",
        remedy: ["zh": "请分成几个数据包导出。", "en": "Export it as several bundles."])
}
