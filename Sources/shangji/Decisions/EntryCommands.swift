import Aggregator
import ArgumentParser
import Submission

/// The command `shangji aggregator return`.
struct ReturnCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "return", abstract: "退回分值记录。Return entries to their office.")

    @Argument(help: "记录，批次#序号。Entries.")
    var entries: [EntryID]

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        let items = [DecisionItem.giveBack(Set(entries).sorted())]
        try decision.decide(items, acts, because: "退回更正")
    }
}

/// The command `shangji aggregator admit`.
struct AdmitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "admit",
        abstract: "收受迟报或密钥吊销后的工作。Admit late work, or work of a revoked key.")

    @Argument(help: "批次或记录。Batches or entries.")
    var admitted: [RecordOrEntry]

    @OptionGroup var decision: DecisionOptions

    func run() throws {
        let acts = try CentreActs(decision.centre.open())
        var admission = Admission()
        for one in admitted {
            switch one {
            case .record(let record): admission.records.append(record)
            case .entry(let entry): admission.entries.append(entry)
            }
        }
        admission.records = Set(admission.records).sorted()
        admission.entries = Set(admission.entries).sorted()
        try decision.decide([.admit(admission)], acts, because: "准予收受")
    }
}
