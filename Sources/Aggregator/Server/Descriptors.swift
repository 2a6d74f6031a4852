internal import Glibc

/// The descriptors that the system lets this process hold: connections, and the files of the log.
enum Descriptors {
    /// How many stay free of connections, for the log, its guard and the database.
    static let reserve = 128

    /// Raises this process's limit as far as so many connections need and the system allows; says
    /// how many connections it leaves room for.
    static func room(for connections: Int) -> Int {
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        var limit = rlimit()
        guard getrlimit(resource, &limit) == 0 else { return connections }
        let needed = rlim_t(clamping: connections + reserve)
        if limit.rlim_cur < needed {
            var raised = limit
            raised.rlim_cur = min(needed, limit.rlim_max)
            if setrlimit(resource, &raised) == 0 { limit = raised }
        }
        return room(for: connections, descriptors: Int(clamping: limit.rlim_cur))
    }

    /// How many connections leave the reserve free: what is wanted, or less, and one at least.
    static func room(for connections: Int, descriptors: Int) -> Int {
        max(1, min(connections, descriptors - reserve))
    }
}
