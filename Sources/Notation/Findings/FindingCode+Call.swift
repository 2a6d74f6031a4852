/// What the centre answers to a call that it does not grant.
extension FindingCode {
    /// All codes of this file.
    static let callCodes: [FindingCode] = [
        internalError, tooManyBatches, invitationUnknown, invitationUsed, requestMalformed,
        possessionWrong, keyTaken, sessionMissing, sessionNonceWrong, recordUnknown, routeUnknown,
        bodyTooLarge, bodyGzipWrong, bodyEncodingUnknown, bodyIncomplete, proofOutOfRange,
        tileUnknown,
    ]

    /// The centre's program failed; the record is not confirmed.
    public static let internalError = FindingCode(
        "internal-error", retry: .later, status: 500, exit: .machinery,
        zh: "中心程序出错，记录没有被确认。",
        en: "The centre's program failed; the record is not confirmed.",
        remedy: [
            "zh": "请稍后重试；若持续出现，请把日志交给维护人员。",
            "en": "Try again later; if it stays so, hand the log lines to whoever maintains it.",
        ])

    /// This device has sent `limit` batches today, which is the limit of a day.
    public static let tooManyBatches = FindingCode(
        "too-many-batches", retry: .later, status: 429,
        zh: "本终端今天已发送 {limit} 个批次，达到每日上限。",
        en: "This device has sent {limit} batches today, which is the limit of a day.",
        remedy: [
            "zh": "明天会自动续发；请把分值合并成较大的批次。",
            "en": "The rest goes tomorrow on its own; put more entries into one batch.",
        ])

    /// This centre has made no such invitation.
    public static let invitationUnknown = FindingCode(
        "invitation-unknown", status: 403,
        zh: "本中心没有发出这份邀请。",
        en: "This centre has made no such invitation.",
        remedy: [
            "zh": "请核对邀请码，或向中心索取新的邀请。",
            "en": "Compare the invitation, or ask the centre for a new one.",
        ])

    /// Another computer has used this invitation.
    public static let invitationUsed = FindingCode(
        "invitation-used", status: 409,
        zh: "这份邀请已被另一台电脑使用。",
        en: "Another computer has used this invitation.",
        remedy: [
            "zh": "如果不是本单位的电脑，请立即告知中心；否则索取新的邀请。",
            "en":
                "If that was no computer of yours, tell the centre at once; else ask for a new invitation.",
        ])

    /// The part `field` of the request is missing or of the wrong form.
    public static let requestMalformed = FindingCode(
        "request-malformed", status: 400,
        zh: "请求内容“{field}”缺失或格式不对。",
        en: "The part \"{field}\" of the request is missing or of the wrong form.",
        remedy: [
            "zh": "请比对双方程序版本。",
            "en": "Compare program versions.",
        ])

    /// The request does not prove that its keys are held.
    public static let possessionWrong = FindingCode(
        "possession-wrong", status: 403,
        zh: "加入请求没有证明持有所报的密钥。",
        en: "The request does not prove that its keys are held.",
        remedy: [
            "zh": "请在本机重新加入。",
            "en": "Join again on the computer that holds the keys.",
        ])

    /// The key `key` was used for joining before.
    public static let keyTaken = FindingCode(
        "key-taken", status: 409,
        zh: "密钥 {key} 已用于另一次加入。",
        en: "The key {key} was used for joining before.",
        remedy: [
            "zh": "请重新加入以生成新密钥。",
            "en": "Join again to make new keys.",
        ])

    /// A session token is needed, or it has expired.
    public static let sessionMissing = FindingCode(
        "session-missing", retry: .afterAction, status: 401,
        zh: "需要会话凭证，或凭证已过期。",
        en: "A session token is needed, or it has expired.",
        remedy: [
            "zh": "程序会重新登录，无需操作。",
            "en": "The program opens a new session on its own.",
        ])

    /// The session number is unknown, used or expired.
    public static let sessionNonceWrong = FindingCode(
        "session-nonce-wrong", retry: .afterAction, status: 401,
        zh: "会话号未知、已用过或已过期。",
        en: "The session number is unknown, used or expired.",
        remedy: [
            "zh": "请重新取得会话号。",
            "en": "Ask for a new number.",
        ])

    /// There is no record `id` for you to see.
    public static let recordUnknown = FindingCode(
        "record-unknown", status: 404,
        zh: "没有可供您查看的记录 {id}。",
        en: "There is no record {id} for you to see.",
        remedy: [
            "zh": "请核对编号。",
            "en": "Compare the id.",
        ])

    /// There is no such call.
    public static let routeUnknown = FindingCode(
        "route-unknown", status: 404,
        zh: "没有这个接口。",
        en: "There is no such call.",
        remedy: [
            "zh": "请查阅 docs/openapi.yaml。",
            "en": "See docs/openapi.yaml.",
        ])

    /// The body is larger than `limit` bytes.
    public static let bodyTooLarge = FindingCode(
        "body-too-large", status: 413,
        zh: "请求内容超过上限 {limit} 字节。",
        en: "The body is larger than {limit} bytes.",
        remedy: [
            "zh": "请分批发送。",
            "en": "Send it in parts.",
        ])

    /// The body is no gzip that can be unpacked within the limits.
    public static let bodyGzipWrong = FindingCode(
        "body-gzip-wrong", status: 400,
        zh: "请求内容不是可解压的 gzip，或解压后过大。",
        en: "The body is no gzip that can be unpacked within the limits.",
        remedy: [
            "zh": "请重发；不必压缩。",
            "en": "Send it again, without compression if need be.",
        ])

    /// The content encoding `encoding` is not known here.
    public static let bodyEncodingUnknown = FindingCode(
        "body-encoding-unknown", status: 415,
        zh: "不认识内容编码“{encoding}”。",
        en: "The content encoding \"{encoding}\" is not known here.",
        remedy: [
            "zh": "请用 gzip 或不压缩。",
            "en": "Use gzip or none.",
        ])

    /// The body did not arrive whole.
    public static let bodyIncomplete = FindingCode(
        "body-incomplete", retry: .later, status: 400,
        zh: "请求内容没有传完。",
        en: "The body did not arrive whole.",
        remedy: [
            "zh": "程序会自动重试。",
            "en": "The program tries again on its own.",
        ])

    /// The log has no such place.
    public static let proofOutOfRange = FindingCode(
        "proof-out-of-range", status: 400,
        zh: "日志中没有所问的位置。",
        en: "The log has no such place.",
        remedy: [
            "zh": "请核对序号与大小。",
            "en": "Compare index and sizes.",
        ])

    /// The log has no such tile yet.
    public static let tileUnknown = FindingCode(
        "tile-unknown", retry: .later, status: 404,
        zh: "日志还没有这块数据。",
        en: "The log has no such tile yet.",
        remedy: [
            "zh": "请核对路径。",
            "en": "Compare the path.",
        ])
}
