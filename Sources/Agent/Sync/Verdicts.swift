package import Notation
package import Submission

/// What has become of the entries sent, by what is known here by now.
///
/// A verdict is a view over the set of records: an approval, a decision or a closing that the feed
/// brought since the centre's reply counts.
package struct Verdicts {
    private let state: State

    /// Verdicts by the feed as far as it is stored.
    package init(_ state: State) {
        self.state = state
    }

    /// The verdict on a batch; the centre's own word while the feed has not brought it back.
    package func current(_ record: RecordID, _ said: JSON?) -> JSON? {
        state.verdict(on: record)?.json ?? said
    }
}
