import Glibc
import Notation

/// Time, memory and lines of output; all figures are whole numbers, ratios are made by the driver.
enum Measures {
    /// How long the work takes, in nanoseconds.
    static func nanoseconds<Value>(_ work: () throws -> Value) rethrows -> (Int64, Value) {
        let clock = ContinuousClock()
        let start = clock.now
        let value = try work()
        return (count(clock.now - start), value)
    }

    /// How much processor time the work takes on this thread, in nanoseconds.
    ///
    /// What others do on the machine meanwhile does not count, but for what they push out of the
    /// caches.
    static func processor<Value>(_ work: () throws -> Value) rethrows -> (Int64, Value) {
        let start = threadTime
        let value = try work()
        return (threadTime - start, value)
    }

    private static var threadTime: Int64 {
        var time = timespec()
        guard clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) == 0 else { return 0 }
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// A duration in nanoseconds.
    static func count(_ duration: Duration) -> Int64 {
        let (seconds, atto) = duration.components
        return seconds * 1_000_000_000 + atto / 1_000_000_000
    }

    /// Runs the work until it has taken a second, at least three times; the middle one of the
    /// processor times.
    static func typical(_ work: () throws -> Void) rethrows -> Int64 {
        var times: [Int64] = []
        while times.count < 3 || times.reduce(0, +) < 1_000_000_000 {
            times.append(try processor(work).0)
        }
        return median(times)
    }

    /// The middle one of the times; 0 of none.
    static func median(_ times: [Int64]) -> Int64 { quantile(times, 1, 2) }

    /// The time that `part` of `whole` do not pass; 0 of none.
    static func quantile(_ times: [Int64], _ part: Int, _ whole: Int) -> Int64 {
        let sorted = times.sorted()
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, sorted.count * part / whole)]
    }

    /// The memory that this process holds, in KiB.
    static var residentKiB: Int64 {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [UInt8](repeating: 0, count: 256)
        let read = fread(&buffer, 1, buffer.count, file)
        let words = String(decoding: buffer.prefix(read), as: UTF8.self).split(separator: " ")
        let pages = words.count > 1 ? Int64(words[1]) ?? 0 : 0
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE))) / 1_024
    }

    /// Prints one JSON value in a line at once: whoever waits sees how far the work is.
    static func say(_ json: JSON) {
        print(String(decoding: json.canonical, as: UTF8.self))
        fflush(nil)
    }
}
