internal import Notation

/// What people call the things of two versions; of one that is in both, the later name.
struct ThingNames: Hashable, Sendable {
    private var groups: [String: String] = [:]
    private var subjects: [String: String] = [:]
    private var offices: [String: String] = [:]
    private var periods: [String: String] = [:]

    init(_ schemes: [Scheme]) {
        for scheme in schemes {
            for group in scheme.groups { groups[group.id.text] = group.name }
            for subject in scheme.subjects { subjects[subject.id.text] = subject.name }
            for office in scheme.offices { offices[office.id.text] = office.name }
            for period in scheme.periods { periods[period.id.text] = period.name }
        }
    }

    func group(_ id: String) -> String { named(id, groups) }
    func subject(_ id: String) -> String { named(id, subjects) }
    func office(_ id: String) -> String { named(id, offices) }
    func period(_ id: String) -> String { named(id, periods) }

    private func named(_ id: String, _ names: [String: String]) -> String {
        guard let name = names[id], name != id else { return id }
        return "\(name)(\(id))"
    }
}
