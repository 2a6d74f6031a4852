import ArgumentParser
import Assessment
import Notation
import Sheets

/// What can be asked about a standing beside itself; nothing of it changes anything.
struct ScoreQuestions: ParsableArguments {
    @Option(
        name: .customLong("what-if"),
        help: "试算：文件中的改动会带来什么。What the changes in this file would do.")
    var whatIf: String?

    @Option(
        help: "试行：下一版方案的草案会带来什么。What a draft of the scheme's next version would do.")
    var draft: String?

    @Flag(help: "各项权重调多少才有等次改变。How far each weight can move before a grade changes.")
    var stability = false

    /// Answers what is asked; false where nothing is.
    func answer(_ run: ScoreRun, _ scheme: Scheme, _ output: OutputOptions) throws -> Bool {
        if let whatIf {
            let bytes = try SheetFile.read(whatIf, limit: Scheme.Limits.bytes)
            let file = WhatIfFile(yaml: bytes, to: scheme, in: run.standing.scope)
            guard let changes = file.changes else {
                if let failure = CommandFailure(file.findings) { throw failure }
                throw CommandFailure(Finding(.yamlEmpty, at: whatIf))
            }
            answer(run, run.trying(changes), scheme, output)
            return true
        }
        if let draft {
            try answer(DraftTrial(SchemeArgument.read(draft), after: run), run, output)
            return true
        }
        guard stability else { return false }
        let found = run.stability()
        let words = StabilityWords(scheme: scheme, found: found)
        output.answer(.array(found.map(\.json)), ["zh": words.zh, "en": words.en])
        return true
    }

    private func answer(_ trial: DraftTrial, _ before: ScoreRun, _ output: OutputOptions) {
        let words = TrialWords(trial)
        let members: [String: JSON] = [
            "askedAgain": .array(trial.askedAgain.map { .string($0.place) }),
            "gone": .array(trial.gone.map { .string($0.place) }),
            "version": .integer(Int64(trial.draft.version)),
        ]
        answer(before, trial.run, trial.draft, output, more: members, words.head)
    }

    private func answer(
        _ before: ScoreRun, _ after: ScoreRun, _ scheme: Scheme, _ output: OutputOptions,
        more: [String: JSON] = [:], _ head: FindingCode.Words = ["zh": "", "en": ""]
    ) {
        let effect = Effect(from: before, to: after)
        let words = EffectWords(effect, scheme)
        let known = Set(before.standing.findings)
        let new = after.standing.findings.filter { !known.contains($0) }
        for finding in new.prefix(100) { output.tell(finding) }
        var members = (effect.json.object ?? [:]).merging(more) { own, _ in own }
        members["period"] = .string(before.standing.scope.text)
        members["status"] = [
            "before": .string(before.standing.status.rawValue),
            "after": .string(after.standing.status.rawValue),
        ]
        members["findings"] = .array(new.map(\.json))
        output.answer(
            .object(members),
            ["zh": head.zh + words.zh, "en": head.en + words.en])
    }
}

/// Why a subject has its grade.
struct GradeAnswer {
    /// One for the grade, each grade above it and its tie; empty for a subject without a rank.
    let sentences: [FindingCode.Words]
    /// The same as data; null for a subject without a rank.
    let json: JSON

    init(_ run: ScoreRun, _ subject: SubjectID, _ scheme: Scheme) {
        let found = run.standing.gradeExplanation(of: subject, by: scheme)
        json = found?.json ?? .null
        let isGraded = !scheme.grading.grades.isEmpty
        sentences = found.map { isGraded ? GradeWords(scheme).sentences($0) : [] } ?? []
    }
}

extension OutputOptions {
    /// Answers with signals.
    func answer(_ signals: [RaterSignal]) {
        let words = SignalWords(signals: signals)
        answer(.array(signals.map(\.json)), ["zh": words.zh, "en": words.en])
    }
}
