/// What can be wrong with the use of the command itself.
extension FindingCode {
    /// All codes of this file.
    static let commandCodes: [FindingCode] = [wrongUse, machineryBroken]

    /// The arguments do not make a command.
    public static let wrongUse = FindingCode(
        "wrong-use", status: 400, exit: .usage,
        zh: "命令用法不对：{reason}", en: "The command was used wrongly: {reason}",
        remedy: ["zh": "请用 --help 查看用法。", "en": "See --help."])
    /// Anything that no other code names.
    public static let machineryBroken = FindingCode(
        "machinery-broken", retry: .afterAction, status: 500, exit: .machinery,
        zh: "程序或系统故障：{reason}。", en: "Something in the program or the system is broken: {reason}.",
        remedy: [
            "zh": "请重试；若再次出现，请将此信息报给维护人员。",
            "en": "Try again; if it happens again, report this text to whoever maintains it.",
        ])
}
