public import Assessment
internal import Notation
public import Submission

extension WarningCase {
    /// All warnings of editions, by what the standings are of, then by subject and indicator.
    ///
    /// - Parameters:
    ///   - words: everything said, in the order in which it came.
    ///   - scheme: the version of a scheme; what it does not have, has no office.
    public static func all(
        _ editions: [PublishedRows], _ words: [Word],
        _ scheme: (SchemeReference) -> Scheme?
    ) -> [WarningCase] {
        let about = Dictionary(grouping: words.enumerated(), by: \.element.statement.about)
        let chains = PublishedRows.chains(editions)
        return chains.flatMap { _, chain -> [WarningCase] in
            guard let last = chain.last, let scheme = scheme(last.standing.scheme) else {
                return []
            }
            let finder = Finder(
                chain: chain, last: last, scheme: scheme, about: about,
                later: later(than: last, chains.compactMap(\.1.last), scheme))
            return finder.all
        }
    }

    /// The editions that stand for later periods of the same scheme, in the order of time, the
    /// cycle last.
    private static func later(
        than edition: PublishedRows, _ all: [PublishedRows], _ scheme: Scheme
    ) -> [PublishedRows] {
        let order = PeriodOrder(scheme)
        func time(_ one: PublishedRows) -> Int {
            one.standing.period.map { order.place(of: $0) ?? -1 } ?? Int.max
        }
        return all.filter {
            $0.place.scheme == scheme.id && time($0) > time(edition)
        }.sorted { time($0) < time($1) }
    }

    /// The warnings of one standing.
    private struct Finder {
        let chain: [PublishedRows]
        let last: PublishedRows
        let scheme: Scheme
        let about: [RecordID: [(offset: Int, element: Word)]]
        let later: [PublishedRows]

        var all: [WarningCase] {
            var found: [[String]: (PublishedRows, SubjectID, JSON)] = [:]
            for edition in chain {
                for (subject, row) in edition.subjects {
                    for warning in row["warnings"]?.array ?? [] {
                        let name = warning["indicator"]?.string ?? ""
                        found[[subject.text, name]] = (edition, subject, warning)
                    }
                }
            }
            let names = found.keys.sorted { a, b in
                (a.joined(separator: "/")).utf8
                    .lexicographicallyPrecedes(b.joined(separator: "/").utf8)
            }
            return names.compactMap { name in
                found[name].flatMap { one(of: $0.0, $0.1, $0.2) }
            }
        }

        private func one(
            of edition: PublishedRows, _ subject: SubjectID, _ warning: JSON
        ) -> WarningCase? {
            guard let indicator = warning["indicator"]?.string.flatMap({ IndicatorID($0) })
            else { return nil }
            let office = scheme.subjects.first { $0.id == subject }?.office
            let standing = edition.standing
            return WarningCase(
                place: edition.place, standing: edition.record, edition: standing.edition,
                subject: subject, indicator: indicator, office: office,
                responsible: Outline(scheme)[indicator]?.responsible ?? [],
                score: warning["score"]?.string ?? "", threshold: warning["threshold"]?.string,
                isLast: warning["last"]?.bool ?? false, answerBy: last.standing.answerBy,
                words: words(of: "\(subject)/\(indicator)", by: office),
                isLifted: edition.record != last.record,
                later: later.compactMap { figure($0, subject, indicator) })
        }

        /// What the office said of the place in any edition, and what was said of its answers.
        private func words(of place: String, by office: OfficeID?) -> [Word] {
            let own = chain.flatMap { about[$0.record] ?? [] }.filter { _, word in
                word.statement.at == place && word.office != nil && word.office == office
                    && [.acknowledgement, .answer].contains(word.statement.kind)
            }
            let replies = own.filter { $0.element.statement.kind == .answer }
                .flatMap { about[$0.element.id] ?? [] }
            return (own + replies).sorted { $0.offset < $1.offset }.map(\.element)
        }

        private func figure(
            _ edition: PublishedRows, _ subject: SubjectID, _ indicator: IndicatorID
        ) -> Figure? {
            edition.subjects[subject]?["scores"]?[indicator.text]?.string.map {
                Figure(period: edition.standing.period, score: $0)
            }
        }
    }
}
