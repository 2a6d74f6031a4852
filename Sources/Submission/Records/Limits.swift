/// Limits of `docs/protocol.md`, stated once; checked before sealing and on receipt.
public enum Limits {
    /// Entries of one batch.
    public static let entries = 20_000
    /// Characters of a comment, a reason or a text.
    public static let commentCharacters = 2_000
    /// Characters of the text of a proposal.
    public static let proposalCharacters = 50_000
    /// Evidence files of one batch.
    public static let blobs = 200
    /// Bytes of one evidence file: 100 MiB.
    public static let blobBytes: Int64 = 100 << 20
    /// Bytes of one piece in which evidence travels: 256 KiB.
    public static let pieceBytes = 256 << 10
    /// Batches of one device on one day.
    public static let batchesPerDay = 500
    /// The greatest sequence number.
    public static let sequence: Int64 = 1_000_000_000
    /// Entries that one entry may name as replaced.
    public static let replaces = 1_000
    /// Lost sequence numbers that one batch may declare.
    public static let void = 1_000
    /// Bytes of the two head lines of a record.
    public static let headBytes = 512
    /// Characters of a name of a person, office or centre.
    public static let nameCharacters = 200
    /// Bytes of the checkpoint that a batch carries.
    public static let checkpointBytes = 16_384
    /// The greatest version of a scheme.
    public static let schemeVersion: Int64 = 1_000_000
    /// Grades whose ballots one entry counts.
    public static let grades = 100
    /// Ballots for one grade.
    public static let ballots: Int64 = 1_000_000_000
    /// Bytes of one member of a bundle: the largest record with its head lines.
    public static let bundleMemberBytes = 8 << 20 + headBytes
    /// Bytes of a bundle's manifest.
    public static let bundleManifestBytes = 8 << 20
    /// Members of a bundle besides its manifest.
    public static let bundleMembers = 20_000
    /// Bytes of the archive in a bundle, heads and padding included: 2 GiB.
    public static let bundleBytes = 2 << 30
}
