internal import CCurl
internal import Synchronization

/// The name of one call between the caller's task and the thread that works on it.
typealias CallID = UInt64

/// One call with the continuation that waits for its answer, which must be resumed exactly once.
struct Job: Sendable {
    let id: CallID
    let call: PreparedCall
    let answer: CheckedContinuation<Result<HTTPReply, TransportFailure>, Never>

    func fail(_ code: TransportFailure.Code, _ detail: String) {
        answer.resume(returning: .failure(TransportFailure(code, detail: detail)))
    }
}

/// Where callers leave calls and the loop's thread fetches them; the only state both touch.
final class Mailbox: Sendable {
    /// What the loop is to do next.
    struct Orders {
        var jobs: [Job] = []
        var cancelled: [CallID] = []
        var stop = false
    }

    /// libcurl allows exactly one call on a multi handle from another thread, the wake-up; that the
    /// handle is still alive is guarded by the mutex around this value.
    private struct Bell: @unchecked Sendable {
        let multi: UnsafeMutableRawPointer

        func ring() { curl_multi_wakeup(multi) }
    }

    /// All guarded by the one mutex.
    private struct State {
        var waiting: [Job] = []
        var cancelled: [CallID] = []
        var stopped = false
        var bell: Bell?
        var lastID: CallID = 0
    }

    private let state = Mutex(State())
    private let maxWaiting: Int

    init(maxWaiting: Int) {
        self.maxWaiting = maxWaiting
    }

    func newID() -> CallID {
        state.withLock { state in
            state.lastID += 1
            return state.lastID
        }
    }

    /// Leaves a call; answers at once when it cannot wait.
    func submit(_ job: Job) {
        let refusal: (TransportFailure.Code, String)? = state.withLock { state in
            if state.stopped { return (.shutDown, "the transport was shut down") }
            if state.waiting.count >= maxWaiting { return (.busy, "too many calls wait already") }
            state.waiting.append(job)
            state.bell?.ring()
            return nil
        }
        if let (code, detail) = refusal { job.fail(code, detail) }
    }

    /// Takes back a call, waiting or running; one already answered is no matter.
    func cancel(_ id: CallID) {
        let waiting: Job? = state.withLock { state in
            if let index = state.waiting.firstIndex(where: { $0.id == id }) {
                return state.waiting.remove(at: index)
            }
            guard !state.stopped else { return nil }
            state.cancelled.append(id)
            state.bell?.ring()
            return nil
        }
        waiting?.fail(.cancelled, "cancelled while waiting")
    }

    /// Refuses all that waits and all that comes, and asks the loop to end.
    func stop() {
        let waiting = state.withLock { state in
            state.stopped = true
            state.bell?.ring()
            defer { state.waiting = [] }
            return state.waiting
        }
        for job in waiting { job.fail(.shutDown, "the transport was shut down") }
    }

    /// The loop's side: says how it is woken, until `close`.
    func open(bell multi: UnsafeMutableRawPointer) {
        let bell = Bell(multi: multi)
        state.withLock { $0.bell = bell }
    }

    /// The loop's side: after this the handle may be freed; all later calls are refused.
    func close() {
        state.withLock { $0.bell = nil }
        stop()
    }

    /// The loop's side: fetches up to `room` calls and all else.
    func take(room: Int) -> Orders {
        state.withLock { state in
            let jobs = Array(state.waiting.prefix(room))
            state.waiting.removeFirst(jobs.count)
            defer { state.cancelled = [] }
            return Orders(jobs: jobs, cancelled: state.cancelled, stop: state.stopped)
        }
    }
}
