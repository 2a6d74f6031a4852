/// Why bytes are not an archive of a bundle, and at which byte of the archive.
public struct TarRefusal: Error, Hashable, Sendable {
    /// What is wrong.
    public let reason: Reason
    /// The byte, from 0.
    public let offset: Int
    /// The member, where it is known.
    public let member: BundleName?

    init(_ reason: Reason, at offset: Int, _ member: BundleName? = nil) {
        self.reason = reason
        self.offset = offset
        self.member = member
    }

    /// The kinds of damage.
    public enum Reason: String, Hashable, Sendable {
        /// The magic or version of a header is not that of ustar.
        case notUstar
        /// The sum over a header is wrong.
        case checksum
        /// A field of a header is no octal number, or is not empty.
        case field
        /// A directory, a link or anything else but a plain file.
        case notPlainFile
        /// A name that no member of a bundle has.
        case name
        /// A name that stood before.
        case doubled
        /// Bytes other than zero fill up the last block of a member.
        case padding
        /// Bytes other than zero follow the end of the archive.
        case afterEnd
        /// The archive ends before its two zero blocks.
        case unfinished
        /// A member, the number of members or the whole is over its limit.
        case tooLarge
    }
}
