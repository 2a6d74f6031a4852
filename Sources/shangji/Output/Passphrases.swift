import ArgumentParser
import DurableFiles
import Glibc
import Notation
import Submission

/// Where the passphrase of a person comes from: a file, the environment, or a prompt.
struct PassphraseOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "口令文件，取第一行。File whose first line is the passphrase.")
    var passphraseFile: String?

    /// The passphrase of a person; refused when none is given or it is too short.
    ///
    /// `--passphrase-file` first, then `SHANGJI_PASSPHRASE_<PERSON>` (the id in upper case, other
    /// characters as `_`), then `SHANGJI_PASSPHRASE`; a prompt only when standard input is a
    /// terminal.
    func passphrase(of person: PersonID) throws -> String {
        try Passphrases.read(file: passphraseFile, person: person)
    }

    /// A passphrase for a key that is made now: a prompt tells its rule and asks twice.
    func newPassphrase(of person: PersonID) throws -> String {
        try Passphrases.read(file: passphraseFile, person: person, isNew: true)
    }
}

/// Finds passphrases.
enum Passphrases {
    /// The passphrase of a person, from a file where one is named.
    static func read(file: String?, person: PersonID, isNew: Bool = false) throws -> String {
        guard
            let passphrase = try file.map(firstLine) ?? environment(person)
                ?? prompt(person, isNew: isNew)
        else { throw CommandFailure(Finding(.passphraseMissing, ["person": person.text])) }
        guard passphrase.count >= KeyFile.passphraseMinimum else {
            throw CommandFailure(
                Finding(.passphraseShort, ["limit": "\(KeyFile.passphraseMinimum)"]))
        }
        return passphrase
    }

    private static func firstLine(_ path: String) throws -> String {
        let bytes = try DurableFile.read(path, limit: 65_536)
        let line = bytes.prefix { $0 != 0x0A }
        return String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }

    private static func environment(_ person: PersonID) -> String? {
        let characters = person.text.uppercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
        return value("SHANGJI_PASSPHRASE_" + String(characters)) ?? value("SHANGJI_PASSPHRASE")
    }

    private static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    private static func prompt(_ person: PersonID, isNew: Bool) throws -> String? {
        guard isNew else { return prompt("\(person) 的口令 passphrase: ") }
        let limit = KeyFile.passphraseMinimum
        let first = prompt(
            "\(person) 的新口令，至少 \(limit) 个字符 new passphrase, \(limit) characters or more: ")
        guard let first, first.count >= limit else { return first }
        guard prompt("再输入一次 again: ") == first else {
            throw CommandFailure(Finding(.passphraseDiffers))
        }
        return first
    }

    private static func prompt(_ question: String) -> String? {
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown) }
        StandardStream.error.write(question)
        defer { StandardStream.error.write("\n") }
        return readLine(strippingNewline: true)
    }
}
