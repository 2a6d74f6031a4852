internal import Notation

/// What a reply means before it is known what was asked.
enum RoundAnswer {
    /// A JSON object with status 200, 201 or 202.
    case object(JSON)
    /// The centre says no, with a code and words.
    case problem(CentreProblem)
    /// The centre asks to come back.
    case busy(seconds: Int?)
    /// The next call would fare no better: stop.
    case stop(Finding)
    /// This call failed; another may not.
    case failed(Finding)

    init(_ reply: RoundReply) {
        switch reply {
        case .failed(let finding, let isFatal):
            self = isFatal ? .stop(finding) : .failed(finding)
        case .http(let status, let contentType, let retryAfter, let body):
            self.init(status, contentType, retryAfter, body)
        }
    }

    private init(_ status: Int, _ contentType: String, _ retryAfter: Int?, _ body: [UInt8]) {
        if status == 429 || status == 503 {
            self = .busy(seconds: retryAfter.map { min(max($0, 0), 86_400) })
            return
        }
        let json = try? JSON(body, form: .any)
        switch status {
        case 200...202:
            if let json, json.object != nil {
                self = .object(json)
                return
            }
        case 400..<500:
            if let json, let problem = CentreProblem(json: json, status: status) {
                self = .problem(problem)
                return
            }
        case 500...510:
            self = .failed(Finding(.centreFailed, ["status": "\(status)"]))
            return
        default: break
        }
        self = .stop(.notCentre(status: status, what: contentType))
    }
}

extension Finding {
    /// The finding that something else than the centre answered; `what` is a stranger's text.
    static func notCentre(status: Int = 200, what: String) -> Finding {
        Finding(.replyNotCentre, ["status": "\(status)", "what": PlainText.cut(what, to: 100)])
    }
}

/// A problem document of the centre (RFC 9457), as far as the round needs it.
struct CentreProblem {
    let status: Int
    let code: String
    let zh: String
    let en: String

    init?(json: JSON, status: Int) {
        guard let code = json["code"]?.string, (1...64).contains(code.utf8.count),
            code.utf8.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x2D })
        else { return nil }
        self.status = status
        self.code = code
        en = PlainText.cut(json["en"]?.string ?? json["title"]?.string ?? "", to: 500)
        zh = PlainText.cut(json["zh"]?.string ?? en, to: 500)
    }

    func finding(at place: String = "") -> Finding {
        Finding(.centreRefused, at: place, ["code": code, "zh": zh, "en": en])
    }
}

/// Strangers' words made fit to be shown.
enum PlainText {
    /// The first characters, control and format characters replaced by spaces.
    static func cut(_ text: String, to limit: Int) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(limit) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: plain.append(" ")
            default: plain.append(scalar)
            }
        }
        return String(plain)
    }
}
