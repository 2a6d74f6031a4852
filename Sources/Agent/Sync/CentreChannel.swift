/// A way to put one question to the centre: libcurl, or a script in tests.
package protocol CentreChannel: Sendable {
    /// Does one call and waits for its end; any status but a redirect is a success here.
    func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure>
}

extension CurlTransport: CentreChannel {}
