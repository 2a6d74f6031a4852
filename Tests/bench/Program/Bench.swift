import Glibc
import Notation

/// The measuring half of `make bench`; `Tests/bench/bench.py` calls it and makes the table.
@main
enum Bench {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        switch words.first {
        case "growth": Growth.run(to: number(words, 1, 1_000_000), mebibytes: 12_288)
        default:
            print("bench growth [ENTRIES]")
            exit(2)
        }
    }

    private static func number(_ words: [String], _ place: Int, _ usual: Int) -> Int {
        words.count > place ? Int(words[place]) ?? usual : usual
    }
}
