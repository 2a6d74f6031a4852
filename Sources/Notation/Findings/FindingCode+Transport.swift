/// What can keep a call from getting an answer of the centre.
extension FindingCode {
    /// All codes of this file.
    static let transportCodes: [FindingCode] = [
        serverAddressWrong, networkUnreachable, proxyRefused, serverNotPinned,
        serverNotTrusted, serverClockWrong, connectionTooSlow, connectionBroken, replyUnusable,
        exchangeStopped,
    ]

    /// The address is none, or plain HTTP where that is not allowed.
    public static let serverAddressWrong = FindingCode(
        "server-address-wrong", retry: .afterAction, status: 0, exit: .machinery,
        zh: "服务器地址不可用：{reason}。", en: "The server's address cannot be used: {reason}.",
        remedy: ["zh": "请核对地址，须以 https:// 开头。", "en": "Check it; it must begin with https://."])
    /// No way to the server.
    public static let networkUnreachable = FindingCode(
        "network-unreachable", retry: .later, status: 0, exit: .machinery,
        zh: "无法连接中心：{reason}。", en: "The centre cannot be reached: {reason}.",
        remedy: [
            "zh": "不必操作，恢复联网后会自动重发；也可用 U 盘送交。",
            "en": "Nothing to do: it is sent once the network is back; a USB stick works too.",
        ])
    /// The proxy does not let calls through.
    public static let proxyRefused = FindingCode(
        "proxy-refused", retry: .afterAction, status: 0, exit: .machinery,
        zh: "代理服务器不可用：{reason}。", en: "The proxy does not work: {reason}.",
        remedy: ["zh": "请核对代理设置。", "en": "Check the proxy's settings."])
    /// The server holds another key than the invitation names.
    public static let serverNotPinned = FindingCode(
        "server-not-pinned", retry: .afterAction, status: 0, exit: .machinery,
        zh: "对方的 TLS 密钥与邀请不符，没有发送任何内容。",
        en: "The server's TLS key is not the one of the invitation; nothing was sent.",
        remedy: [
            "zh": "可能连到了别的网站；若中心更换了密钥，请索取新的邀请。",
            "en":
                "You may be connected to something else; if the centre changed its key, ask for a new invitation.",
        ])
    /// TLS failed, or the certificate is not trusted.
    public static let serverNotTrusted = FindingCode(
        "server-not-trusted", retry: .afterAction, status: 0, exit: .machinery,
        zh: "无法建立安全连接：{reason}。", en: "No secure connection could be made: {reason}.",
        remedy: [
            "zh": "可能有上网认证页或设备拦截，请检查网络。",
            "en": "A login page or a device may be in between: check the network.",
        ])
    /// The certificate is outside its dates by our clock.
    public static let serverClockWrong = FindingCode(
        "server-certificate-date", retry: .afterAction, status: 0, exit: .machinery,
        zh: "按本机时间，服务器证书不在有效期内。",
        en: "By this computer's clock the server's certificate is not valid now.",
        remedy: ["zh": "请先校正本机时间。", "en": "Set this computer's clock first."])
    /// Too slow.
    public static let connectionTooSlow = FindingCode(
        "connection-too-slow", retry: .later, status: 0, exit: .machinery,
        zh: "连接太慢，本次放弃：{reason}。", en: "The connection was too slow and was given up: {reason}.",
        remedy: ["zh": "不必操作，程序会自动重试。", "en": "Nothing to do: it is tried again."])
    /// The connection broke.
    public static let connectionBroken = FindingCode(
        "connection-broken", retry: .later, status: 0, exit: .machinery,
        zh: "连接中断，尚不知对方是否收到：{reason}。",
        en: "The connection broke, and it is not known whether it arrived: {reason}.",
        remedy: ["zh": "不必操作，重发不会重复。", "en": "Nothing to do: sending again counts once."])
    /// The reply is too large or garbled, or no HTTP.
    public static let replyUnusable = FindingCode(
        "reply-unusable", retry: .later, status: 0, exit: .machinery,
        zh: "对方的回答无法使用：{reason}。", en: "The reply cannot be used: {reason}.",
        remedy: [
            "zh": "可能有上网认证页或代理，请检查网络。",
            "en": "A login page or a proxy may be in between: check the network.",
        ])
    /// The exchange was stopped on this computer.
    public static let exchangeStopped = FindingCode(
        "exchange-stopped", retry: .later, status: 0, exit: .machinery,
        zh: "本机停止了这次同步：{reason}。", en: "The exchange was stopped on this computer: {reason}.",
        remedy: ["zh": "需要时再次同步。", "en": "Sync again when needed."])
}
