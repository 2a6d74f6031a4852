/// Gives the bytes around the members of a ustar archive; the contents themselves it never sees.
///
/// A member is ``head(of:bytes:)``, its content and ``padding(after:)``; ``end`` ends the archive.
/// The same members give the same bytes: mode 0600, owner 0, time 0.
public enum TarWriter {
    /// The header of a member of so many bytes, at most ``BundleName/limit``.
    public static func head(of member: BundleName, bytes: Int) -> [UInt8] {
        TarBlock.header(member, bytes: bytes)
    }

    /// The zero bytes that follow a content of so many bytes.
    public static func padding(after bytes: Int) -> [UInt8] {
        [UInt8](repeating: 0, count: TarBlock.padding(after: bytes))
    }

    /// The end of the archive.
    public static let end = [UInt8](repeating: 0, count: TarBlock.endBytes)

    /// How many bytes of the archive a member takes.
    static func bytes(ofMember count: Int) -> Int {
        TarBlock.size + count + TarBlock.padding(after: count)
    }
}
