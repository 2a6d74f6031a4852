import ArgumentParser

/// The command `shangji`.
@main
struct Shangji: AsyncParsableCommand {}
