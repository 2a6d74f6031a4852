internal import CCurl

/// One easy handle, used for one call after another; belongs to the loop's thread.
///
/// Every setter throws `machinery`: an option that does not take (a pin above all) stops the call.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?

    init() throws(TransportFailure) {
        guard let pointer = curl_easy_init() else {
            throw TransportFailure(.machinery, detail: "no memory for a transfer")
        }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    deinit {
        curl_easy_cleanup(pointer)
        curl_slist_free_all(headerList)
        errorText.deallocate()
    }

    /// Forgets all options, body and header lines; connections stay open in the multi handle.
    func reset() {
        curl_easy_reset(pointer)
        curl_slist_free_all(headerList)
        headerList = nil
        errorText.update(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    /// libcurl's words for the last failure, or its general ones for `code`.
    func words(for code: CURLcode) -> String {
        errorText.pointee == 0
            ? String(cString: curl_easy_strerror(code)) : String(cString: errorText)
    }

    func set(_ option: CURLoption, _ value: Int) throws(TransportFailure) {
        try check(shim_easy_setopt_long(pointer, option, value))
    }

    func set(_ option: CURLoption, size: Int) throws(TransportFailure) {
        try check(shim_easy_setopt_size(pointer, option, curl_off_t(size)))
    }

    func set(_ option: CURLoption, _ text: String) throws(TransportFailure) {
        try check(shim_easy_setopt_text(pointer, option, text))
    }

    func set(_ option: CURLoption, memory: UnsafeRawPointer) throws(TransportFailure) {
        try check(shim_easy_setopt_memory(pointer, option, memory))
    }

    func set(
        _ option: CURLoption, receiver: @escaping curl_write_callback
    ) throws(TransportFailure) {
        try check(shim_easy_setopt_receiver(pointer, option, receiver))
    }

    /// Sets the header lines of the request.
    func setHeaders(_ lines: [String]) throws(TransportFailure) {
        for line in lines {
            guard let longer = curl_slist_append(headerList, line) else {
                throw TransportFailure(.machinery, detail: "no memory for a header line")
            }
            headerList = longer
        }
        try check(shim_easy_setopt_list(pointer, CURLOPT_HTTPHEADER, headerList))
    }

    /// Copies the body; its size must be known first, it may hold zero bytes.
    func setBody(_ body: [UInt8]) throws(TransportFailure) {
        try set(CURLOPT_POSTFIELDSIZE_LARGE, size: body.count)
        let code = body.withUnsafeBytes { bytes in
            withUnsafeBytes(of: UInt8(0)) { nothing in
                // A null pointer would mean "ask a function for the body".
                let start = bytes.baseAddress ?? nothing.baseAddress
                return shim_easy_setopt_memory(pointer, CURLOPT_COPYPOSTFIELDS, start)
            }
        }
        try check(code)
    }

    /// Has libcurl write its error text into our memory.
    func keepErrorText() throws(TransportFailure) {
        try set(CURLOPT_ERRORBUFFER, memory: UnsafeRawPointer(errorText))
    }

    func number(_ fact: CURLINFO) -> Int { shim_easy_getinfo_long(pointer, fact) }

    func size(_ fact: CURLINFO) -> Int { Int(shim_easy_getinfo_size(pointer, fact)) }

    private func check(_ code: CURLcode) throws(TransportFailure) {
        guard code != CURLE_OK else { return }
        throw TransportFailure(
            .machinery, curlCode: Int(code.rawValue),
            detail: "libcurl refuses an option: \(String(cString: curl_easy_strerror(code)))")
    }
}
