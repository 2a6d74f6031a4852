package import Notation
internal import Recount
internal import Submission

/// What an office is asked for in a period and has neither typed nor given.
package struct Lacking: Hashable, Sendable {
    /// The scheme.
    package let scheme: SchemeID
    /// The period.
    package let period: PeriodID
    /// How many cells the scheme asks this office for.
    package let due: Int
    /// The cells that are neither drafted nor sealed, nor have a value from another office.
    package let cells: [String]

    /// Most cells that a sentence names.
    private static let named = 20

    /// One sentence; nil where nothing lacks.
    package var finding: Finding? {
        guard !cells.isEmpty else { return nil }
        let rest = cells.count - Self.named
        let names =
            cells.least(Self.named).joined(separator: ", ") + (rest > 0 ? " … (+\(rest))" : "")
        return Finding(
            .cellsLacking, at: "\(scheme) \(period)",
            ["due": "\(due)", "given": "\(due - cells.count)", "cells": names])
    }
}

extension [String] {
    /// The first of them in order, without putting all in order: there may be millions.
    fileprivate func least(_ count: Int) -> [String] {
        var least: [String] = []
        for text in self where least.count < count || text < least[count - 1] {
            least.insert(text, at: least.firstIndex { text < $0 } ?? least.count)
            if least.count > count { least.removeLast() }
        }
        return least
    }
}

extension DraftPlace {
    /// The cells that a value here answers for: its own, and that of any rater of its role.
    fileprivate var answered: [String] {
        guard case .rater(let role, _) = slot else { return [description] }
        var anybody = self
        anybody.slot = .role(role)
        return [description, anybody.description]
    }
}

extension DraftDesk {
    /// What is still to be given of a period, in each scheme that has it, or in one of them.
    package func lacking(in period: PeriodID, scheme id: SchemeID? = nil) throws -> [Lacking] {
        let schemes = shelf.current.filter {
            $0.periods.contains(period) && (id == nil || $0.reference.id == id)
        }
        guard !schemes.isEmpty else { return [] }
        let state = try database.state(card: identity.card)
        let typed = try database.drafts(period: period).filter { $0.content != .withdrawn }
            .flatMap(\.place.answered)
        return try schemes.compactMap { scheme in
            let id = scheme.reference.id
            guard let accepted = state.accepted(in: id, period: period) else { return nil }
            let late = state.lateEntries(of: id)
            let lines = Completeness(
                accepted, late: late, of: scheme.rules, in: period, only: identity.office
            ).lines
            let sealed = try database.unreceivedCells(of: id).compactMap { DraftPlace($0) }
            let given = Set(typed + sealed.flatMap(\.answered))
            return Lacking(
                scheme: id, period: period, due: lines.reduce(0) { $0 + $1.due },
                cells: lines.flatMap(\.missing).filter { !given.contains($0) })
        }
    }

    /// Refuses a period that no scheme has and of which nothing was typed.
    package func checkKnown(_ period: PeriodID?) throws {
        guard let period, !shelf.current.isEmpty,
            !shelf.current.contains(where: { $0.periods.contains(period) }),
            try database.drafts(period: period).isEmpty
        else { return }
        let known = Set(shelf.current.flatMap(\.periods)).map(\.text).sorted()
            .joined(separator: ", ")
        throw AgentRefusal(
            .entryPeriodUnknown, at: period.text,
            ["period": period.text, "hint": "：\(known)", "hintEn": ": \(known)"])
    }
}
