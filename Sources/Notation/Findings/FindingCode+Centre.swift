/// What can be wrong with the acts of the centre and its folder.
extension FindingCode {
    /// All codes of this file.
    static let centreCodes: [FindingCode] = [
        plainNotLoopback, listenMalformed, listenFailed, folderExists, centreMissing,
        personExists, personUnknown, personMayNot, rootKeyWrong, requestUnknown, keyUnknown,
        serverUnknown,
    ]

    /// --plain is for loopback addresses alone (127.0.0.1, ::1, localhost), not for `host`.
    public static let plainNotLoopback = FindingCode(
        "plain-not-loopback", status: 0, exit: .usage,
        zh: "--plain 只能用于本机地址（127.0.0.1、::1、localhost），不能用于 {host}。",
        en: "--plain is for loopback addresses alone (127.0.0.1, ::1, localhost), not for {host}.",
        remedy: [
            "zh": "请去掉 --plain，或在反向代理后监听 127.0.0.1。",
            "en": "Leave out --plain, or listen on 127.0.0.1 behind a proxy.",
        ])

    /// `text` is no HOST:PORT to listen on.
    public static let listenMalformed = FindingCode(
        "listen-malformed", status: 0, exit: .usage,
        zh: "监听地址“{text}”不是“主机:端口”。",
        en: "\"{text}\" is no HOST:PORT to listen on.",
        remedy: [
            "zh": "例如 0.0.0.0:8443，端口 0 表示任意。",
            "en": "For example 0.0.0.0:8443; port 0 means any.",
        ])

    /// Cannot listen on `address`.
    public static let listenFailed = FindingCode(
        "listen-failed", retry: .afterAction, status: 0, exit: .machinery,
        zh: "无法在 {address} 监听：{reason}",
        en: "Cannot listen on {address}: {reason}",
        remedy: [
            "zh": "请换一个端口，或停止占用它的程序。",
            "en": "Choose another port, or stop what holds it.",
        ])

    /// The folder `at` exists and is not overwritten.
    public static let folderExists = FindingCode(
        "folder-exists", status: 0,
        zh: "文件夹 {at} 已存在，不会覆盖。",
        en: "The folder {at} exists and is not overwritten.",
        remedy: [
            "zh": "请换一个文件夹名；现有中心请直接使用。",
            "en": "Choose another name; an existing centre is simply used.",
        ])

    /// It is no folder of a centre.
    public static let centreMissing = FindingCode(
        "centre-missing", status: 0,
        zh: "{at} 不是中心的文件夹。",
        en: "{at} is no folder of a centre.",
        remedy: [
            "zh": "请核对 --folder，或先运行 shangji aggregator init。",
            "en": "Check --folder, or run shangji aggregator init first.",
        ])

    /// The person `person` is enrolled or has a key file already.
    public static let personExists = FindingCode(
        "person-exists", status: 0,
        zh: "人员 {person} 已登记或已有密钥文件。",
        en: "The person {person} is enrolled or has a key file already.",
        remedy: [
            "zh": "请换一个编号。",
            "en": "Choose another id.",
        ])

    /// `person` is no enrolled person of this centre.
    public static let personUnknown = FindingCode(
        "person-unknown", status: 0,
        zh: "{person} 不是本中心在册的人员。",
        en: "{person} is no enrolled person of this centre.",
        remedy: [
            "zh": "请先用 shangji aggregator person add 登记。",
            "en": "Enrol the person with shangji aggregator person add.",
        ])

    /// `person` is `duty` and may not sign this.
    public static let personMayNot = FindingCode(
        "person-may-not", status: 403,
        zh: "{person} 是{duty}，不能签署此事。",
        en: "{person} is {duty} and may not sign this.",
        remedy: [
            "zh": "请由经办人或负责人签署。",
            "en": "Let a clerk or head sign.",
        ])

    /// It is not the root key of this centre.
    public static let rootKeyWrong = FindingCode(
        "root-key-wrong", status: 0,
        zh: "{at} 不是本中心的根密钥。",
        en: "{at} is not the root key of this centre.",
        remedy: [
            "zh": "请插入保存根密钥的介质并用 --root 指定。",
            "en": "Bring the medium with the root key and name it with --root.",
        ])

    /// There is no request of the key `key`.
    public static let requestUnknown = FindingCode(
        "request-unknown", status: 404,
        zh: "没有密钥 {key} 的加入请求。",
        en: "There is no request of the key {key}.",
        remedy: [
            "zh": "用 shangji aggregator requests 查看。",
            "en": "See shangji aggregator requests.",
        ])

    /// The key `key` was never enrolled.
    public static let keyUnknown = FindingCode(
        "key-unknown", status: 404,
        zh: "没有登记过密钥 {key}。",
        en: "The key {key} was never enrolled.",
        remedy: [
            "zh": "用 shangji aggregator offices 查看。",
            "en": "See shangji aggregator offices.",
        ])

    /// The address of the centre is not known.
    public static let serverUnknown = FindingCode(
        "server-unknown", status: 0, exit: .usage,
        zh: "不知道中心的网址。",
        en: "The address of the centre is not known.",
        remedy: [
            "zh": "请用 --server 指定网址。",
            "en": "Name it with --server.",
        ])
}
