import Notation

/// What is asked of every value of a leaf, laid out once so that nothing is looked up for each.
///
/// A class, so that it is shared and not copied.
final class LeafTraits: Sendable {
    /// How a value becomes a score.
    let rule: Rule
    /// True where values are events.
    let isEvent: Bool
    /// The roles in the order of their slots; none for events.
    let roles: [RoleTraits]
    /// The numbers to which the checks have nothing to say, in millionths; nil where every value
    /// has to be looked at.
    let plain: ClosedRange<Int64>?

    /// What is asked of every value of a role.
    struct RoleTraits: Sendable {
        let id: RoleID?
        let slot: Int
        /// True for one cell, whoever gives it.
        let isSingle: Bool
        /// True where raters are named, so that others are none.
        let namesRaters: Bool
    }

    init?(_ node: Int, _ layout: ScoreLayout) {
        guard let leaf = layout.leaf(node) else { return nil }
        rule = leaf.rule
        isEvent = leaf.rule.isEvent
        roles = layout.slotRanges[node].map { slot in
            let role = layout.slots[slot].role
            return RoleTraits(
                id: role.id, slot: slot, isSingle: role.combine == .single,
                namesRaters: !role.raters.isEmpty)
        }
        let range = leaf.valueRange
        let least = range.least?.millionths ?? .min
        let greatest = range.greatest?.millionths ?? .max
        let isPlain =
            !leaf.rule.isEvent && leaf.digits == 6 && leaf.rule.takes == .number
            && least <= greatest
        plain = isPlain ? least...greatest : nil
    }

    /// The role of that name; nil where the leaf has none.
    func role(_ id: RoleID?) -> RoleTraits? { roles.first { $0.id == id } }

    /// True for an ordinary number, to which the checks of an entry have nothing to say.
    func isPlain(_ entry: ScoreEntry, _ role: RoleTraits) -> Bool {
        guard let plain, case .number(let number) = entry.value, !entry.isEvent else {
            return false
        }
        return plain.contains(number.millionths) && !role.namesRaters
            && (role.isSingle || entry.rater != nil)
    }
}
