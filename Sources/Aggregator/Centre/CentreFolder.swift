internal import DurableFiles
internal import Notation
internal import Recount
package import Submission

/// The folder of a centre and what lies where in it.
///
/// `card.json`, `log.db` (with its WAL), `guard` (outside backups of the database),
/// `keys/log.json`, `keys/age.json` (opens bundles),
/// `persons/ID.json`, `evidence/` (files that offices sent), `courier/` (files on their way),
/// `tls/key.pem` and `tls/certificate.pem`, `root.json` until it is taken offline,
/// `address` (where the server listened last), `lock` (held while serving).
package struct CentreFolder: Sendable {
    /// The folder.
    package let path: String
    /// The centre's card.
    package let card: CentreCard

    init(path: String, card: CentreCard) {
        self.path = path
        self.card = card
    }

    /// Opens an existing folder.
    ///
    /// Throws `centre-missing` where there is none, `card-wrong` where its card is damaged. Nothing
    /// is ever created by opening.
    package init(existing path: String) throws {
        guard DurableFile.exists("\(path)/card.json") else {
            throw CentreRefusal(.centreMissing, at: path)
        }
        let bytes = try DurableFile.read("\(path)/card.json", limit: 65_536)
        guard let json = try? JSON(bytes, form: .any), let card = CentreCard(json: json) else {
            throw CentreRefusal(.cardWrong, at: path, ["origin": ""])
        }
        self.init(path: path, card: card)
    }

    var databasePath: String { "\(path)/log.db" }
    var tls: TLSFiles { TLSFiles(folder: "\(path)/tls") }
    /// The root key as `init` wrote it.
    package var rootPath: String { "\(path)/root.json" }
    /// Keys of the program: the log key and the age key.
    var keys: KeyStore { get throws { try KeyStore(folder: "\(path)/keys") } }
    /// Keys of people.
    var persons: KeyStore { get throws { try KeyStore(folder: "\(path)/persons") } }
    /// The guard of the log.
    package var logGuard: LogGuard { LogGuard(path: "\(path)/guard") }

    /// Evidence files, whole and under way.
    package var evidence: EvidenceShelf { EvidenceShelf(path: "\(path)/evidence") }

    /// The name of the file of the centre's age key.
    static let ageKey = "age"

    /// The key that opens bundles for the centre.
    ///
    /// Refused with `key-file-unreadable` where it is missing, damaged or open to others, and with
    /// `damaged-key-file` where it is not the card's.
    package func ageIdentity() throws -> AgeIdentity {
        let identity = try keys.age(Self.ageKey).get()
        guard identity.recipient == card.recipient else {
            throw CentreRefusal(.damagedKeyFile)
        }
        return identity
    }

    /// Opens the log.
    ///
    /// Throws what opening the database and the log key throws.
    package func openLog() throws -> LogBook {
        guard DurableFile.exists(databasePath) else {
            throw CentreRefusal(.centreMissing, at: databasePath)
        }
        return try openLog(over: AggregatorStore(path: databasePath))
    }

    func openLog(over store: AggregatorStore) throws -> LogBook {
        let key = try keys.open("log").get()
        guard key.publicKey == card.logKey else { throw CentreRefusal(.damagedKeyFile) }
        guard let signer = key.noteSigner(name: card.origin) else {
            throw CentreRefusal(.cardWrong, ["origin": card.origin])
        }
        let effects = LogEffects(signer: signer, guard: logGuard)
        return try LogBook(
            store: store, card: card, effects: effects,
            answers: { reference, registry in
                registry.scheme(reference).flatMap { SchemeRules(body: $0.scheme.body) }
            })
    }

    /// Where the server listened last; nil before it ever did.
    package var lastAddress: String? {
        (try? DurableFile.read("\(path)/address", limit: 1_024)).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// Remembers where the server listens.
    package func remember(address: String) throws {
        try DurableFile.write(Array(address.utf8), to: "\(path)/address")
    }
}
