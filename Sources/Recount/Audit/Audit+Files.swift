internal import Notation

/// The files against the manifest.
extension Audit {
    mutating func readManifest() throws {
        let place = AuditLayout.manifest
        expected.insert(place)
        guard let bytes = try files.read(place, limit: AuditLayout.manifestLimit),
            present.contains(place), let manifest = try? AuditManifest(canonical: bytes)
        else {
            report.fault(Finding(.auditManifestWrong, at: place, ["what": "form"]))
            return
        }
        self.manifest = manifest
        members = Dictionary(manifest.members.map { ($0.path, $0) }) { first, _ in first }
    }

    /// A file that the log asks for; nil where it is not there.
    mutating func read(_ path: String, limit: Int) throws -> [UInt8]? {
        expected.insert(path)
        guard present.contains(path) else {
            fault(.auditFileMissing, at: path)
            return nil
        }
        let bytes = try files.read(path, limit: limit)
        compare(path, bytes)
        return bytes
    }

    private mutating func compare(_ path: String, _ bytes: [UInt8]?) {
        guard compared.insert(path).inserted else { return }
        if let member = members?[path] {
            report.counts.files += 1
            guard let bytes, member.isOf(bytes) else { return fault(.auditFileAltered, at: path) }
        } else if bytes == nil {
            fault(.auditFileAltered, at: path)
        }
    }

    /// What nobody has asked for yet: strays, and files that are listed and not there.
    mutating func checkRest() throws {
        for path in present.sorted() where path != AuditLayout.manifest {
            let isListed = members?[path] != nil
            if members != nil, !isListed || isLayoutKnown && !expected.contains(path) {
                fault(.auditFileStray, at: path)
            } else if isListed, !compared.contains(path) {
                compare(path, try files.read(path, limit: AuditLayout.rowsLimit))
            }
        }
        for member in manifest?.members ?? [] where !present.contains(member.path) {
            fault(.auditFileMissing, at: member.path)
        }
    }
}
