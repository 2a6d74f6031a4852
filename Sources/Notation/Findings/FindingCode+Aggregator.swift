/// What the centre can say of its log and its damage.
extension FindingCode {
    /// All codes of the centre, those of `FindingCode+Call` and `FindingCode+Centre` included.
    static let aggregatorCodes: [FindingCode] = logCodes + callCodes + centreCodes

    /// All codes of this file.
    static let logCodes: [FindingCode] = [
        logBehindGuard, logAgainstGuard, guardMissing, logEmpty, logStopped, cardWrong,
        databaseBroken, centreBusy, damagedRecord, damagedNode, damagedHead, damagedDatabase,
        damagedProjection, damagedKeyFile, batchMissing, deviceForked,
    ]

    /// The database holds `size` leaves, but a checkpoint of `guard` was signed.
    public static let logBehindGuard = FindingCode(
        "log-behind-guard", retry: .afterAction, status: 503, exit: .machinery,
        zh: "数据库只有 {size} 条，而已签发的检查点有 {guard} 条：数据库是旧备份。为免签出两本日志，停止签发。",
        en:
            "The database holds {size} leaves, but a checkpoint of {guard} was signed: it is an old backup. Nothing is signed, lest there be two logs.",
        remedy: [
            "zh": "请恢复更新的数据库备份（至少 {guard} 条）；不要删除 guard 文件；各单位手中的记录和回执不会丢失。",
            "en":
                "Restore a newer copy of the database (at least {guard} leaves); do not delete the guard file; offices still hold their records and receipts.",
        ])

    /// The first `guard` leaves of the database contradict a checkpoint that was signed.
    public static let logAgainstGuard = FindingCode(
        "log-against-guard", retry: .afterAction, status: 503, exit: .machinery,
        zh: "数据库的前 {guard} 条与已签发的检查点矛盾，停止签发。",
        en:
            "The first {guard} leaves of the database contradict a checkpoint that was signed. Nothing is signed.",
        remedy: [
            "zh": "请运行 shangji aggregator fsck，恢复未受损的数据库备份，并告知监督部门。",
            "en":
                "Run shangji aggregator fsck, restore an undamaged copy of the database, and tell the inspectors.",
        ])

    /// The guard file is missing, so nothing shows that the database is no old backup.
    public static let guardMissing = FindingCode(
        "guard-missing", retry: .afterAction, status: 503, exit: .machinery,
        zh: "缺少 guard 文件，无法确认数据库不是旧备份，停止签发。",
        en:
            "The guard file is missing, so nothing shows that the database is no old backup. Nothing is signed.",
        remedy: [
            "zh": "请从原机器取回 guard 文件；确实丢失时，用任一单位所持的最新检查点作为 guard 文件。",
            "en":
                "Bring the guard file from the old machine; if it is lost, put the newest checkpoint that any office holds in its place.",
        ])

    /// The log has no leaf yet.
    public static let logEmpty = FindingCode(
        "log-empty", retry: .later, status: 503, exit: .machinery,
        zh: "日志还没有任何记录。",
        en: "The log has no leaf yet.",
        remedy: [
            "zh": "请重新运行 shangji aggregator init。",
            "en": "Run shangji aggregator init again.",
        ])

    /// Writing to the disk failed (`reason`); the log takes nothing until it is checked and started
    /// again.
    public static let logStopped = FindingCode(
        "log-stopped", retry: .later, status: 503, exit: .machinery,
        zh: "磁盘写入失败（{reason}），日志已停止接收，重启并检查后再用。",
        en:
            "Writing to the disk failed ({reason}); the log takes nothing until it is checked and started again.",
        remedy: [
            "zh": "请检查磁盘，运行 shangji aggregator fsck，然后重新启动；各单位会自动重发。",
            "en":
                "Check the disk, run shangji aggregator fsck, start again; offices resend on their own.",
        ])

    /// The card card.json cannot be read, or names the impossible log `origin`.
    public static let cardWrong = FindingCode(
        "card-wrong", status: 500, exit: .machinery,
        zh: "中心名片 card.json 无法读取或日志名“{origin}”不可用。",
        en: "The card card.json cannot be read, or names the impossible log \"{origin}\".",
        remedy: [
            "zh": "请从备份恢复 card.json。",
            "en": "Restore card.json from a backup.",
        ])

    /// The centre's database cannot be used (`reason`).
    public static let databaseBroken = FindingCode(
        "database-broken", retry: .later, status: 503, exit: .machinery,
        zh: "中心数据库暂时无法使用（{reason}）。",
        en: "The centre's database cannot be used ({reason}).",
        remedy: [
            "zh": "请检查磁盘空间和权限；各单位会自动重发。",
            "en": "Check disk space and rights; offices resend on their own.",
        ])

    /// The centre is busy.
    public static let centreBusy = FindingCode(
        "centre-busy", retry: .later, status: 503, exit: .machinery,
        zh: "中心正忙，请稍后再发。",
        en: "The centre is busy: send it again a little later.",
        remedy: [
            "zh": "程序会自动重试，无需操作。",
            "en": "The program tries again on its own.",
        ])

    /// The record of leaf `index` is damaged (`what`).
    public static let damagedRecord = FindingCode(
        "damaged-record", retry: .afterAction, status: 0,
        zh: "第 {index} 条记录已损坏（{what}）。",
        en: "The record of leaf {index} is damaged ({what}).",
        remedy: [
            "zh": "请从备份或原单位取回此记录。",
            "en": "Fetch the record from a backup or from its office.",
        ])

    /// The node `index` of level `level` of the tree is missing or wrong.
    public static let damagedNode = FindingCode(
        "damaged-node", retry: .afterAction, status: 0,
        zh: "日志树第 {level} 层第 {index} 个节点缺失或不对。",
        en: "The node {index} of level {level} of the tree is missing or wrong.",
        remedy: [
            "zh": "请从备份恢复数据库。",
            "en": "Restore the database from a backup.",
        ])

    /// The head says `size` leaves, which is not what the records give.
    public static let damagedHead = FindingCode(
        "damaged-head", retry: .afterAction, status: 0,
        zh: "日志头写着 {size} 条，与记录算出的不符。",
        en: "The head says {size} leaves, which is not what the records give.",
        remedy: [
            "zh": "请从备份恢复数据库。",
            "en": "Restore the database from a backup.",
        ])

    /// The database file is damaged.
    public static let damagedDatabase = FindingCode(
        "damaged-database", retry: .afterAction, status: 0,
        zh: "数据库文件损坏：{what}",
        en: "The database file is damaged: {what}",
        remedy: [
            "zh": "请从备份恢复数据库。",
            "en": "Restore the database from a backup.",
        ])

    /// The projections are not what the records give.
    public static let damagedProjection = FindingCode(
        "damaged-projection", retry: .afterAction, status: 0,
        zh: "派生数据与记录不符。",
        en: "The projections are not what the records give.",
        remedy: [
            "zh": "请运行 shangji aggregator rebuild。",
            "en": "Run shangji aggregator rebuild.",
        ])

    /// A key file is not the key on the card.
    public static let damagedKeyFile = FindingCode(
        "damaged-key-file", retry: .afterAction, status: 0,
        zh: "密钥文件不是名片上的密钥。",
        en: "A key file is not the key on the card.",
        remedy: [
            "zh": "请从备份恢复密钥文件。",
            "en": "Restore the key file from a backup.",
        ])

    /// Batch `seq` of the device `key` of `office` is missing.
    public static let batchMissing = FindingCode(
        "batch-missing", retry: .later, status: 0,
        zh: "{office}的终端 {key} 缺第 {seq} 批。",
        en: "Batch {seq} of the device {key} of {office} is missing.",
        remedy: [
            "zh": "请该单位同步或用 U 盘报送；确已丢失的，由其在后续批次中声明。",
            "en":
                "Let the office sync or bring it on a stick; if it is lost, a later batch can say so.",
        ])

    /// The device `key` of `office` has `count` different batches `seq`.
    public static let deviceForked = FindingCode(
        "device-forked", retry: .afterAction, status: 0,
        zh: "{office}的终端 {key} 第 {seq} 批有 {count} 个不同版本：磁盘被复制或备份被恢复。",
        en:
            "The device {key} of {office} has {count} different batches {seq}: its disk was copied or a backup restored.",
        remedy: [
            "zh": "两支都有效；请吊销该密钥，并让各电脑用新密钥继续。",
            "en": "Both branches count; revoke the key and let each copy go on under a new one.",
        ])
}
