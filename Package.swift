// swift-tools-version: 6.2
import PackageDescription

/// The strictest compiler, for every target.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Pure targets are optimised in debug builds too: byte loops run 20 times faster, tests are cheap.
let pure: [SwiftSetting] =
    strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let lifecycle: Target.Dependency = .product(
    name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(
    name: "UnixSignals", package: "swift-service-lifecycle")

let package = Package(
    name: "shangji",
    products: [.executable(name: "shangji", targets: ["shangji"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.0"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    ],
    targets: [
        // Level 4: the command.
        .executableTarget(
            name: "shangji",
            dependencies: [
                "Agent", "Aggregator", "Sheets", "Recount", "Assessment", "Submission",
                "TransparencyLog", "Notation", "DurableFiles", logging, lifecycle, unixSignals,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),

        // Level 3: the two programs, all the I/O.
        .target(
            name: "Agent",
            dependencies: [
                "Notation", "TransparencyLog", "Submission", "Assessment", "Sheets", "Recount",
                "DurableFiles", "CCurl", "Gzip", crypto, cryptoExtras, grdb, lifecycle, logging,
            ],
            swiftSettings: strict),
        .target(
            name: "Aggregator",
            dependencies: [
                "Notation", "TransparencyLog", "Submission", "Assessment", "Sheets", "Recount",
                "DurableFiles", "Gzip", crypto, cryptoExtras, grdb, lifecycle, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ],
            swiftSettings: strict),

        // Level 2: files people make; what merge asks of a scheme; zlib with a limit.
        .target(
            name: "Sheets",
            dependencies: [
                "Assessment", "Notation", "CZip", "CExpat", "CXlsxWriter",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: pure),
        .target(
            name: "Recount",
            dependencies: ["Submission", "Assessment", "TransparencyLog", "Notation"],
            swiftSettings: pure),
        .target(name: "Gzip", dependencies: ["CZlib"], swiftSettings: strict),

        .target(
            name: "DurableFiles", dependencies: ["Notation", "Submission", grdb],
            swiftSettings: strict),

        // Level 1: how scores travel; what is scored.
        .target(
            name: "Submission",
            dependencies: ["Notation", "TransparencyLog", crypto, cryptoExtras],
            swiftSettings: pure),
        .target(name: "Assessment", dependencies: ["Notation"], swiftSettings: pure),

        // Level 0: RFC 6962; how things are written.
        .target(name: "TransparencyLog", dependencies: [crypto], swiftSettings: pure),
        .target(name: "Notation", dependencies: [crypto], swiftSettings: pure),

        // System C libraries.
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(
            name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),

        // Tests.
        .target(
            name: "TestSupport", dependencies: ["Notation", "Submission", "TransparencyLog"],
            path: "Tests/TestSupport",
            swiftSettings: pure),
        .testTarget(
            name: "NotationTests", dependencies: ["Notation", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "TransparencyLogTests", dependencies: ["TransparencyLog", "TestSupport", crypto],
            swiftSettings: pure),
        .testTarget(
            name: "SubmissionTests",
            dependencies: ["Submission", "Notation", "TransparencyLog", "TestSupport", crypto],
            swiftSettings: pure),
        .testTarget(
            name: "AssessmentTests", dependencies: ["Assessment", "Notation", "TestSupport"],
            swiftSettings: pure),
        .testTarget(
            name: "SheetsTests", dependencies: ["Sheets", "Assessment", "Notation", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "RecountTests",
            dependencies: [
                "Recount", "Sheets", "Submission", "Assessment", "TransparencyLog", "Notation",
                "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "DurableFilesTests",
            dependencies: ["DurableFiles", "Submission", "Notation", "TestSupport", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "GzipTests", dependencies: ["Gzip", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AgentTests",
            dependencies: [
                "Agent", "Assessment", "DurableFiles", "Gzip", "Notation", "Recount", "Sheets",
                "Submission", "TestSupport", "TransparencyLog", grdb,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "AggregatorTests",
            dependencies: [
                "Aggregator", "TestSupport", "Notation", "Submission", "TransparencyLog", "Sheets",
                "Assessment", "Recount", "DurableFiles", "Gzip", crypto, grdb, lifecycle, logging,
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "CommandTests",
            dependencies: ["shangji", "Notation", "Submission", "TransparencyLog", "TestSupport"],
            swiftSettings: strict),
        .executableTarget(
            name: "bench",
            dependencies: [
                "Recount", "Sheets", "Submission", "Assessment", "TransparencyLog", "Notation",
                "Gzip",
                "TestSupport", crypto,
            ],
            path: "Tests/bench/Program",
            swiftSettings: strict),
        .testTarget(name: "TidyTests", dependencies: ["TestSupport"], swiftSettings: strict),
    ]
)
