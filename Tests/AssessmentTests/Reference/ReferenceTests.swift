import Foundation
import Notation
import TestSupport
import Testing

@testable import Assessment

@Suite("Standings agree with a second program straight from the definition")
struct ReferenceTests {
    /// What has to turn up among the schemes, values and results, and how often at least.
    private static let features = [
        "award", "award in parts", "bad event", "bonusCap", "bounds", "cap", "cell blocked",
        "checked",
        "combine mean", "combine median", "combine trimmed(1)", "combine trimmed(2)",
        "compose leaves", "composed", "composed of composed", "composed with a weight", "conflict",
        "cycle", "decided", "deducted share", "deep", "digits",
        "event", "event blocked", "event withdrawn", "floor", "gap", "given twice", "graded",
        "huge weight", "incomplete", "inherit", "inner node", "lifetime", "limits", "min",
        "missing block", "missing exclude", "missing zero", "nobody ranked", "node of events",
        "out of range", "own cap", "people", "penaltyCap", "pre-assessment", "provisional",
        "own values in a composed one", "quota", "quotaByOffice", "rater of a single role",
        "raters named", "require",
        "rule bonus", "rule deduct", "rule direct", "rule efficacy", "rule grades", "rule linear",
        "rule ledger", "rule penalty", "rule place", "rule steps", "rule veto", "rule votes",
        "said not applicable", "share below 1", "table of targets", "threshold", "tie included",
        "tieBreak", "tied", "tiny weight", "value where nothing applies", "veto counts",
        "vetoGrade", "warned", "warns", "withdrawn",
    ]

    /// 20,000 schemes, or as many as `SCORING_SEEDS` says.
    private static let seeds =
        ProcessInfo.processInfo.environment["SCORING_SEEDS"].flatMap(UInt64.init) ?? 20_000

    @Test("on 20,000 schemes with all features mixed")
    func agree() {
        var counts: [String: Int] = [:]
        var wrong = 0
        var agreed = 0
        for seed in 1...Self.seeds where wrong < 3 {
            var maker = SchemeMaker(seed: seed)
            let scheme = maker.scheme()
            let values = maker.values(scheme)
            let sense = SchemeCheck(scheme).findings
            #expect(sense.isEmpty, "seed \(seed): \(sense.map(\.en))")
            let period = maker.one(of: scheme.periods).id
            let scope = maker.chance(50, "cycle") ? ScoringScope.cycle : .period(period)
            let provisional = maker.chance(25, "provisional")
            let standing = ScoreRun(scheme, values, scope, provisional: provisional).standing
            let ours = standing.report()
            let theirs = Reference(scheme, values, scope, provisional: provisional).report()
            if ours != theirs {
                wrong += 1
                Issue.record("seed \(seed) \(scope.text): \(Self.difference(ours, theirs))")
            } else {
                agreed += 1
            }
            for feature in maker.features.union(Self.outcome(standing)) {
                counts[feature, default: 0] += 1
            }
        }
        let mix = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        #expect(agreed == Self.seeds)
        print("\(agreed) of \(Self.seeds) agree; their mix: \(mix.joined(separator: ", "))")
        for feature in Self.features {
            #expect(counts[feature, default: 0] >= 20, "\(feature) is too rare")
        }
    }

    /// What came out, to be counted.
    private static func outcome(_ standing: Standing) -> Set<String> {
        var result: Set<String> = []
        if standing.status == .incomplete { result.insert("incomplete") }
        for group in standing.groups {
            let ranks = group.subjects.compactMap(\.rank)
            if ranks.isEmpty { result.insert("nobody ranked") }
            if Set(ranks).count < ranks.count { result.insert("tied") }
            if !group.warnings.isEmpty { result.insert("warned") }
            for subject in group.subjects {
                if subject.grade != nil { result.insert("graded") }
                if subject.isVetoed, subject.rank != nil { result.insert("veto counts") }
                if let share = subject.share, share < .one { result.insert("share below 1") }
            }
        }
        return result
    }

    private static func difference(_ ours: [String], _ theirs: [String]) -> String {
        let pairs = zip(ours, theirs).filter { $0 != $1 }.prefix(4)
        let lines = pairs.map { "ours \"\($0)\", theirs \"\($1)\"" }
        return "\(ours.count) and \(theirs.count) lines; " + lines.joined(separator: "; ")
    }
}
