import ArgumentParser

/// `shangji aggregator …`: the centre's side.
struct AggregatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aggregator",
        abstract: "汇总中心：接收、校验、日志、登记。The centre: intake, verdicts, log, keys.",
        subcommands: [
            InitCommand.self, PersonCommand.self, SchemePublishing.self, InviteCommand.self,
            RequestsCommand.self, ApproveCommand.self, RevokeCommand.self, ServeCommand.self,
            StatusCommand.self, OfficesCommand.self, ConflictsCommand.self, FindingsCommand.self,
            StandingCommand.self, ExplainCommand.self, SignalsCommand.self, PublishCommand.self,
            StatementsCommand.self, WarningsCommand.self, WarningCommand.self,
            AppealsCommand.self, AppealCommand.self, ReportCommand.self, ArchiveCommand.self,
            ResolveCommand.self, ReturnCommand.self, AdmitCommand.self, OrderCommand.self,
            ExtendCommand.self, CloseCommand.self, SealCodeCommand.self,
            EvidenceCommand.self, CentreImport.self, CentreExport.self, DumpCommand.self,
            RebuildCommand.self,
            FsckCommand.self, BundleCommand.self,
            CentreProposals.self, CentreProposal.self, BindCommand.self, BookCommand.self,
            PlanCommand.self,
        ])
}
