/// A way to put one question to the centre: libcurl, a file, or a script in tests.
package protocol CentreChannel: Sendable {
    /// How attempts over it are noted.
    var way: Attempt.Channel { get }
    /// Does one call and waits for its end; any status but a redirect is a success here.
    func perform(_ call: HTTPCall) async -> Result<HTTPReply, TransportFailure>
}

extension CentreChannel {
    /// The network, unless said otherwise.
    package var way: Attempt.Channel { .https }
}

extension CurlTransport: CentreChannel {}
