import Notation

@testable import Assessment

extension Standing {
    /// The same lines as ``Reference/report()``, from what the program says.
    func report() -> [String] {
        var lines = [status.rawValue]
        for group in groups {
            lines.append("\(group.id) \(group.status.rawValue)")
            for subject in group.subjects {
                lines.append(line(subject))
                for (indicator, score) in zip(indicators, subject.scores) {
                    lines.append("\(subject.id) \(indicator) \(text(score))")
                }
            }
            for figures in group.feedback {
                lines.append(line(figures))
                for warning in group.warnings where warning.indicator == figures.indicator {
                    let bound = warning.threshold?.description ?? "-"
                    lines.append(
                        "warning \(warning.indicator) \(warning.subject) \(warning.score) "
                            + "\(warning.isLast) \(bound)")
                }
            }
        }
        return lines + Set(findings.map(\.at)).sorted().map { "finding \($0)" }
    }

    private func line(_ subject: StandingSubject) -> String {
        let parts: [String] = [
            subject.id.text, text(subject.total), subject.rank.map(String.init) ?? "-",
            subject.grade?.text ?? "-", subject.isVetoed ? "vetoed" : "", text(subject.share),
            String(subject.missing), text(subject.award),
        ]
        return parts.joined(separator: " ")
    }

    private func line(_ figures: IndicatorFigures) -> String {
        let parts: [String] = [
            "figures", figures.indicator.text, String(figures.number), text(figures.max),
            text(figures.min), text(figures.mean), text(figures.median),
            figures.firstThree.map(\.text).joined(separator: ","),
            figures.lastThree.map(\.text).joined(separator: ","),
        ]
        return parts.joined(separator: " ")
    }

    private func text(_ points: Points?) -> String { points?.description ?? "-" }

    private func text(_ score: StandingSubject.Score) -> String {
        switch score {
        case .points(let points): points.description
        case .notApplicable: "n/a"
        case .none: "-"
        }
    }
}
