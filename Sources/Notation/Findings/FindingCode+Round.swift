/// What can be said about a round of exchange between an agent and its centre.
extension FindingCode {
    /// All codes of this file.
    static let roundCodes: [FindingCode] = [
        centreCardDiffers, replyNotCentre, centreRefused, askedToWait, centreFailed,
        enrolmentPending, feedItemWrong, sessionRefused, clockDiffers,
    ]

    /// The server presents another card than the one that was joined.
    public static let centreCardDiffers = FindingCode(
        "centre-card-differs", retry: .afterAction,
        zh: "对方出示的中心名片与加入时的不同（{field}），没有发送任何内容。",
        en: "The server shows another centre card than the one joined ({field}); nothing was sent.",
        remedy: [
            "zh": "请核对服务器地址；若中心更换了密钥，请向中心索取新的邀请。",
            "en":
                "Check the server's address; if the centre changed its keys, ask it for a new invitation.",
        ])
    /// What answered is not the centre: a login page, a proxy, another program.
    public static let replyNotCentre = FindingCode(
        "reply-not-centre", retry: .later,
        zh: "对方的回答不是中心程序的（HTTP {status}，{what}），不予采信。",
        en: "The reply is not that of a centre (HTTP {status}, {what}); it is not believed.",
        remedy: [
            "zh": "可能连到了上网认证页或代理，请检查网络；程序会自动重试。",
            "en":
                "You may be behind a login page or a proxy: check the network; it is tried again.",
        ])
    /// The centre does not take what was sent.
    public static let centreRefused = FindingCode(
        "centre-refused", retry: .afterAction,
        zh: "中心没有收下（{code}）：{zh}", en: "The centre did not take it ({code}): {en}",
        remedy: [
            "zh": "请按中心给出的原因处理；本机内容没有丢失。",
            "en": "Do what the centre's reason asks for; nothing is lost here.",
        ])
    /// The centre asks to come back later.
    public static let askedToWait = FindingCode(
        "asked-to-wait", retry: .later, status: 503,
        zh: "中心暂时繁忙，请求 {seconds} 秒后再来。",
        en: "The centre is busy and asks to come back in {seconds} s.",
        remedy: ["zh": "不必操作，程序会自动重试。", "en": "Nothing to do: it is tried again."])
    /// The centre failed within itself.
    public static let centreFailed = FindingCode(
        "centre-failed", retry: .later,
        zh: "中心程序出错（HTTP {status}）。", en: "The centre failed (HTTP {status}).",
        remedy: [
            "zh": "程序会自动重试；若持续出现，请告知中心。",
            "en": "It is tried again; if it stays so, tell the centre.",
        ])
    /// The request to be enrolled waits for the centre.
    public static let enrolmentPending = FindingCode(
        "enrolment-pending", retry: .later,
        zh: "加入申请已送达，等待中心核对指纹并批准。",
        en: "The request to join has arrived and waits for the centre to check it and approve.",
        remedy: [
            "zh": "请电话联系中心，核对指纹 {fingerprint}。",
            "en": "Call the centre and compare the fingerprint {fingerprint}.",
        ])
    /// Something in the feed does not verify.
    public static let feedItemWrong = FindingCode(
        "feed-item-wrong", retry: .afterAction,
        zh: "中心下发的第 {index} 条未通过核验，不予采信（{reason}）。",
        en: "Item {index} of the centre's feed does not verify; it is not believed ({reason}).",
        remedy: [
            "zh": "请重试同步；若持续出现，请向监督部门出示。",
            "en": "Sync again; if it stays so, show it to the inspectors.",
        ])
    /// The centre does not let this device read.
    public static let sessionRefused = FindingCode(
        "session-refused", retry: .later,
        zh: "中心不接受本机的登录（{code}），未能取回消息；发送不受影响。",
        en: "The centre does not let this device read ({code}); sending is not affected.",
        remedy: [
            "zh": "请告知中心；程序会自动重试。", "en": "Tell the centre; it is tried again.",
        ])
    /// The clocks of agent and centre differ.
    public static let clockDiffers = FindingCode(
        "clock-differs", retry: .afterAction,
        zh: "本机时间与中心相差 {seconds} 秒（本机减中心）。",
        en: "This computer's clock differs from the centre's by {seconds} s (ours minus theirs).",
        remedy: [
            "zh": "请校正本机时间；数据的先后不看本机时间。",
            "en": "Set the clock; the order of records does not depend on it.",
        ])
}
