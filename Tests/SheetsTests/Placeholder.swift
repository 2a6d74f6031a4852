import Testing

/// Filled by the tests of tables and schemes.
@Suite struct SheetsTests {}
