// swift-tools-version: 6.2
import PackageDescription

/// The settings of every Swift target: language mode 6, warnings are errors, unsafe code is marked.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// A stage of the program; the list reads in the order of one query, and a target imports only what stands above it.
func stage(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

/// The tests of one target, in `Tests/<name>Tests`; `data` are folders of files that tests read.
func tests(of name: String, _ others: [Target.Dependency] = [], data: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + others, exclude: data, swiftSettings: strict)
}

let package = Package(
  name: "tartan",
  products: [
    .executable(name: "tartan", targets: ["tartan"]), .executable(name: "tartan-bench", targets: ["tartan-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    .systemLibrary(name: "CPcre2", path: "Sources/CSystem/CPcre2"),
    .systemLibrary(name: "CStemmer", path: "Sources/CSystem/CStemmer"),
    .systemLibrary(name: "CUtf8proc", path: "Sources/CSystem/CUtf8proc"),
    .systemLibrary(name: "CCrypto", path: "Sources/CSystem/CCrypto"),
    .systemLibrary(name: "CSQLite", path: "Sources/CSystem/CSQLite"),
    .systemLibrary(name: "CCmark", path: "Sources/CSystem/CCmark"),
    .target(name: "CKernels", linkerSettings: [.linkedLibrary("m")]),
    .target(name: "CBoostMath", linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "CEditline",
      linkerSettings: [
        .linkedLibrary("edit"),
        // What libedit itself needs, said for an executable that is linked statically.
        .linkedLibrary("tinfo"), .linkedLibrary("bsd"), .linkedLibrary("md"),
      ]),

    stage("TartanModel", []),
    stage("TartanStatistics", ["TartanModel", "CBoostMath"]),
    stage("TartanText", ["CPcre2", "CStemmer", "CUtf8proc"]),
    stage("TartanLanguage", ["TartanModel"]),
    stage("TartanPlan", ["TartanModel", "TartanText", "TartanLanguage"]),
    stage("TartanEngine", ["TartanModel", "TartanText", "TartanPlan", "CKernels"]),
    stage(
      "TartanFiles",
      ["TartanModel", "TartanText", "TartanLanguage", "TartanPlan", "TartanEngine", "CCrypto", "CKernels"]),
    stage(
      "TartanStore", ["TartanModel", "TartanText", "TartanEngine", "TartanFiles", "CSQLite", "CKernels"]),
    stage("TartanRender", ["TartanModel", "TartanText"]),
    stage("TartanNotebook", ["TartanModel", "CCmark"]),
    stage("TartanTerminal", ["CEditline", "TartanText"]),
    stage(
      "TartanShell",
      [
        "TartanModel", "TartanText", "TartanLanguage", "TartanPlan", "TartanEngine", "TartanFiles", "TartanStore",
        "TartanRender", "TartanNotebook", "TartanTerminal", "TartanStatistics",
      ]),
    .executableTarget(
      name: "tartan",
      dependencies: ["TartanShell", .product(name: "ArgumentParser", package: "swift-argument-parser")],
      swiftSettings: strict),
    .executableTarget(
      name: "tartan-bench",
      dependencies: [
        "TartanModel", "TartanText", "TartanLanguage", "TartanPlan", "TartanEngine", "TartanFiles",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    tests(of: "TartanText"),
    tests(of: "TartanStatistics", ["TartanModel"], data: ["Reference"]),
    tests(of: "TartanLanguage", ["TartanModel"]),
    tests(of: "TartanEngine", ["TartanModel", "TartanPlan", "TartanText", "CKernels"]),
    tests(
      of: "TartanFiles", ["TartanModel", "TartanEngine", "TartanText", "TartanLanguage", "CKernels"], data: ["Samples"]),
    tests(of: "TartanStore", ["TartanModel", "TartanEngine", "TartanFiles", "TartanLanguage"]),
    tests(of: "TartanRender", ["TartanModel"]),
    tests(of: "TartanNotebook", ["TartanModel"]),
    tests(of: "TartanTerminal"),
    tests(of: "TartanShell", ["TartanModel", "TartanLanguage", "TartanRender", "TartanText", "TartanPlan"]),
  ],
  cxxLanguageStandard: .cxx17
)
