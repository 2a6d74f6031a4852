internal import CCurl

/// One call on one easy handle, from its options to its answer; belongs to the loop's thread.
final class Transfer {
    let job: Job
    let easy: EasyHandle
    private let goesThroughProxy: Bool
    private let totalTimeout: Duration
    private var reader: ReplyReader

    /// Readies the handle, which keeps a bare pointer to this object: keep it until the handle is
    /// out of the multi handle.
    init(
        _ job: Job, on easy: EasyHandle, to server: ServerAddress, by settings: TransportSettings
    ) throws(TransportFailure) {
        self.job = job
        self.easy = easy
        goesThroughProxy = settings.proxy != .direct && !server.isLoopback
        totalTimeout = settings.totalTimeout
        reader = ReplyReader(limit: job.call.replyLimit, headerLimit: settings.headerLimit)
        try easy.configure(job.call, to: server, by: settings)
        let me = UnsafeRawPointer(Unmanaged.passUnretained(self).toOpaque())
        try easy.set(CURLOPT_HEADERDATA, memory: me)
        try easy.set(CURLOPT_WRITEDATA, memory: me)
        try easy.set(CURLOPT_HEADERFUNCTION) { bytes, size, count, owner in
            Transfer.receive(bytes, size * count, owner) { $0.reader.take(headerLine: $1) }
        }
        try easy.set(CURLOPT_WRITEFUNCTION) { bytes, size, count, owner in
            Transfer.receive(bytes, size * count, owner) { $0.reader.take(body: $1) }
        }
    }

    /// What libcurl's end `code` means for the caller.
    func outcome(_ code: CURLcode) -> Result<HTTPReply, TransportFailure> {
        // Our own refusal first: libcurl only knows that we stopped.
        if let failure = reader.failure { return .failure(failure.withCurlCode(code)) }
        guard code == CURLE_OK else {
            return .failure(
                TransportFailure(
                    meaning(of: code), curlCode: Int(code.rawValue), detail: words(for: code)))
        }
        guard reader.finish() else {
            let unknown = TransportFailure(.machinery, detail: "no reply and no reason")
            return .failure(reader.failure ?? unknown)
        }
        return .success(reply)
    }

    private var reply: HTTPReply {
        HTTPReply(
            status: reader.status, headers: reader.headers, body: reader.body,
            httpVersion: httpVersion,
            bytesSent: easy.number(CURLINFO_REQUEST_SIZE) + easy.size(CURLINFO_SIZE_UPLOAD_T),
            bytesReceived: easy.number(CURLINFO_HEADER_SIZE) + easy.size(CURLINFO_SIZE_DOWNLOAD_T))
    }

    private var httpVersion: String {
        switch easy.number(CURLINFO_HTTP_VERSION) {
        case Int(CURL_HTTP_VERSION_1_0): "1.0"
        case Int(CURL_HTTP_VERSION_1_1): "1.1"
        case Int(CURL_HTTP_VERSION_2_0): "2"
        default: ""
        }
    }

    /// libcurl takes any other number than `count` as "stop".
    private static func receive(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ owner: UnsafeMutableRawPointer?,
        _ take: (Transfer, UnsafeRawBufferPointer) -> Bool
    ) -> Int {
        guard let owner else { return count &+ 1 }
        let transfer = Unmanaged<Transfer>.fromOpaque(owner).takeUnretainedValue()
        return take(transfer, UnsafeRawBufferPointer(start: bytes, count: count))
            ? count : count &+ 1
    }
}

extension Transfer {
    private func meaning(of code: CURLcode) -> TransportFailure.Code {
        switch code {
        case CURLE_URL_MALFORMAT: .badURL
        case CURLE_COULDNT_RESOLVE_HOST: .resolve
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY: .proxy
        case CURLE_COULDNT_CONNECT: goesThroughProxy ? .proxy : .connect
        case CURLE_OPERATION_TIMEDOUT: meaningOfTimeout
        case CURLE_SSL_PINNEDPUBKEYNOTMATCH: .tlsPin
        case CURLE_PEER_FAILED_VERIFICATION: isOutsideDates ? .tlsClock : .tlsCertificate
        case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CIPHER, CURLE_USE_SSL_FAILED: .tlsHandshake
        case CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR: .tlsCertificate
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_WEIRD_SERVER_REPLY: .gotNotHTTP
        case CURLE_FILESIZE_EXCEEDED: .replyTooLarge
        case CURLE_BAD_CONTENT_ENCODING: .replyGarbled
        // libcurl calls a single header line beyond its own 100 KB "out of memory".
        case CURLE_OUT_OF_MEMORY where !reader.headIsComplete && isAnswering: .replyTooLarge
        case CURLE_RECV_ERROR where proxyRefused: .proxy
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR,
            CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_SEND_FAIL_REWIND:
            .interrupted
        default: .machinery
        }
    }

    /// libcurl has one code for three limits; its words tell them apart too, but words change.
    private var meaningOfTimeout: TransportFailure.Code {
        let spent = Duration.microseconds(easy.size(CURLINFO_TOTAL_TIME_T))
        // libcurl's timers run in whole milliseconds and may be one early.
        if spent >= totalTimeout - .milliseconds(2) { return .timeoutTotal }
        return easy.size(CURLINFO_PRETRANSFER_TIME_T) == 0 ? .timeoutConnect : .timeoutStalled
    }

    /// Of OpenSSL's X509_V_ERR codes: 9 not yet valid, 10 expired.
    private var isOutsideDates: Bool {
        [9, 10].contains(easy.number(CURLINFO_SSL_VERIFYRESULT))
    }

    private var isAnswering: Bool { easy.size(CURLINFO_PRETRANSFER_TIME_T) > 0 }

    private var proxyRefused: Bool {
        let answer = easy.number(CURLINFO_HTTP_CONNECTCODE)
        return answer != 0 && !(200...299).contains(answer)
    }

    /// libcurl's words, but not about a proxy: there they may repeat its address with a password.
    private func words(for code: CURLcode) -> String {
        guard meaning(of: code) == .proxy else { return easy.words(for: code) }
        let answer = easy.number(CURLINFO_HTTP_CONNECTCODE)
        let general = String(cString: curl_easy_strerror(code))
        return answer == 0 ? general : "\(general) (the proxy answered \(answer))"
    }
}

extension TransportFailure {
    fileprivate func withCurlCode(_ code: CURLcode) -> TransportFailure {
        TransportFailure(self.code, curlCode: Int(code.rawValue), detail: detail)
    }
}
