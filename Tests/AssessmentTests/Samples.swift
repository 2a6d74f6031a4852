import Foundation
import Notation
import TestSupport

@testable import Assessment

/// Schemes to test with.
enum Samples {
    /// `fixtures/scheme/everything.json`: every key, made by a program that is not ours.
    static let everythingBytes: [UInt8] = {
        let path = Vectors.packageRoot + "/fixtures/scheme/everything.json"
        return [UInt8]((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
    }()

    /// The same as JSON, to be changed.
    static func everything() throws -> JSON { try JSON(everythingBytes, form: .canonical) }

    /// The same as a scheme.
    static func everythingScheme() throws -> Scheme { try Scheme(canonical: everythingBytes) }

    /// Two towns of one group, two periods, two scored leaves in one node and a bonus.
    static func small() -> Scheme {
        Scheme(
            id: id("s"), version: 1, title: "小方案",
            offices: [
                Office(id: id("bureau"), name: "局"), Office(id: id("e"), name: "东镇"),
                Office(id: id("w"), name: "西镇"),
            ],
            groups: [Group(id: id("towns"), name: "镇")],
            subjects: [
                Subject(id: id("east"), name: "东镇", group: id("towns"), office: id("e")),
                Subject(id: id("west"), name: "西镇", group: id("towns"), office: id("w")),
            ],
            periods: [
                Period(id: id("pre"), name: "预考核", kind: .pre),
                Period(id: id("year"), name: "全年", kind: .year, weight: p("100")),
            ],
            indicators: [
                Indicator(
                    id: id("node"), title: "节点", weight: p("100"), responsible: [id("bureau")],
                    content: .node(
                        [
                            leaf("a", .direct(max: .hundred)),
                            leaf("b", .linear(Rule.Linear(target: Table(p("10"))))),
                        ], sum: nil)),
                Indicator(
                    id: id("plus"), title: "加分", weight: nil, responsible: [id("bureau")],
                    content: .leaf(Leaf(rule: .bonus(per: .one, cap: nil)))),
            ])
    }

    /// A leaf of weight 50.
    static func leaf(_ name: String, _ rule: Rule, roles: [Role] = []) -> Indicator {
        Indicator(
            id: id(name), title: name, weight: rule.isEvent ? nil : p("50"),
            content: .leaf(Leaf(rule: rule, roles: roles)))
    }

    /// The small scheme with its leaf `a` replaced.
    static func small(a leaf: Leaf) -> Scheme {
        var scheme = small()
        var a = scheme.indicators[0].children[0]
        a.content = .leaf(leaf)
        if leaf.rule.isEvent { a.weight = nil }
        scheme.indicators[0].content = .node([a, scheme.indicators[0].children[1]], sum: nil)
        return scheme
    }
}

/// An identifier that the test knows to be valid.
func id<Kind>(_ text: String) -> Identifier<Kind> {
    guard let id = Identifier<Kind>(text) else { preconditionFailure("bad id in a test: \(text)") }
    return id
}

/// A decimal that the test knows to be valid.
func p(_ text: String) -> Points {
    guard let points = Points(canonical: text) else {
        preconditionFailure("bad decimal in a test: \(text)")
    }
    return points
}

extension JSON {
    /// The value with something else (or nothing, for nil) at a path of keys and places.
    func replacing(_ path: String, with value: JSON?) -> JSON {
        replacing(path.split(separator: "/").map(String.init)[...], with: value)
    }

    private func replacing(_ path: ArraySlice<String>, with value: JSON?) -> JSON {
        guard let key = path.first else { return value ?? .null }
        let rest = path.dropFirst()
        switch self {
        case .object(var members):
            if rest.isEmpty, value == nil {
                members[key] = nil
            } else {
                members[key] = (members[key] ?? .null).replacing(rest, with: value)
            }
            return .object(members)
        case .array(var elements):
            guard let index = Int(key), elements.indices.contains(index) else { return self }
            if rest.isEmpty, value == nil {
                elements.remove(at: index)
            } else {
                elements[index] = elements[index].replacing(rest, with: value)
            }
            return .array(elements)
        default: return rest.isEmpty ? value ?? .null : self
        }
    }
}
