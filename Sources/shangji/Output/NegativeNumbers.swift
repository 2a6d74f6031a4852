/// Lets negative numbers through a parser that takes everything with a hyphen for an option.
enum NegativeNumbers {
    /// The arguments, `--value -3` written as `--value=-3` and a lone `-3` moved behind `--`.
    ///
    /// A lone one keeps its place among the arguments because a value always stands last.
    static func shielded(_ arguments: [String]) -> [String] {
        guard !arguments.contains("--"), arguments.contains(where: isNumber) else {
            return arguments
        }
        var result: [String] = []
        var numbers: [String] = []
        for argument in arguments {
            guard isNumber(argument) else {
                result.append(argument)
                continue
            }
            if let option = result.last, takesValue(option) {
                result[result.count - 1] = "\(option)=\(argument)"
            } else {
                numbers.append(argument)
            }
        }
        return numbers.isEmpty ? result : result + ["--"] + numbers
    }

    private static func isNumber(_ argument: String) -> Bool {
        argument.first == "-" && argument.dropFirst().first?.isNumber == true
    }

    private static func takesValue(_ argument: String) -> Bool {
        argument.hasPrefix("--") && !argument.contains("=")
            && !["--json", "--withdraw"].contains(argument)
    }
}
