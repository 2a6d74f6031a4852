package import Notation
internal import Submission

/// Everything in the log that somebody has to do something about.
extension LogBook {
    /// Entries that are not accepted, gaps and forks of devices; at most `limit`, in log order.
    package func findings(limit: Int = 10_000) throws -> [Finding] {
        try countVerdicts()
        return try store.read { view in
            let head = try view.head()
            let ledger = try self.ledger(in: view, at: head)
            var chains = DeviceChains()
            var findings: [Finding] = []
            try view.forEachRecord(in: 0..<head.size) { stored in
                guard stored.record.type == .batch, findings.count < limit else { return }
                let batch = try Batch(payload: stored.record.payload)
                chains.add(batch.header)
                if let count = try view.verdict(of: stored.index), count.status == "accepted" {
                    return
                }
                findings += ledger.verdict(on: batch, id: stored.id).placed(in: stored.id)
            }
            return Array((chains.findings + findings).prefix(limit))
        }
    }
}

extension BatchVerdict {
    /// The findings with the batch or the entry as their place.
    fileprivate func placed(in id: RecordID) -> [Finding] {
        findings.map { Finding($0.code, at: id.description, $0.parameters) }
            + entries.enumerated().flatMap { index, entry in
                entry.findings.map {
                    Finding($0.code, at: EntryID(id, index).description, $0.parameters)
                }
            }
    }
}

/// The batches of each device by their numbers (M14): gaps are named, forks are findings.
struct DeviceChains {
    private var devices: [KeyID: Device] = [:]

    private struct Device {
        let office: OfficeID
        var batches: [Int64: Int] = [:]
        var void: Set<Int64> = []
    }

    /// Takes a batch.
    mutating func add(_ header: BatchHeader) {
        var device = devices[header.key] ?? Device(office: header.office)
        device.batches[header.sequence, default: 0] += 1
        device.void.formUnion(header.void)
        devices[header.key] = device
    }

    /// Most missing numbers that are named for one device.
    private static let gapLimit = 100

    /// Gaps and forks, by device.
    var findings: [Finding] {
        devices.sorted { $0.key < $1.key }.flatMap { key, device in
            Self.gaps(key, device) + Self.forks(key, device)
        }
    }

    private static func gaps(_ key: KeyID, _ device: Device) -> [Finding] {
        var missing: [Int64] = []
        var expected: Int64 = 1
        for sequence in device.batches.keys.sorted() {
            while expected < sequence, missing.count < gapLimit {
                if !device.void.contains(expected) { missing.append(expected) }
                expected += 1
            }
            expected = sequence + 1
        }
        return missing.map {
            Finding(
                .batchMissing, at: device.office.text,
                ["office": device.office.text, "key": key.description, "seq": "\($0)"])
        }
    }

    private static func forks(_ key: KeyID, _ device: Device) -> [Finding] {
        device.batches.filter { $0.value > 1 }.keys.sorted().map { sequence in
            Finding(
                .deviceForked, at: device.office.text,
                [
                    "office": device.office.text, "key": key.description, "seq": "\(sequence)",
                    "count": "\(device.batches[sequence] ?? 0)",
                ])
        }
    }
}
