/// What can be said at the office: joining, drafts, sealing, keys and records kept there.
extension FindingCode {
    /// All codes of this file.
    static let agentCodes: [FindingCode] = [
        agentNotJoined, agentJoined, agentDataDamaged, agentServerMissing, agentPersonUnknown,
        agentPersonTwice, agentPersonReserved, agentRecordUnknown, draftUnreadable,
        draftWaitsForScheme, draftSchemeOlder, draftSchemeUnclear, draftMissing,
        schemeNotReceived, chainForked, batchesPerDayExceeded, nothingLeft,
    ]

    /// The folder holds no agent.
    public static let agentNotJoined = FindingCode(
        "agent-not-joined", retry: .afterAction,
        zh: "文件夹 {at} 中还没有加入中心的终端。", en: "The folder {at} holds no agent that has joined a centre.",
        remedy: [
            "zh": "请先用 shangji agent join 加入，或核对 --folder。",
            "en": "Join with shangji agent join first, or check --folder.",
        ])
    /// The folder holds an agent of another invitation.
    public static let agentJoined = FindingCode(
        "agent-already-joined", status: 0,
        zh: "此文件夹已作为 {office} 加入 {centre}。",
        en: "This folder has already joined {centre} as {office}.",
        remedy: ["zh": "请为另一份邀请使用新的文件夹。", "en": "Use a new folder for another invitation."])
    /// What the agent stored cannot be read.
    public static let agentDataDamaged = FindingCode(
        "agent-data-damaged", exit: .machinery,
        zh: "本机数据已损坏（{table}）。", en: "The data of this agent are damaged ({table}).",
        remedy: [
            "zh": "请停止使用，从备份恢复，并告知中心。",
            "en": "Stop, restore a backup, and tell the centre.",
        ])
    /// Nobody has said where the centre listens.
    public static let agentServerMissing = FindingCode(
        "server-missing", retry: .afterAction,
        zh: "邀请中没有服务器地址，尚未尝试联系中心。",
        en: "The invitation names no server, so the centre was not contacted.",
        remedy: ["zh": "请用 --server 给出地址。", "en": "Give the address with --server."])
    /// No key of that person is kept here.
    public static let agentPersonUnknown = FindingCode(
        "person-unknown-here",
        zh: "本机没有 {person} 的密钥。", en: "No key of {person} is kept here.",
        remedy: [
            "zh": "请核对人员编号，或先用 agent person add 添加。",
            "en": "Check the person's id, or add the person with agent person add.",
        ])
    /// A key of that person is kept already.
    public static let agentPersonTwice = FindingCode(
        "person-already-here", status: 0,
        zh: "本机已有 {person} 的密钥。", en: "A key of {person} is kept here already.",
        remedy: ["zh": "请使用另一个人员编号。", "en": "Use another id."])
    /// The id is the name of a key file.
    public static let agentPersonReserved = FindingCode(
        "person-id-reserved", exit: .usage,
        zh: "{person} 不能用作人员编号。", en: "{person} cannot be the id of a person.",
        remedy: ["zh": "请使用另一个人员编号。", "en": "Use another id."])
    /// No such record is kept here.
    public static let agentRecordUnknown = FindingCode(
        "record-unknown-here",
        zh: "本机没有记录 {at}。", en: "No record {at} is kept here.",
        remedy: ["zh": "请核对编号，或先同步。", "en": "Check the id, or sync first."])
    /// What was typed is no value of any kind.
    public static let draftUnreadable = FindingCode(
        "draft-unreadable",
        zh: "填写的内容不是数值、等次或票数，已按原样保存。",
        en: "What was typed is no number, grade or counts; it is kept as typed.",
        remedy: ["zh": "请改正后再封存。", "en": "Correct it before sealing."])
    /// The office has not received the scheme.
    public static let draftWaitsForScheme = FindingCode(
        "draft-waits-for-scheme", retry: .afterAction,
        zh: "草稿已保存；尚未收到方案，收到后再作检查。",
        en: "The draft is saved; it is checked once the scheme has been received.",
        remedy: ["zh": "联网后请同步。", "en": "Sync when the network is back."])
    /// The draft was begun on an older version.
    public static let draftSchemeOlder = FindingCode(
        "draft-scheme-older", retry: .afterAction,
        zh: "草稿按方案第 {version} 版填写，现行为第 {current} 版。",
        en:
            "The draft was begun on version {version} of the scheme; version {current} is in force.",
        remedy: [
            "zh": "核对后用 agent draft carry 转到现行版本。",
            "en": "Check it, then move it to the current version with agent draft carry.",
        ])
    /// Several schemes could be meant.
    public static let draftSchemeUnclear = FindingCode(
        "draft-scheme-unclear", exit: .usage,
        zh: "有几个方案包含考核期 {period}：{schemes}。",
        en: "Several schemes have the period {period}: {schemes}.",
        remedy: ["zh": "请用 --scheme 指明。", "en": "Say which with --scheme."])
    /// No draft of that cell.
    public static let draftMissing = FindingCode(
        "draft-missing",
        zh: "没有 {at} 的草稿。", en: "There is no draft of {at}.",
        remedy: ["zh": "请核对单元格。", "en": "Check the cell."])
    /// Nothing can be sealed without a scheme.
    public static let schemeNotReceived = FindingCode(
        "scheme-not-received", retry: .afterAction,
        zh: "尚未收到方案，不能封存；草稿都在。",
        en: "No scheme has been received, so nothing can be sealed; the drafts are kept.",
        remedy: ["zh": "请先同步。", "en": "Sync first."])
    /// Another copy of this installation has sealed too.
    public static let chainForked = FindingCode(
        "chain-forked", retry: .afterAction,
        zh: "本终端的另一份拷贝也封存过第 {sequence} 批，本机不能再用此密钥封存。",
        en:
            "Another copy of this device has sealed a batch {sequence} too; this key seals no more here.",
        remedy: [
            "zh": "两份内容都不会丢失。请联系中心作废此密钥，并用新邀请在新文件夹加入。",
            "en":
                "Nothing is lost. Ask the centre to revoke this key, and join in a new folder with a new invitation.",
        ])
    /// The limit of batches a day.
    public static let batchesPerDayExceeded = FindingCode(
        "batches-per-day", retry: .later,
        zh: "本终端今天已封存 {limit} 批，达到上限。",
        en: "This device has sealed {limit} batches today, which is the limit.",
        remedy: ["zh": "请明天再封存，或合并成较大的批次。", "en": "Seal tomorrow, or in larger batches."])
    /// Work waits and none of it has left.
    public static let nothingLeft = FindingCode(
        "nothing-left-for-days", retry: .afterAction,
        zh: "有 {count} 条记录未送达，已 {days} 天没有任何内容离开本机。",
        en: "{count} records wait, and nothing has left this computer for {days} days.",
        remedy: [
            "zh": "请检查网络，或用 U 盘送交。", "en": "Check the network, or bring them by USB stick.",
        ])
}
