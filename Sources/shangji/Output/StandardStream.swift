import Glibc

/// Standard output and standard error, unbuffered, so that a line is out when it was written.
enum StandardStream: Int32 {
    /// Answers.
    case out = 1
    /// Words beside the answer.
    case error = 2

    /// Writes all of the text; a closed stream is passed over.
    func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(rawValue, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR || errno == EAGAIN { continue }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}
