import Testing

@Suite("Reading Package.swift")
struct ManifestTests {
    private let manifest = Manifest(
        SourceFile(
            "Package.swift",
            """
            let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
            let package = Package(
                name: "x", products: [.executable(name: "tool", targets: ["tool"])],
                dependencies: [.package(url: "u", from: "1.0.0")],
                targets: [
                    .executableTarget(
                        name: "tool",
                        dependencies: [
                            "Low", crypto, .product(name: "Args", package: "args"),
                            .target(name: "Other", condition: .when(platforms: [.linux])),
                        ],
                        swiftSettings: strict),
                    .target(name: "Low", swiftSettings: [.define("X")]),
                    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["a"])]),
                    .testTarget(name: "LowTests", dependencies: ["Low"]),
                ])
            """))

    @Test("targets are found with their kinds and lines")
    func targets() {
        #expect(manifest.targets.map(\.name) == ["tool", "Low", "CCurl", "LowTests"])
        #expect(
            manifest.targets.map(\.kind)
                == ["executableTarget", "target", "systemLibrary", "testTarget"])
        #expect(manifest.targets.first?.line == 7)
    }

    @Test("dependencies are strings, products, mentioned targets and named ones")
    func dependencies() {
        #expect(manifest.targets[0].dependencies == ["Low", "Crypto", "Args", "Other"])
        #expect(manifest.targets[1].dependencies.isEmpty)
        #expect(manifest.targets[2].dependencies.isEmpty)
        #expect(manifest.targets[3].dependencies == ["Low"])
    }
}
