import Notation
import Testing

@testable import Assessment

@Suite("A draft of the next version is tried on the values at hand")
struct DraftTrialTests {
    private let scheme = WorkedExampleTests.scheme
    private var run: ScoreRun { Town.run(scheme, WorkedExampleTests.entries) }

    /// The worked example with something else in it.
    private func draft(_ change: (inout Scheme) -> Void) -> Scheme {
        var draft = scheme
        change(&draft)
        return draft
    }

    @Test("Other weights: every value stays, the totals are those by hand")
    func weights() throws {
        let trial = try DraftTrial(draft { $0.indicators[0].weight = p("20") }, after: run)
        #expect(trial.draft.version == scheme.version + 1)
        #expect(trial.askedAgain.isEmpty && trial.gone.isEmpty)
        // (20·95 + 40·87.7)/60, (20·100 + 40·83.8)/60, (20·75 + 40·93.095)/60.
        let totals = ["east", "north", "west"].map(trial.run.standing.total)
        #expect(totals == ["90.13", "89.2", "87.06"])
        #expect(run.standing.total("east") == "92.08")
    }

    @Test("A leaf that means something else is asked again, unless the draft keeps its values")
    func changed() throws {
        let other = draft { $0.indicators[0].note = "另一个口径" }
        let trial = try DraftTrial(other, after: run)
        #expect(trial.askedAgain.map(\.place) == ["y/A/east", "y/A/north", "y/A/west"])
        #expect(trial.gone.isEmpty)
        #expect(trial.run.standing.status == .incomplete)
        #expect(trial.run.standing.total("east") == "-")
        let kept = draft {
            $0.indicators[0].note = "另一个口径"
            $0.amendment = Amendment(reason: "口径", leaves: [id("A"): .init(carry: .keep)])
        }
        let same = try DraftTrial(kept, after: run)
        #expect(same.askedAgain.isEmpty)
        #expect(same.run.standing.total("east") == "92.08")
    }

    @Test("Who is not in the draft goes with all values; who is new is told of")
    func people() throws {
        let other = draft { draft in
            draft.subjects[2] = Subject(id: id("south"), name: "南", group: id("g"))
            draft.indicators[0] = Town.leaf("A", "60")
            draft.indicators[0].responsible = [id("o")]
            draft.amendment = Amendment(reason: "换", leaves: [id("A"): .init(carry: .keep)])
        }
        let trial = try DraftTrial(other, after: run)
        #expect(Set(trial.gone.map(\.subject)) == [id("west")])
        #expect(trial.gone.count == 6)
        let effect = Effect(from: run, to: trial.run)
        #expect(effect.number == 3)
        let west = effect.subjects.first { $0.subject == id("west") }
        #expect(west?.before?.rank == 3 && west?.after == nil)
        let south = effect.subjects.first { $0.subject == id("south") }
        #expect(south?.before == nil && south?.after?.isIncomplete == true)
    }

    @Test("A draft of another scheme, and one that is not sound, are refused")
    func refused() throws {
        let other = Scheme(
            id: id("other"), version: 1, title: scheme.title, offices: scheme.offices,
            groups: scheme.groups, subjects: scheme.subjects, periods: scheme.periods,
            indicators: scheme.indicators)
        #expect { try DraftTrial(other, after: run) } throws: { error in
            (error as? SchemeRefusal)?.findings.map(\.code) == [.schemeSuccessorWrong]
        }
        #expect { try DraftTrial(draft { $0.subjects = [] }, after: run) } throws: { error in
            (error as? SchemeRefusal)?.findings.isEmpty == false
        }
    }
}
