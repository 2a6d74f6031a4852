public import Notation

/// Reads a bundle in whatever pieces its bytes come, and gives its members out one by one.
///
/// Every member is checked against the manifest before it is given out. All of it is provisional
/// until ``finish()`` has returned: only then is nothing missing. After a refusal every further
/// call repeats it.
public struct BundleReader: Sendable {
    /// Who reads.
    public enum Seat: Hashable, Sendable {
        /// The centre, which takes submissions.
        case centre
        /// An office, which takes answers to it and what its own computers hand to each other.
        case office(OfficeID)
    }

    /// What the bundle holds; nil until it has been read.
    public private(set) var manifest: BundleManifest?
    private let centre: CentreID
    private let seat: Seat
    private var opener: AgeOpener
    private var archive = TarReader()
    /// How many members were given out.
    private var given = 0
    private var name = BundleName.manifest
    private var content: [UInt8] = []
    private var refusal: RecordRefusal?

    /// A reader with the key of an installation of this centre.
    public init(identity: AgeIdentity, centre: CentreID, seat: Seat) {
        opener = AgeOpener(identity: identity, limit: Limits.bundleBytes)
        self.centre = centre
        self.seat = seat
    }

    /// Takes the next bytes of the file and gives the members that they complete.
    public mutating func push(_ bytes: [UInt8]) throws(RecordRefusal) -> [BundleMember] {
        try step { reader, plaintext throws(AgeRefusal) in
            try reader.opener.push(bytes, into: &plaintext)
        }
    }

    /// Says that the file ends, and gives the rest of the members; of a small bundle, all.
    public mutating func finish() throws(RecordRefusal) -> [BundleMember] {
        let members = try step { reader, plaintext throws(AgeRefusal) in
            try reader.opener.finish(into: &plaintext)
        }
        do throws(RecordRefusal) {
            try end()
        } catch {
            refusal = error
            throw error
        }
        return members
    }

    /// Opens some bytes and reads what they hold; what was verified before damage comes first.
    private mutating func step(
        _ open: (inout BundleReader, inout [UInt8]) throws(AgeRefusal) -> Void
    ) throws(RecordRefusal) -> [BundleMember] {
        if let refusal { throw refusal }
        var plaintext: [UInt8] = []
        var damage: AgeRefusal?
        do throws(AgeRefusal) {
            try open(&self, &plaintext)
        } catch {
            damage = error
        }
        do throws(RecordRefusal) {
            let members = try read(plaintext)
            if let damage { throw RecordRefusal(damage) }
            return members
        } catch {
            refusal = error
            throw error
        }
    }

    private mutating func read(_ plaintext: [UInt8]) throws(RecordRefusal) -> [BundleMember] {
        let events: [TarEvent]
        do throws(TarRefusal) {
            events = try archive.push(plaintext)
        } catch {
            throw RecordRefusal(error)
        }
        var members: [BundleMember] = []
        for event in events {
            switch event {
            case .begin(let name, let bytes): try begin(name, bytes)
            case .bytes(let part): content += part
            case .end:
                if let member = try complete() { members.append(member) }
            }
        }
        return members
    }

    private mutating func begin(_ name: BundleName, _ bytes: Int) throws(RecordRefusal) {
        self.name = name
        content = []
        content.reserveCapacity(min(bytes, Limits.bundleMemberBytes))
        guard let manifest else {
            guard name == .manifest else {
                throw RecordRefusal(manifest: JSONError(.missingKey, at: 0, key: "\(name)"))
            }
            return
        }
        guard given < manifest.members.count else { throw RecordRefusal(name, .extra) }
        let expected = manifest.members[given]
        guard expected.name == name else {
            let isListed = manifest.members.contains { $0.name == name }
            throw RecordRefusal(name, isListed ? .order : .extra)
        }
        guard expected.bytes == bytes else { throw RecordRefusal(name, .size) }
    }

    /// A member of which all bytes are there; nil for the manifest.
    private mutating func complete() throws(RecordRefusal) -> BundleMember? {
        guard let manifest else {
            try readManifest()
            return nil
        }
        guard Digest(of: content) == manifest.members[given].sha256 else {
            throw RecordRefusal(name, .content)
        }
        given += 1
        let member = BundleMember(name, content)
        content = []
        return member
    }

    private mutating func readManifest() throws(RecordRefusal) {
        let manifest: BundleManifest
        do throws(JSONError) {
            manifest = try BundleManifest(payload: content)
        } catch {
            throw RecordRefusal(manifest: CanonicalReader.diagnose(content, error))
        }
        guard manifest.centre == centre, manifest.way.arrives(at: seat) else {
            let (from, to) = manifest.way.ends
            throw RecordRefusal(
                .bundleAddressedElsewhere,
                ["from": from, "to": to, "centre": manifest.centre.text])
        }
        self.manifest = manifest
    }

    private func end() throws(RecordRefusal) {
        do throws(TarRefusal) {
            try archive.finish()
        } catch {
            throw RecordRefusal(error)
        }
        guard let manifest else {
            throw RecordRefusal(manifest: JSONError(.unfinished, at: 0))
        }
        guard given == manifest.members.count else {
            throw RecordRefusal(manifest.members[given].name, .missing)
        }
    }
}

extension BundleManifest.Way {
    fileprivate func arrives(at seat: BundleReader.Seat) -> Bool {
        switch (self, seat) {
        case (.submission, .centre): true
        case (.answer(let office), .office(let reader)),
            (.exchange(let office), .office(let reader)):
            office == reader
        default: false
        }
    }

    fileprivate var ends: (from: String, to: String) {
        switch self {
        case .submission(let office): (office.text, "centre")
        case .answer(let office): ("centre", office.text)
        case .exchange(let office): (office.text, office.text)
        }
    }
}
