public import Notation

/// What the log says of devices and of records in vain.
extension State {
    /// Records that are there in vain (M1).
    public var recordFindings: [Finding] {
        registry.schemesWithoutEffect.map { Finding(.schemeSecondSuccessor, at: $0.description) }
            + registry.standingsWithoutEffect.map {
                Finding(.standingWithoutEffect, at: $0.description)
            }
    }

    /// Gaps and forks, by device (M14).
    public var deviceFindings: [Finding] {
        deviceKeys.flatMap { key -> [Finding] in
            guard let device = device(key), let office = registry.holders[key]?.role.office
            else { return [] }
            let parameters = ["office": office.text, "key": key.description]
            return gaps(device, parameters, at: office.text)
                + forks(device, key, parameters, at: office.text)
        }
    }

    /// Most missing numbers that are named for one device.
    private static var gapLimit: Int { 100 }

    private func gaps(
        _ device: DeviceState, _ parameters: [String: String], at place: String
    ) -> [Finding] {
        device.gaps.lazy.flatMap { $0 }.prefix(Self.gapLimit).map { number in
            Finding(.batchMissing, at: place, parameters.merging(["seq": "\(number)"]) { $1 })
        }
    }

    private func forks(
        _ device: DeviceState, _ key: KeyID, _ parameters: [String: String], at place: String
    ) -> [Finding] {
        device.forks.map { batches in
            let number = batches.first.flatMap { sequence(of: $0, by: key) } ?? 0
            let more = ["seq": "\(number)", "count": "\(batches.count)"]
            return Finding(.deviceForked, at: place, parameters.merging(more) { $1 })
        }
    }
}
