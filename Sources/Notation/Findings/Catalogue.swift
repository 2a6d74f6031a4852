/// All codes that Shangji can say, in one place.
public enum Catalogue {
    /// Every code, grouped by what it speaks of.
    public static let all: [FindingCode] =
        FindingCode.recordCodes + FindingCode.keyCodes + FindingCode.fileCodes
        + FindingCode.batchCodes + FindingCode.mergeCodes + FindingCode.decisionCodes
        + FindingCode.resultCodes + FindingCode.courierCodes + FindingCode.auditCodes
        + FindingCode.sealingCodes
        + FindingCode.roundCodes + FindingCode.schemeCodes + FindingCode.schemeSenseCodes
        + FindingCode.scoreCodes + FindingCode.sheetCodes + FindingCode.agentCodes
        + FindingCode.transportCodes + FindingCode.aggregatorCodes + FindingCode.commandCodes
        + FindingCode.bundleCodes + FindingCode.clerkCodes + FindingCode.workbookCodes
        + FindingCode.followUpCodes
        + FindingCode.evidenceCodes
        + FindingCode.amendmentCodes + FindingCode.proposalCodes

    /// The code of a text, where there is one.
    public static func code(_ text: String) -> FindingCode? {
        byText[text]
    }

    private static let byText = Dictionary(all.map { ($0.text, $0) }) { first, _ in first }
}
