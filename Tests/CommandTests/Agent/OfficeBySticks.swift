import Foundation
import Notation
import TestSupport
import Testing

/// A centre and one office `a01` on a computer `pc`, joined; everything between them goes by stick.
struct OfficeBySticks {
    let run: CentreFolderRun

    /// Founds the centre, publishes a scheme of one office and joins with the clerk `chen`.
    init(scheme: String) throws {
        run = try CentreFolderRun()
        try run.found()
        try run.write("correct horse\n", to: "office.pass")
        #expect(try publish(scheme).status == 0)
        let invitation = try run.aggregator(
            "invite", "--office", "a01", "--name", "河口镇", "--server", "http://127.0.0.1:9")
        let text = invitation.json["invitation"]?.string ?? ""
        let joined = try agent(
            "join", text, "--person", "chen", "--name", "陈", passphrase: true)
        #expect(joined.status == 0)
        _ = try carry()
        let key = try #require(try agent("status").json["key"]?.string)
        #expect(try run.byTwo("approve", key).status == 0)
        #expect(try answer().status == 0)
    }

    /// Publishes a scheme, or tells what it would change.
    func publish(_ scheme: String, _ words: String...) throws -> CentreFolderRun.Run {
        try run.write(scheme, to: "scheme.yaml")
        let child = try ChildProcess(
            [run.program, "aggregator", "scheme", "publish", "\(run.path)/scheme.yaml"] + words
                + run.two + ["--folder", run.centre, "--json"], input: [])
        let status = child.wait()
        return CentreFolderRun.Run(
            status: status,
            json: (try? JSON(child.output.dropLast(), form: .canonical)) ?? .null,
            output: String(decoding: child.output, as: UTF8.self), errors: child.errors)
    }

    /// Runs `shangji agent WORDS`.
    @discardableResult
    func agent(_ words: String..., passphrase: Bool = false) throws -> CentreFolderRun.Run {
        let open = passphrase ? ["--passphrase-file", "\(run.path)/office.pass"] : []
        let child = try ChildProcess(
            [run.program, "agent"] + words + open + ["--folder", "\(run.path)/pc", "--json"],
            input: [])
        let status = child.wait()
        return CentreFolderRun.Run(
            status: status,
            json: (try? JSON(child.output.dropLast(), form: .canonical)) ?? .null,
            output: String(decoding: child.output, as: UTF8.self), errors: child.errors)
    }

    /// To the centre; returns what `import` says.
    func carry() throws -> JSON {
        let stick = "\(run.path)/stick.bundle"
        #expect(try agent("export", stick).status == 0)
        return try run.aggregator("import", stick).json
    }

    /// And back.
    func answer() throws -> CentreFolderRun.Run {
        let stick = "\(run.path)/answer.bundle"
        #expect(try run.aggregator("export", "--office", "a01", stick).status == 0)
        return try agent("import", stick)
    }

    /// A scheme of one office, two subjects and some indicators.
    static func scheme(version: Int = 1, more: String = "", _ indicators: String) -> String {
        """
        id: small
        version: \(version)
        title: 小方案
        offices:
          - {id: a01, name: 河口镇}
        groups:
          - {id: towns, name: 乡镇}
        subjects:
          - {id: t1, name: 河口镇, group: towns, office: a01}
          - {id: t2, name: 南河镇, group: towns}
        periods:
          - {id: april, name: 4 月, kind: pre}
          - {id: year, name: 全年, kind: year, weight: 100}
        indicators:
        \(indicators)
        \(more)
        """
    }
}
