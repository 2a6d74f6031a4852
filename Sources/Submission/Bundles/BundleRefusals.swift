internal import Notation

/// What people are told when a bundle is refused.
extension RecordRefusal {
    /// A refusal of the age file.
    init(_ refusal: AgeRefusal) {
        switch refusal {
        case .notAge, .armored: self.init(.bundleNotAge)
        case .passphrase, .notForThisKey: self.init(.bundleNotForUs)
        case .headerForged: self.init(.bundleDamaged, ["offset": "0"])
        case .headerWrong(let offset), .damaged(let offset), .trailing(let offset):
            self.init(.bundleDamaged, ["offset": "\(offset)"])
        case .truncated(let offset): self.init(.bundleTruncated, ["offset": "\(offset)"])
        case .headerTooLarge: self.init(tooLarge: AgeHeader.byteLimit)
        case .tooLarge(let limit): self.init(tooLarge: limit)
        case .recipientsWrong: self.init(.keyRefused)
        }
    }

    /// A refusal of the archive.
    init(_ refusal: TarRefusal) {
        guard refusal.reason != .tooLarge else {
            self.init(tooLarge: refusal.member?.limit ?? Limits.bundleBytes)
            return
        }
        let name = refusal.member?.description ?? "tar"
        let place = "\(refusal.reason.rawValue) \(refusal.offset)"
        self.init(
            .bundleMemberWrong,
            [
                "name": name, "reason": "归档格式有误（\(place)）",
                "reasonEn": "the archive breaks its format (\(place))",
            ])
    }

    /// A refusal of the manifest.
    init(manifest error: JSONError) {
        if error.reason == .tooLarge, error.key != "v", let limit = error.limit {
            self.init(.bundleTooLarge, ["limit": "\(limit)"])
        } else {
            self.init(
                .bundleManifestWrong, ["offset": "\(error.offset)", "key": error.key])
        }
    }

    /// A refusal of a member that is not what the manifest says.
    init(_ member: BundleName, _ fault: BundleFault) {
        self.init(
            .bundleMemberWrong,
            ["name": "\(member)", "reason": fault.words.zh, "reasonEn": fault.words.en])
    }

    private init(tooLarge limit: Int) {
        self.init(.bundleTooLarge, ["limit": "\(limit)"])
    }
}

/// How a member can differ from its line of the manifest.
enum BundleFault {
    case size, content, order, extra, missing

    var words: FindingCode.Words {
        switch self {
        case .size: ["zh": "长度与清单不符", "en": "its length is not that of the manifest"]
        case .content: ["zh": "内容与清单不符", "en": "its content is not that of the manifest"]
        case .order: ["zh": "不在清单所列的位置", "en": "it does not stand where the manifest has it"]
        case .extra: ["zh": "清单里没有它", "en": "the manifest does not list it"]
        case .missing: ["zh": "清单里有，包里没有", "en": "the manifest lists it, and it is not there"]
        }
    }
}
