import Notation

/// Roles, and that every cell has somebody who may write it.
extension SchemeCheck {
    mutating func roles() {
        for index in outline.leaves {
            let node = outline.nodes[index]
            guard let leaf = node.indicator.leaf else { continue }
            let path = "/indicators/\(node.indicator.id)/roles"
            if leaf.rule.isEvent, !leaf.roles.isEmpty {
                add(.schemeEventRoles, path, ["indicator": node.indicator.id.text])
            }
            for role in leaf.roles {
                let place = "\(path)/\(role.id?.text ?? "")"
                let name = ["role": role.id?.text ?? ""]
                if role.combine == .single, !role.raters.isEmpty {
                    add(.schemeRatersSingle, "\(place)/raters", name)
                }
                if let checked = role.checked, !isSound(checked, of: role, in: leaf) {
                    add(.schemeCheckedWrong, "\(place)/checked", name)
                }
            }
        }
    }

    private func isSound(_ checked: Role.Checked, of role: Role, in leaf: Leaf) -> Bool {
        guard leaf.rule.takes == .number, checked.against != role.id, role.combine == .single else {
            return false
        }
        return leaf.role(checked.against)?.combine == .single
    }

    mutating func writers() {
        for index in outline.leaves {
            guard let leaf = outline.nodes[index].indicator.leaf, !isFull else { continue }
            let roles: [Role?] = leaf.rule.isEvent ? [nil] : leaf.effectiveRoles
            for role in roles { writers(role, index) }
        }
    }

    /// One subject stands for all where the offices are the same for all.
    private mutating func writers(_ role: Role?, _ index: Int) {
        let perSubject = role?.by?.own == true && role?.by?.offices.isEmpty == true
        for period in scheme.periods {
            for subject in scheme.subjects
            where outline.applies(index, to: subject, in: period.id) {
                let node = outline.nodes[index]
                if mayWrite.offices(role: role, of: node, for: subject, in: period.id).isEmpty {
                    nobodyWrites(role, node, subject, period.id)
                }
                if !perSubject { break }
                if isFull { return }
            }
        }
    }

    private mutating func nobodyWrites(
        _ role: Role?, _ node: Outline.Node, _ subject: Subject, _ period: PeriodID
    ) {
        let id = node.indicator.id
        add(
            .schemeNobodyWrites,
            role?.id.map { "/indicators/\(id)/roles/\($0)/by" } ?? "/indicators/\(id)",
            [
                "indicator": id.text, "role": role?.id?.text ?? "", "subject": subject.id.text,
                "period": period.text,
            ])
    }
}
