/// The word somebody probably meant.
public enum Suggestion {
    /// The nearest of the known words, where it is near enough to be meant.
    ///
    /// Near enough: at most one third of the word's characters (at least one) have to be changed,
    /// added, left out or exchanged with their neighbour; upper and lower case do not count. Words
    /// longer than 64 characters have no suggestion, and only the first 20,000 words are looked at.
    public static func nearest(
        to word: String, among known: some Sequence<String>
    ) -> String? {
        let letters = Array(word.lowercased())
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in known.prefix(20_000) {
            let bound = (best?.distance ?? max(1, letters.count / 3) + 1) - 1
            let other = Array(candidate.lowercased())
            guard abs(other.count - letters.count) <= bound else { continue }
            let distance = distance(letters, other)
            if distance <= bound { best = (candidate, distance) }
            if distance == 0 { break }
        }
        return best?.word
    }

    /// The parameters `hint` and `hintEn` of a finding: empty, or a question.
    public static func hint(for word: String, among known: some Sequence<String>) -> [String:
        String]
    {
        guard let nearest = nearest(to: word, among: known) else {
            return ["hint": "", "hintEn": ""]
        }
        return ["hint": "（是否为“\(nearest)”？）", "hintEn": " (did you mean \"\(nearest)\"?)"]
    }

    /// The optimal string alignment distance.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var before: [Int] = []
        var last = Array(0...b.count)
        for i in 0..<a.count {
            var row = [i + 1]
            for j in 0..<b.count {
                let change = last[j] + (a[i] == b[j] ? 0 : 1)
                var least = min(change, last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    least = min(least, before[j - 1] + 1)
                }
                row.append(least)
            }
            before = last
            last = row
        }
        return last[b.count]
    }
}
