/// What an audit of a centre's public bytes can find wrong.
extension FindingCode {
    /// All codes of this file.
    static let auditCodes: [FindingCode] = auditFaultCodes + auditKnownCodes

    private static let auditFaultCodes: [FindingCode] = [
        auditManifestWrong, auditFileMissing, auditFileAltered, auditFileStray,
        auditFileUnreadable, auditOtherCentre, auditCardDiffers, auditCheckpointWrong,
        auditRootWrong,
        auditTileWrong, auditRecordWrong, auditLogKeyUnannounced, auditCheckpointElsewhere,
        auditUnchecked, auditBasisWrong, auditRowsWrong, auditStandingWrong, auditNumberWrong,
        auditOpenWrong,
    ]

    /// The manifest cannot be read, or speaks of another log than the files.
    public static let auditManifestWrong = FindingCode(
        "audit-manifest-wrong", status: 0,
        zh: "清单 manifest.json 缺失、不可读，或与内容不符（{what}）。",
        en: "The manifest is missing, cannot be read, or does not fit the contents ({what}).",
        remedy: ["zh": "导出未完成或被改动，请重新索取整个文件夹。", "en": "Ask for the whole folder again."])
    /// A file that belongs there is not there.
    public static let auditFileMissing = FindingCode(
        "audit-file-missing", status: 0,
        zh: "缺少文件 {at}。", en: "The file {at} is missing.",
        remedy: [
            "zh": "请重新索取整个文件夹；再缺同一文件的，要求中心书面说明。",
            "en": "Ask for the folder again; if the same file is missing, have the centre explain.",
        ])
    /// A file's bytes are not those that the manifest names.
    public static let auditFileAltered = FindingCode(
        "audit-file-altered", status: 0,
        zh: "文件 {at} 与清单不符：导出之后被改动或损坏。",
        en: "The file {at} is not as the manifest has it: it changed after it was written.",
        remedy: [
            "zh": "请重新索取；以下对它的其他检查说明改动了什么。",
            "en": "Ask for it again; what else is said of it tells what the change means.",
        ])
    /// A file that does not belong there.
    public static let auditFileStray = FindingCode(
        "audit-file-stray", status: 0,
        zh: "文件 {at} 不属于审计文件夹，没有检查其内容。",
        en: "The file {at} does not belong into the folder; its contents were not checked.",
        remedy: ["zh": "请不要采信此文件，并询问其来历。", "en": "Do not rely on it; ask where it is from."])
    /// A file that has not its form.
    public static let auditFileUnreadable = FindingCode(
        "audit-file-unreadable", status: 0,
        zh: "文件 {at} 不是应有的格式，无法继续核验日志。",
        en: "The file {at} has not the form it must have; the log cannot be checked.",
        remedy: [
            "zh": "请重新索取整个文件夹；格式见 docs/audit.md。",
            "en": "Ask for the folder again; docs/audit.md has the form.",
        ])
    /// The folder is of another centre than the card trusted.
    public static let auditOtherCentre = FindingCode(
        "audit-other-centre", status: 0,
        zh: "文件夹是“{held}”的日志，不是所给名片“{given}”的：没有核验，无从比对。",
        en: "The folder is of \"{held}\", the card given is of \"{given}\": nothing was checked.",
        remedy: [
            "zh": "请换用该中心的名片，或不用 --card 并核对指纹。",
            "en": "Take that centre's card, or none, and compare the fingerprint.",
        ])
    /// The folder's card is another one than the card trusted.
    public static let auditCardDiffers = FindingCode(
        "audit-card-differs", status: 0,
        zh: "文件夹中的名片与所信任的名片不同（{field}）；核验以所信任的为准。",
        en: "The card in the folder is not the trusted one ({field}); the trusted one was used.",
        remedy: [
            "zh": "请核对名片来历：文件夹可能出自另一个中心，或有人冒充。",
            "en": "Find out where each card is from: the folder may be of somebody else.",
        ])
    /// The checkpoint is not signed by the log key of the card.
    public static let auditCheckpointWrong = FindingCode(
        "audit-checkpoint-wrong", status: 0,
        zh: "检查点 {at} 不是名片上日志密钥所签。",
        en: "The checkpoint {at} is not signed by the log key of the card.",
        remedy: [
            "zh": "没有签名的检查点，记录的次序和完整性无人担保，请重新索取。",
            "en": "Without it nobody vouches for order and completeness: ask for it again.",
        ])
    /// The leaves do not have the root that the log signed.
    public static let auditRootWrong = FindingCode(
        "audit-root-wrong", status: 0,
        zh: "中心签署的是 {size} 条记录的根，文件夹中的 {held} 条算不出这个根。",
        en: "The centre signed a root over {size} leaves; the {held} leaves here do not have it.",
        remedy: [
            "zh": "有记录被增删、调换或改动。请重新索取；仍不符的，保存文件夹交监督部门。",
            "en":
                "Leaves were added, dropped, changed or swapped. Ask again; if it stays so, keep this.",
        ])
    /// A tile is not what the leaves give.
    public static let auditTileWrong = FindingCode(
        "audit-tile-wrong", status: 0,
        zh: "瓦片 {at} 与记录算出的不符。", en: "The tile {at} is not what the leaves give.",
        remedy: [
            "zh": "以记录为准；若中心对外也提供此瓦片，请保存并要求说明。",
            "en": "The leaves decide; if the centre serves this tile too, keep it as evidence.",
        ])
    /// A record fails the checks that everything in a log has passed.
    public static let auditRecordWrong = FindingCode(
        "audit-record-wrong", status: 0,
        zh: "第 {index} 条记录 {at} 不成立（{what}）。",
        en: "The record {at} of leaf {index} does not hold ({what}).",
        remedy: [
            "zh": "它不是署名者所签的内容。请向中心和原单位各取一份比对。",
            "en":
                "It is not what its signer signed. Compare with the centre's and the office's own.",
        ])
    /// No record by the root key names the card's log key.
    public static let auditLogKeyUnannounced = FindingCode(
        "audit-log-key-unannounced", status: 0,
        zh: "日志中没有根密钥登记名片上的日志密钥。",
        en: "The root key has not enrolled the card's log key in this log.",
        remedy: [
            "zh": "签署检查点的可能不是中心。请核对名片，勿采信此文件夹。",
            "en": "Whoever signed the checkpoint may not be the centre: do not rely on the folder.",
        ])
    /// A record carries a checkpoint that the log key signed and this log does not continue.
    public static let auditCheckpointElsewhere = FindingCode(
        "audit-checkpoint-elsewhere", status: 0,
        zh: "记录 {at} 带有中心签署的另一个日志的检查点（{size} 条）：中心签过两个互相矛盾的日志。",
        en:
            "The record {at} carries a checkpoint ({size} leaves) of another log that the centre signed.",
        remedy: [
            "zh": "此记录与 checkpoint 文件合起来就是证据，请封存并交监督部门。",
            "en": "The record and the file checkpoint together convict the centre: keep both.",
        ])
    /// Standings were not recomputed, for what they rest on is damaged.
    public static let auditUnchecked = FindingCode(
        "audit-unchecked", status: 0,
        zh: "记录或日志不完好，名次表没有重新计算。",
        en: "Records or log are damaged, so no standing was recomputed.",
        remedy: ["zh": "先解决上面的问题，再核验一次。", "en": "Clear the other findings, then audit again."])
    /// A standing rests on something that was not so.
    public static let auditBasisWrong = FindingCode(
        "audit-basis-wrong", status: 0,
        zh: "名次表 {standing} 的依据不成立（{what}），无法重新计算。",
        en: "The standing {standing} rests on what is not so ({what}) and cannot be recomputed.",
        remedy: [
            "zh": "它不是按所称的日志和方案得出的，请要求中心说明并重新发布。",
            "en": "It does not follow from the log and scheme it names: have the centre explain.",
        ])
    /// A file of rows does not have the root that it is called by.
    public static let auditRowsWrong = FindingCode(
        "audit-rows-wrong", status: 0,
        zh: "结果行 {at} 不是以此根签署的内容。",
        en: "The rows {at} are not those that were signed under this root.",
        remedy: [
            "zh": "有行被改动、增删或调换；以重新计算的结果为准，请重新索取。",
            "en": "Rows were altered, dropped or swapped: the recomputed ones count; ask again.",
        ])
    /// The recomputed rows have another root than the published one.
    public static let auditStandingWrong = FindingCode(
        "audit-standing-wrong", status: 0,
        zh: "名次表 {standing} 与签名记录重新计算的结果不同。",
        en: "The standing {standing} is not what the signed records give.",
        remedy: [
            "zh": "两位签署人发布了算不出的结果。请保存此文件夹，要求更正并追查。",
            "en":
                "Two persons signed what the records do not give: keep this, demand a new edition.",
        ])
    /// One number of a published standing is not what the records give.
    public static let auditNumberWrong = FindingCode(
        "audit-number-wrong", status: 0,
        zh: "名次表 {standing} 中 {subject} 的 {number} 与重新计算的不同。",
        en: "In the standing {standing}, {number} of {subject} is not what the records give.",
        remedy: [
            "zh": "发布的与算得的两个数见核验结果；可用 shangji aggregator explain 逐步复算。",
            "en": "The answer has both numbers; shangji aggregator explain shows every step.",
        ])
    /// The open items of a published standing are not those of the records.
    public static let auditOpenWrong = FindingCode(
        "audit-open-wrong", status: 0,
        zh: "名次表 {standing} 列出的未定事项与记录不符（{what}）。",
        en: "The open items of the standing {standing} are not those of the records ({what}).",
        remedy: [
            "zh": "暂定或定稿的说法不成立，请要求中心更正。",
            "en": "What it says of being final or provisional does not hold: have it corrected.",
        ])
}
