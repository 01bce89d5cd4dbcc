// swift-tools-version: 6.2
import PackageDescription

/// One room of the house: a target, what it may import (arrows point down only), and its tests.
struct Room {
  let name: String
  let rooms: [String]
  var products: [Target.Dependency] = []
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let nio = ["NIOCore", "NIOPosix", "NIOHTTP1"].map { Target.Dependency.product(name: $0, package: "swift-nio") }
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

/// From the ground up; `Tests/HouseTests` compares this list with the imports of every file.
let house = [
  Room(name: "Calendar", rooms: []),
  Room(name: "Letters", rooms: []),
  Room(name: "Language", rooms: ["Calendar", "Letters"]),
  Room(name: "Engines", rooms: ["CEngines"]),
  Room(name: "Frames", rooms: ["Engines", "Calendar", "Letters"]),
  Room(name: "Learning", rooms: ["Frames", "Engines", "Calendar", "Letters"]),
  Room(name: "Registry", rooms: ["Learning", "Frames", "Engines", "Calendar"], products: [grdb]),
  Room(name: "Monitoring", rooms: ["Registry", "Learning", "Frames", "Engines"]),
  Room(
    name: "Serving", rooms: ["Registry", "Learning", "Frames", "Engines", "Calendar"],
    products: [hummingbird, logging] + nio),
  Room(name: "Display", rooms: ["Frames", "Engines", "Calendar", "Letters"]),
  Room(
    name: "Verbs",
    rooms: ["Language", "Display", "Serving", "Monitoring", "Registry", "Learning", "Frames", "Engines", "Calendar"]),
  Room(name: "Server", rooms: ["Serving", "Registry", "Learning", "Engines", "Calendar"], products: [logging]),
  Room(
    name: "Notebook",
    rooms: ["Verbs", "Language", "Display", "Serving", "Registry", "Frames", "Engines", "Calendar", "Letters"]),
  Room(name: "Terminal", rooms: ["Language", "Display", "CLineEdit"]),
]

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

func dependencies(_ room: Room) -> [Target.Dependency] {
  room.rooms.map { .target(name: $0) } + room.products
}

var targets: [Target] = [
  .target(name: "CEngines", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])]),
  .target(
    name: "CLineEdit", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
    linkerSettings: [.linkedLibrary("edit")]),
]
/// Programs that the tests of a room run beside themselves.
let supports: [String: [Target.Dependency]] = [
  "Engines": ["PythonPeer"], "Learning": ["PythonPeer"],
  "Registry": ["RegistryWriter"], "Serving": ["ExampleModel"], "Server": ["ServerRunner", "ExampleModel"],
  "Terminal": ["PromptProbe", "PseudoTerminal"],
]
/// What lies among tests and is no source: goldens, and the scripts of the verbs.
let data: [String: [String]] = [
  "Engines": ["Onnx/Files"],
  "Frames": ["SQL/Goldens"],
  "Verbs": ["Aggregates", "Collections", "Data", "Learn", "Prompt", "Ship", "Watch", "prelude.mlops"],
]
for room in house {
  targets.append(
    .target(name: room.name, dependencies: dependencies(room), exclude: ["README.md"], swiftSettings: settings))
  let support: [Target.Dependency] = supports[room.name] ?? []
  targets.append(
    .testTarget(
      name: room.name + "Tests", dependencies: [.target(name: room.name)] + dependencies(room) + support,
      exclude: data[room.name] ?? [], swiftSettings: settings))
}
// A process of its own that writes to a registry, for the tests that kill it and that make two writers meet.
// Its write and sync calls are recorded, so that a test knows what a loss of power would take.
targets.append(.target(name: "SyncRecorder", path: "Tests/Support/SyncRecorder"))
targets.append(
  .executableTarget(
    name: "RegistryWriter", dependencies: ["Registry", "Learning", "Frames", "Engines", "Calendar", "SyncRecorder"],
    path: "Tests/Support/RegistryWriter", swiftSettings: settings))
// Python and the readers of models that people use there, for the tests that compare with them.
targets.append(
  .target(name: "PythonPeer", dependencies: ["Engines"], path: "Tests/Support/PythonPeer", swiftSettings: settings))
// Small trained models, for the tests that serve one.
targets.append(
  .target(
    name: "ExampleModel", dependencies: ["Registry", "Learning", "Frames"], path: "Tests/Support/ExampleModel",
    swiftSettings: settings))
// The way of raw rows to features, timed for `scripts/bench`.
targets.append(
  .executableTarget(
    name: "RecipeBench", dependencies: ["Learning", "Frames", "Engines"], path: "Tests/Support/RecipeBench",
    swiftSettings: settings))
// A workspace's server as a program, for the tests that start, load, kill and stop one.
targets.append(
  .executableTarget(
    name: "ServerRunner", dependencies: ["Server", "ExampleModel", "Registry", "Engines", "Calendar"],
    path: "Tests/Support/ServerRunner", swiftSettings: settings))
// A pseudo terminal with its screen, for tests of what a person sees.
targets.append(
  .target(
    name: "PseudoTerminal", dependencies: ["Display"], path: "Tests/Support/PseudoTerminal", swiftSettings: settings))
// A prompt with a toy session, which the tests of Terminal drive in a pseudo terminal.
targets.append(
  .executableTarget(
    name: "PromptProbe", dependencies: ["Terminal", "Display", "Language"], path: "Tests/Support/PromptProbe",
    swiftSettings: settings))
targets.append(
  .executableTarget(
    name: "mlops",
    dependencies: house.map { .target(name: $0.name) } + [argumentParser],
    exclude: ["README.md"], swiftSettings: settings))
targets.append(.testTarget(name: "HouseTests", swiftSettings: settings))
// Whole sessions with the program itself: scripts, the command line, the prompt in a pseudo terminal, the server.
targets.append(.testTarget(name: "Transcripts", dependencies: ["mlops", "PseudoTerminal"], swiftSettings: settings))

var packages: [Package.Dependency] = [
  .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
]

// The inner loop builds a few rooms and what they stand on: `MLOPS_ROOMS=Frames,Learning swift test`.
if let wanted = Context.environment["MLOPS_ROOMS"], !wanted.isEmpty {
  let named = Set(wanted.split(separator: ",").map(String.init))
  var keep = named
  if !named.isDisjoint(with: ["mlops", "Transcripts"]) { keep.formUnion(house.map(\.name) + ["mlops"]) }
  for room in house.reversed() where keep.contains(room.name) { keep.formUnion(room.rooms) }
  if keep.contains("Engines") { keep.insert("PythonPeer") }
  if keep.contains("Registry") { keep.formUnion(["RegistryWriter", "SyncRecorder"]) }
  if keep.contains("Serving") { keep.insert("ExampleModel") }
  if keep.contains("Server") { keep.insert("ServerRunner") }
  if keep.contains("CLineEdit") { keep.formUnion(["PromptProbe", "PseudoTerminal"]) }
  targets.removeAll { target in
    target.name.hasSuffix("Tests") ? !named.contains(String(target.name.dropLast(5))) : !keep.contains(target.name)
  }
  let needsGRDB = keep.contains("Registry")
  let needsHummingbird = keep.contains("Serving") || keep.contains("Server")
  packages.removeAll { package in
    switch package.kind {
    case .sourceControl(_, let location, _):
      if location.contains("GRDB") { return !needsGRDB }
      if location.contains("argument-parser") { return !keep.contains("mlops") }
      return !needsHummingbird
    default: return false
    }
  }
}

let package = Package(name: "mlops", dependencies: packages, targets: targets)
