internal import CCurl

extension EasyHandle {
    /// Sets everything for one call; a handle fresh or reset is assumed.
    func configure(
        _ call: PreparedCall, to server: ServerAddress, by settings: TransportSettings
    ) throws(TransportFailure) {
        try keepErrorText()
        try configureRequest(call)
        try configureLimits(settings, replyLimit: call.replyLimit)
        try configureChannel(server, settings)
        try configureTrust(settings)
        try configureProxy(settings.proxy, around: server)
    }

    private func configureRequest(_ call: PreparedCall) throws(TransportFailure) {
        try set(CURLOPT_URL, call.url)
        try setHeaders(call.headerLines)
        switch call.method {
        case .get where call.body.isEmpty: try set(CURLOPT_HTTPGET, 1)
        case .get, .put, .post:
            // Not CURLOPT_UPLOAD: a copied body can be sent again by libcurl itself when a kept
            // connection turns out to be dead.
            try set(CURLOPT_POST, 1)
            try setBody(call.body)
            try set(CURLOPT_CUSTOMREQUEST, call.method.rawValue)
        }
    }

    private func configureLimits(
        _ settings: TransportSettings, replyLimit: Int
    ) throws(TransportFailure) {
        try set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.wholeMilliseconds)
        try set(CURLOPT_TIMEOUT_MS, settings.totalTimeout.wholeMilliseconds)
        try set(CURLOPT_LOW_SPEED_LIMIT, max(1, settings.stallSpeed))
        try set(CURLOPT_LOW_SPEED_TIME, max(1, Int(settings.stallTime.components.seconds)))
        // Refuses by Content-Length, before any body; `ReplyReader` counts what really comes.
        try set(
            CURLOPT_MAXFILESIZE_LARGE, size: max(1, ReplyReader.packedLimit(for: replyLimit)))
    }

    private func configureChannel(
        _ server: ServerAddress, _ settings: TransportSettings
    ) throws(TransportFailure) {
        try set(CURLOPT_PROTOCOLS_STR, server.isPlain ? "http" : "https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        // Parallel calls wait for the first connection and share it if it is HTTP/2.
        try set(CURLOPT_PIPEWAIT, 1)
        try set(CURLOPT_TCP_KEEPALIVE, 1)
        try set(CURLOPT_NOSIGNAL, 1)
        // Without this, giving up during a slow name look-up would block the whole loop until the
        // look-up ends, and an office without network has only slow look-ups.
        try set(CURLOPT_QUICK_EXIT, 1)
        try set(CURLOPT_USERAGENT, settings.userAgent)
    }

    /// With a pin the key decides and nothing else: the certificate is the server's own work, and a
    /// wrong local clock must not keep an office from reporting.
    private func configureTrust(_ settings: TransportSettings) throws(TransportFailure) {
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let pin = settings.pin {
            try set(CURLOPT_PINNEDPUBLICKEY, "sha256//" + pin.base64)
            try set(CURLOPT_SSL_VERIFYPEER, 0)
            try set(CURLOPT_SSL_VERIFYHOST, 0)
        } else {
            try set(CURLOPT_SSL_VERIFYPEER, 1)
            try set(CURLOPT_SSL_VERIFYHOST, 2)
            if let authorities = settings.authorities { try set(CURLOPT_CAINFO, authorities) }
        }
    }

    private func configureProxy(
        _ proxy: TransportSettings.Proxy, around server: ServerAddress
    ) throws(TransportFailure) {
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        switch proxy {
        case .environment where !server.isLoopback: break
        case .server(let url, let user, let password) where !server.isLoopback:
            try set(CURLOPT_PROXY, url)
            try set(CURLOPT_NOPROXY, "")  // an exception in the environment does not count
            try set(CURLOPT_HTTPPROXYTUNNEL, 1)
            if let user { try set(CURLOPT_PROXYUSERNAME, user) }
            if let password { try set(CURLOPT_PROXYPASSWORD, password) }
        case .direct, .environment, .server:
            try set(CURLOPT_PROXY, "")  // the empty text also switches off the environment's
        }
    }
}

extension Duration {
    /// At least 1 (0 would mean "for ever" to libcurl), at most what 32 bits hold.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < 2_000_000 else { return Int(Int32.max) }
        return max(1, Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}
