internal import CZip
import Notation

/// The parts of a workbook: the entries of its ZIP container, unpacked in pieces under limits.
final class WorkbookArchive {
    private let room: UnsafeMutableRawBufferPointer
    private let zip: OpaquePointer
    private let parts: [String: UInt64]
    /// Bytes unpacked so far, of all parts.
    private var unpacked = 0

    /// Opens a container; entries that are there twice, locked or packed otherwise are refused.
    init(_ bytes: [UInt8]) throws(Workbook.Refusal) {
        room = .allocate(byteCount: max(bytes.count, 1), alignment: 1)
        room.copyBytes(from: bytes)
        do throws(Workbook.Refusal) {
            zip = try WorkbookArchive.open(room, bytes.count)
        } catch {
            room.deallocate()
            throw error
        }
        do throws(Workbook.Refusal) {
            parts = try WorkbookArchive.parts(zip)
        } catch {
            zip_discard(zip)
            room.deallocate()
            throw error
        }
    }

    deinit {
        zip_discard(zip)
        room.deallocate()
    }

    /// True where a part is there; names are compared as the format asks, without case.
    func has(_ part: String) -> Bool { parts[part.lowercased()] != nil }

    /// Unpacks a part and gives it to a reader of XML.
    func read(_ part: String, into taker: some XMLTaker) throws(Workbook.Refusal) {
        guard let index = parts[part.lowercased()] else { throw .damaged(part, "missing") }
        guard let file = zip_fopen_index(zip, index, 0) else {
            throw .damaged(part, String(cString: zip_strerror(zip)))
        }
        defer { zip_fclose(file) }
        let stream = try XMLStream(taker, part: part)
        let slice = UnsafeMutableRawBufferPointer.allocate(byteCount: 64 * 1024, alignment: 1)
        defer { slice.deallocate() }
        while true {
            let count = zip_fread(file, slice.baseAddress, UInt64(slice.count))
            guard count >= 0 else { throw .damaged(part, String(cString: zip_file_strerror(file))) }
            try add(count)
            try stream.feed(UnsafeRawBufferPointer(rebasing: slice[..<Int(count)]))
            if let refusal = taker.refusal { throw refusal }
            if count == 0 { return }
        }
    }

    private func add(_ bytes: Int64) throws(Workbook.Refusal) {
        unpacked += Int(bytes)
        guard unpacked <= Workbook.Limits.unpacked else {
            throw .tooLarge("unpacked bytes", Workbook.Limits.unpacked)
        }
        guard
            unpacked <= Workbook.Limits.ratioFloor
                || unpacked / Workbook.Limits.ratio <= room.count
        else { throw .tooLarge("unpacked bytes for each packed one", Workbook.Limits.ratio) }
    }

    private static func open(
        _ room: UnsafeMutableRawBufferPointer, _ count: Int
    ) throws(Workbook.Refusal) -> OpaquePointer {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(room.baseAddress, UInt64(count), 0, &error)
        else { throw .damaged("", String(cString: zip_error_strerror(&error))) }
        guard let zip = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .damaged("", String(cString: zip_error_strerror(&error)))
        }
        return zip
    }

    private static func parts(_ zip: OpaquePointer) throws(Workbook.Refusal) -> [String: UInt64] {
        let count = zip_get_num_entries(zip, 0)
        guard count <= Workbook.Limits.parts else {
            throw .tooLarge("parts", Workbook.Limits.parts)
        }
        var parts: [String: UInt64] = [:]
        for index in 0..<UInt64(max(0, count)) {
            var stat = zip_stat_t()
            guard zip_stat_index(zip, index, 0, &stat) == 0, let name = stat.name else {
                throw .damaged("", String(cString: zip_strerror(zip)))
            }
            let part = PartName.plain(String(cString: name))
            guard stat.encryption_method == ZIP_EM_NONE else { throw Workbook.Refusal.locked }
            guard stat.comp_method == ZIP_CM_STORE || stat.comp_method == ZIP_CM_DEFLATE else {
                throw .damaged(part, "packed by method \(stat.comp_method)")
            }
            guard parts.updateValue(index, forKey: part.lowercased()) == nil else {
                throw .damaged(part, "stands twice")
            }
        }
        return parts
    }
}

/// Names of parts, and how one part refers to another.
enum PartName {
    /// A name as the container has it, without a slash before it and with slashes of one kind.
    static func plain(_ name: String) -> String {
        let forward = String(name.map { $0 == "\\" ? "/" : $0 })
        return forward.hasPrefix("/") ? String(forward.dropFirst()) : forward
    }

    /// The part that `target` names when it stands in the relations of `part`.
    static func resolve(_ target: String, from part: String) -> String {
        let target = target.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        var steps = part.split(separator: "/").dropLast().map(String.init)
        if target.hasPrefix("/") { steps = [] }
        for step in PartName.plain(String(target)).split(separator: "/") {
            switch step {
            case ".": break
            case "..": steps = steps.dropLast()
            default: steps.append(String(step))
            }
        }
        return steps.joined(separator: "/")
    }

    /// The part that holds the relations of a part.
    static func relations(of part: String) -> String {
        let steps = part.split(separator: "/")
        return (steps.dropLast() + ["_rels", "\(steps.last ?? "").rels"]).joined(separator: "/")
    }
}
