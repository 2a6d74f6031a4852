import CXlsxWriter
import Glibc

extension NewWorkbook {
    /// The `.xlsx` file, the same bytes for the same workbook.
    ///
    /// It is put together in memory; the library's own pieces pass through nameless files of the
    /// temporary folder that nobody else may read.
    public func bytes() throws(WorkbookFailure) -> [UInt8] {
        let file = memfd_create("workbook", 1)  // 1: closed in child processes
        guard file >= 0 else { throw WorkbookFailure.system("memfd_create") }
        defer { close(file) }
        let writer = try WorkbookWriter(path: "/proc/self/fd/\(file)")
        for sheet in sheets { writer.write(sheet) }
        try writer.close()
        return try NewWorkbook.read(file)
    }

    private static func read(_ file: Int32) throws(WorkbookFailure) -> [UInt8] {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw WorkbookFailure.system("fstat") }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                pread(file, buffer.baseAddress.map { $0 + done }, buffer.count - done, off_t(done))
            }
            guard count > 0 else { throw WorkbookFailure.system("pread") }
            done += count
        }
        return bytes
    }
}

extension WorkbookFailure {
    fileprivate static func system(_ step: String) -> WorkbookFailure {
        WorkbookFailure(step: step, reason: String(cString: strerror(errno)))
    }
}
