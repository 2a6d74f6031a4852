import Notation

@testable import Submission

/// The dump in words: one line for a cell, below it one for each entry and item.
///
/// What is as it should be is not said: enrolled keys, devices without gap or fork.
extension Town {
    var text: String {
        let dump = state.dump
        var lines: [String] = []
        for (_, scheme) in dump["schemes"].members {
            for (cell, found) in scheme["cells"].members { lines += cellLines(cell, found) }
            for (period, found) in scheme["periods"].members { lines += periodLines(period, found) }
            for (code, found) in scheme["codes"].members { lines.append(codeLine(code, found)) }
        }
        for (key, device) in dump["devices"].members { lines += deviceLines(key, device) }
        for (scheme, decisions) in dump["erased"].members {
            lines.append("\(scheme) erased by \(list(decisions))")
        }
        for word in ["waiting", "withoutEffect", "erasedWithoutDecision"] {
            if let ids = dump[word]?.array, !ids.isEmpty {
                lines.append("\(word): \(list(dump[word]))")
            }
        }
        return lines.joined(separator: "\n")
    }

    /// What keeps a standing of the cycle provisional.
    var open: [String] {
        state.openItems(of: Cast.scheme, in: nil).map { item in
            let batch = records.first { SpokenCode($0.value.id.digest).digits == item.at }
            return "\(batch?.key ?? item.at) \(item.code.text)"
        }
    }

    private func cellLines(_ cell: String, _ found: JSON) -> [String] {
        var parts = ["\(short(cell)) \(found["status"]?.string ?? "")\(value(found["value"]))"]
        let heads = list(found["heads"])
        if !heads.isEmpty { parts[0] += " by \(heads)" }
        for word in ["late", "pending", "settled"] where found[word] != nil { parts.append(word) }
        if let alike = found["alike"]?.integer { parts.append("alike \(alike)") }
        let entries = found["entries"].members.map { id, entry in
            "  \(name(of: id)) \(entry["verdict"]?.string ?? "")\(reasons(entry))"
        }
        let items = found["items"].members.map { id, item in
            "  \(name(of: id)) \(item["fault"]?.string ?? "effective")"
                + (item["lapsed"] == nil ? "" : ", lapsed")
        }
        return [parts.joined(separator: ", ")] + entries.sorted() + items.sorted()
    }

    private func reasons(_ entry: JSON) -> String {
        var parts = (entry["why"]?.array ?? []).compactMap(\.string)
        for word in ["late", "lapsed"] where entry[word] != nil { parts.append(word) }
        let foreign = list(entry["foreign"])
        if !foreign.isEmpty { parts.append("foreign \(foreign)") }
        return parts.map { ", \($0)" }.joined()
    }

    private func value(_ value: JSON?) -> String {
        guard let value else { return "" }
        let text = value["value"]?.string ?? (value["notApplicable"] == nil ? "?" : "n/a")
        return " \(text)" + (value["date"]?.string.map { " on \($0)" } ?? "")
    }

    /// `q1/B1/t1/0101…` is `q1/B1/t1/e1`.
    private func short(_ cell: String) -> String {
        guard case .event(let event) = self.cell(cell).slot else { return cell }
        return cell.split(separator: "/").prefix(3).joined(separator: "/") + "/e\(event.bytes[0])"
    }

    private func periodLines(_ period: String, _ found: JSON) -> [String] {
        var lines: [String] = []
        if found["closed"] != nil {
            lines.append(
                "\(period) closed\(found["endsLate"] == nil ? "" : ", also for late work")")
        }
        for (office, its) in found["offices"].members {
            lines.append(
                "\(period) \(its["closed"] == nil ? "open" : "closed") to \(office)"
                    + (its["endsLate"] == nil ? "" : ", also for late work"))
        }
        return lines + (found["kept"]?.array ?? []).map { "kept open: \($0.string ?? "")" }
    }

    private func codeLine(_ code: String, _ found: JSON) -> String {
        let name = records.first { SpokenCode($0.value.id.digest).digits == code }?.key ?? code
        return "code of \(name) heard from \(list(found["offices"]))"
            + (found["came"] == nil ? "" : ", came")
            + (found["refused"] == nil ? "" : ", refused")
    }

    private func deviceLines(_ key: String, _ found: JSON) -> [String] {
        guard let holder = Cast.everyone.first(where: { $0.key.id.description == key }) else {
            return []
        }
        let names = ["d1": "pc1", "d3": "pc2", "d2": "pc3", "d4": "successor"]
        let name = names[holder.holder.name] ?? holder.holder.name
        var lines = (found["forks"]?.array ?? []).map { "\(name): fork \(list($0))" }
        for gap in found["gaps"]?.array ?? [] { lines.append("\(name): gap \(gap.string ?? "")") }
        for void in found["void"]?.array ?? [] {
            lines.append("\(name): void \(void.integer ?? 0)")
        }
        if found["revoked"] != nil {
            let ends = list(found["ends"])
            lines.append("\(name): revoked\(ends.isEmpty ? "" : " after \(ends)")")
        }
        return lines
    }

    /// The names of ids, in the order of the names.
    private func list(_ ids: JSON?) -> String {
        (ids?.array ?? []).compactMap { $0.string.map(name) }.sorted().joined(separator: ", ")
    }
}

extension JSON? {
    /// The members of an object in the order of their keys.
    fileprivate var members: [(String, JSON)] {
        guard case .object(let members)? = self else { return [] }
        return members.sorted { $0.key < $1.key }
    }
}
