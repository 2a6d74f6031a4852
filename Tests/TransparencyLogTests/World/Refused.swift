import Testing

@testable import TransparencyLog

/// Expects that a piece of work is refused with this code.
func expectRefusal(
    _ code: LogRefusal.Code, sourceLocation: SourceLocation = #_sourceLocation,
    _ work: () throws -> Any
) {
    do {
        let value = try work()
        Issue.record("not refused: \(value)", sourceLocation: sourceLocation)
    } catch let refusal as LogRefusal {
        #expect(refusal.code == code, "\(refusal)", sourceLocation: sourceLocation)
        #expect(!refusal.reason.isEmpty, sourceLocation: sourceLocation)
    } catch {
        Issue.record(error, sourceLocation: sourceLocation)
    }
}

/// Bytes of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
