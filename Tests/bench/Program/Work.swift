import Assessment
import Gzip
import Notation
import Submission
import TestSupport

/// W: devices that are enrolled at a centre, and their batches, all signed beforehand.
enum Work {
    /// The cells of W: 200,000, as 50 leaves of 4,000 subjects; a smaller one has fewer subjects.
    static func nation(_ words: Words) throws -> Nation {
        Nation(
            subjects: try words.number("subjects", 4_000),
            offices: try words.number("offices", 200))
    }

    /// `scheme out=FILE`: the scheme in its canonical form, which is YAML as well.
    static func scheme(_ words: Words) throws {
        try Files.write(try nation(words).scheme.canonical, words.text("out"))
    }

    /// `enrolments invitations=FILE out=FILE`: the call of each invited office.
    static func enrolments(_ words: Words) throws {
        var calls = Pieces()
        var keys: [JSON] = []
        for line in try Files.lines(words.text("invitations")) {
            guard let invitation = Invitation(line) else { throw BenchFailure("no invitation") }
            let request = try request(of: invitation)
            calls.add(call("POST", "/v1/enrolments", request.json.canonical, packed: false))
            keys.append(.string(request.device.publicKey.id.description))
        }
        try Files.write(calls.bytes, words.text("out"))
        Measures.say(["keys": .array(keys)])
    }

    private static func request(of invitation: Invitation) throws -> EnrolmentRequest {
        let (device, clerk) = (device(of: invitation.office), clerk(of: invitation.office))
        let proof: (SigningKey) throws -> SignedRecord = { key in
            let proof = KeyProof(
                centre: invitation.card.centre, key: key.id, nonce: invitation.secret)
            return try key.sign(.possession, proof.payload)
        }
        return EnrolmentRequest(
            secret: invitation.secret,
            device: KeyHolder(
                publicKey: device.publicKey, role: .device(invitation.office), name: "d"),
            person: KeyHolder(
                publicKey: clerk.publicKey, role: .officePerson(.of("chen"), invitation.office),
                name: "c"),
            deviceProof: try proof(device), personProof: try proof(clerk))
    }

    static func device(of office: OfficeID) -> SigningKey { .named("device of \(office)") }
    private static func clerk(of office: OfficeID) -> SigningKey { .named("clerk of \(office)") }

    /// `batches centre=ID batches=N take=N entries=N devices=N out=FILE plain=FILE`: the first calls
    /// of so many, packed as an agent packs them; for others the same batches as they are.
    static func batches(_ words: Words) throws {
        let nation = try nation(words)
        let count = try words.number("batches", 2_000)
        let size = try words.number("entries", 100)
        let devices = try words.number("devices", 200)
        guard count * size <= nation.subjects.count * Nation.leaves, count >= devices else {
            throw BenchFailure("so many entries need more subjects")
        }
        let reference = SchemeReference(
            id: nation.scheme.id, version: 1, hash: nation.scheme.hash)
        var chains: [Int: ChainPosition] = [:]
        var (calls, plain) = (Pieces(), Pieces())
        var (packed, payload) = (0, 0)
        for number in order(count, devices).prefix(try words.number("take", count)) {
            let device = number * devices / count
            let batch = try seal(
                number, of: size, by: device, at: chains[device] ?? .first, nation, reference,
                centre: try words.text("centre"))
            chains[device] = batch.next
            let call = call(
                "PUT", "/v1/records/\(batch.record.id)", batch.record.wire, packed: true)
            calls.add(call)
            plain.add(peerCall(batch.record, of: nation.scheme.offices[device].id))
            packed += call.count
            payload += batch.record.payload.count
        }
        try Files.write(calls.bytes, words.text("out"))
        try Files.write(plain.bytes, words.text("plain"))
        Measures.say([
            "callBytes": .integer(Int64(packed)), "payloadBytes": .integer(Int64(payload)),
        ])
    }

    /// The first batch of every device, then the second of every device, and so on.
    private static func order(_ count: Int, _ devices: Int) -> [Int] {
        (0..<count).sorted { a, b in
            let (one, other) = (a * devices / count, b * devices / count)
            let (first, second) = (a - one * count / devices, b - other * count / devices)
            return (first, one) < (second, other)
        }
    }

    private static func seal(
        _ number: Int, of size: Int, by device: Int, at place: ChainPosition, _ nation: Nation,
        _ reference: SchemeReference, centre: String
    ) throws -> SealedBatch {
        let width = nation.subjects.count
        let entries = (number * size..<(number + 1) * size).map { cell in
            Entry.value(
                nation.indicators[cell / width], nation.subjects[cell % width],
                Nation.value(cell / width, cell % width))
        }
        let office = nation.scheme.offices[device].id
        let facts = BatchFacts(
            centre: .of(centre), office: office, scheme: reference, period: Nation.period,
            preparer: .of("chen"))
        let salt = Array(Digest(of: Array("salt \(number)".utf8)).bytes.prefix(16))
        switch try Sealing.seal(
            entries, facts: facts, at: place, by: Self.device(of: office),
            now: .of("2026-04-01T08:00:00Z"), salt: salt)
        {
        case .success(let batch): return batch
        case .failure(let refusal): throw BenchFailure("\(refusal.findings)")
        }
    }

    /// A call in full, as it goes over the wire.
    private static func call(
        _ method: String, _ path: String, _ body: [UInt8], packed: Bool, _ fields: String = ""
    ) -> [UInt8] {
        let sent = packed ? (try? gzip(body)) ?? body : body
        let coding = packed ? "Content-Encoding: gzip\r\n" : ""
        let head =
            "\(method) \(path) HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n"
            + "\(coding)\(fields)Content-Length: \(sent.count)\r\n\r\n"
        return Array(head.utf8) + sent
    }

    private static func peerCall(_ record: SignedRecord, of office: OfficeID) -> [UInt8] {
        call(
            "PUT", "/batches/\(record.id)", record.payload, packed: false,
            "Content-Type: application/json\r\nX-Key: \(record.key)\r\n"
                + "X-Signature: \(Base64.encode(record.signature))\r\n")
    }

    /// `subjects`: their names.
    static func subjects(_ words: Words) throws {
        let names = try nation(words).subjects.map { JSON.string($0.text) }
        Measures.say(["subjects": .array(names)])
    }

    /// `keys`: every device key with its public half, for the peer that verifies too.
    static func keys(_ words: Words) throws {
        for office in try nation(words).scheme.offices {
            let key = device(of: office.id)
            Measures.say([
                "key": .string(key.id.description), "public": .string(key.publicKey.base64),
            ])
        }
    }
}
