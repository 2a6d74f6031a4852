import Aggregator
import ArgumentParser
import Notation
import Submission

/// The command `shangji aggregator status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "中心的数字；--period：谁报了什么。The centre in numbers; who has reported what.")

    @OptionGroup var centre: CentreOptions

    @Option(help: "考核期：各单位各指标报送情况。A period: what each office has given of each leaf.")
    var period: PeriodID?

    @Option(help: "方案编号，只有一个方案时可省。The scheme; needed where there are several.")
    var scheme: SchemeID?

    @OptionGroup var output: OutputOptions

    func run() throws {
        guard let period else { return try numbers() }
        let acts = try CentreActs(centre.open())
        let reference = try acts.scheme(scheme)
        let board = try acts.book.board(of: period, in: reference)
        let time = try LocalTime(zone: acts.book.timezone(of: reference.id))
        output.answer(
            board,
            [
                "zh": BoardWords(board: board, time: time, zh: true).text,
                "en": BoardWords(board: board, time: time, zh: false).text,
            ])
    }

    private func numbers() throws {
        let book = try centre.log()
        let status = try book.status(on: LocalTime(zone: book.timezone()).today())
        func number(_ key: String) -> String { "\(status[key]?.integer ?? 0)" }
        func entries(_ key: String) -> String { "\(status["entries"]?[key]?.integer ?? 0)" }
        func warnings(_ key: String) -> String { "\(status["warnings"]?[key]?.integer ?? 0)" }
        let unlogged = status["unlogged"]?.array ?? []
        let waiting = unlogged.reduce(0) { $0 + ($1["records"]?.integer ?? 0) }
        let zh = waiting == 0 ? "" : "\n手工带来、待登记后入日志的记录 \(waiting) 条"
        let en = waiting == 0 ? "" : "\n\(waiting) records came by hand and wait for enrolment"
        output.answer(
            status,
            [
                "zh": """
                日志 \(number("size")) 条，单位 \(number("offices")) 个，批次 \(number("batches")) 个
                分值：采纳 \(entries("accepted"))，待定 \(entries("held"))（其中迟报待收受 \(number("late"))），\
                退回 \(entries("returned"))
                相差过大 \(number("apart")) 处，未答复申诉 \(number("appeals")) 件；\
                预警：待答复 \(warnings("open"))（其中逾期 \(warnings("overdue"))），\
                待核 \(warnings("answered"))，核验意见待转告 \(warnings("toPassOn"))
                待登记请求 \(number("requests")) 个，未用邀请 \(number("invitations")) 份\(zh)
                """,
                "en": """
                \(number("size")) leaves, \(number("offices")) offices, \(number("batches")) batches
                entries: \(entries("accepted")) accepted, \(entries("held")) held \
                (\(number("late")) of them late), \(entries("returned")) returned
                \(number("apart")) pairs too far apart, \(number("appeals")) appeals open; \
                warnings: \(warnings("open")) to be answered (\(warnings("overdue")) overdue), \
                \(warnings("answered")) to be reviewed, \(warnings("toPassOn")) to be passed on
                \(number("requests")) requests wait, \(number("invitations")) invitations are open\(en)
                """,
            ])
    }
}
