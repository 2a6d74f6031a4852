internal import Notation
internal import Submission

/// Keys that the centre has enrolled for this office and that nobody here asked for.
///
/// The centre could speak for an office by enrolling a key of its own in its name; so every
/// enrolment of the office is looked at. What was enrolled before this device is what it found when
/// it joined. A person of the office settles one by a word: approval or rejection of the enrolment.
struct OfficeKeys {
    /// The enrolments, with their keys.
    let unconfirmed: [(record: RecordID, holder: KeyHolder)]

    init(_ database: AgentDatabase, _ identity: AgentIdentity, _ registry: Registry) throws {
        let feed = try database.feed()
        let own = Set(try database.persons().map(\.publicKey.id) + [identity.device])
        let asked = registry.proposals.compactMap { proposal in
            proposal.office.flatMap { PersonRequest(proposal.statement, of: $0)?.publicKey.id }
        }
        var settled: Set<RecordID> = []
        var enrolled: [(RecordID, KeyHolder)] = []
        var isJoined = false
        for item in feed {
            switch try? RecordContent(type: item.record.type, payload: item.record.payload) {
            case .enrolment(let enrolment):
                guard case .add(let holder) = enrolment.act,
                    holder.role.office == identity.office
                else { continue }
                let key = holder.publicKey.id
                if isJoined, !own.contains(key), !asked.contains(key) {
                    enrolled.append((item.record.id, holder))
                }
                isJoined = isJoined || key == identity.device
            case .statement(let statement):
                guard [.approval, .rejection].contains(statement.kind),
                    case .officePerson(_, identity.office)? =
                        registry.holder(item.record.key)?.role
                else { continue }
                settled.insert(statement.about)
            default: continue
            }
        }
        unconfirmed = enrolled.filter { !settled.contains($0.0) }
    }

    /// A sentence for each.
    var findings: [Finding] {
        unconfirmed.map { record, holder in
            Finding(
                .officeKeyUnconfirmed, at: record.description,
                [
                    "kind": holder.role.kind,
                    "name": [holder.role.person?.text, holder.name].compactMap { $0 }
                        .joined(separator: " "),
                    "fingerprint": SpokenCode(holder.publicKey.id.digest).description,
                ])
        }
    }
}
