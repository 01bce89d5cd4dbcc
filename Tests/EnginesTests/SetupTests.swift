import Engines
import Foundation
import Testing

/// `scripts/setup` in a folder of its own, with a made-up engine file and pip's index out of reach.
@Suite(.serialized)
struct SetupTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("setup-\(UUID().uuidString)")
  private static let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scripts")

  @Test("The lock names each engine of the catalogue in its version.")
  func lock() throws {
    let text = try String(contentsOf: Self.scripts.appendingPathComponent("engines.lock"), encoding: .utf8)
    for engine in Engine.all where engine != .lapack {
      let package = engine == .xgboost ? "xgboost-cpu" : engine.name
      #expect(text.contains("\n\(package)==\(engine.version) --hash=sha256:"))
    }
    let setup = try String(contentsOf: Self.scripts.appendingPathComponent("setup"), encoding: .utf8)
    #expect(setup.contains(" liblapack3"), "the machine's own package of LAPACK")
  }

  @Test("When all is there it says nothing.")
  func quiet() throws {
    let run = try run(Self.scripts.appendingPathComponent("setup"), [:])
    #expect(run.status == 0 && run.output.isEmpty)
  }

  @Test("Engines that match the lock are unpacked into the engine folder, once.")
  func fetches() throws {
    defer { clean() }
    try copyScripts(
      duckdb: try makeWheel("duckdb"), lightgbm: try makeWheel("lightgbm"), xgboost: try makeWheel("xgboost-cpu"))
    let killed = engines.appendingPathComponent(".setup-killed")
    try FileManager.default.createDirectory(at: killed, withIntermediateDirectories: true)
    let first = try run()
    #expect(first.status == 0, "\(first.output)")
    #expect(try names(engines) == [".lock", "duckdb", "lightgbm", "xgboost"])
    #expect(try names(engines.appendingPathComponent("lightgbm/4.7.0")) == ["LICENSE", "lib_lightgbm.so"])
    let parts = try names(engines.appendingPathComponent("xgboost/3.2.0"))
    #expect(parts == ["LICENSE", "METADATA", "libgomp-e985bcbb.so.1.0.0", "libxgboost.so"])
    let second = try run()
    #expect(second.status == 0 && second.output.isEmpty)
  }

  @Test("A file whose digest is not the lock's is thrown away.")
  func wrongDigest() throws {
    defer { clean() }
    _ = try makeWheel("duckdb")
    try copyScripts(duckdb: String(repeating: "0", count: 64), lightgbm: try makeWheel("lightgbm"))
    let run = try run()
    #expect(run.status == 1)
    #expect(run.output.contains("what came as duckdb 1.5.5 is not what scripts/engines.lock names"))
    #expect(try names(engines) == [".lock"])
  }

  @Test("A file that was cut is no engine.")
  func cutFile() throws {
    defer { clean() }
    try copyScripts(duckdb: try makeWheel("duckdb", cut: true), lightgbm: try makeWheel("lightgbm"))
    let run = try run()
    #expect(run.status == 1)
    #expect(run.output.contains("setup: duckdb 1.5.5 could not be fetched"))
    #expect(try names(engines) == [".lock"])
  }

  @Test("An engine that is asked for by name is fetched too, and a name that is none is refused.")
  func named() throws {
    defer { clean() }
    try copyScripts(
      duckdb: try makeWheel("duckdb"), lightgbm: try makeWheel("lightgbm"), xgboost: try makeWheel("xgboost-cpu"))
    let missing = try run([:], ["onnxruntime"])
    #expect(missing.status == 1 && missing.output.contains("onnxruntime"))
    #expect(try names(engines) == [".lock", "duckdb", "lightgbm", "xgboost"])
    let none = try run([:], ["onnx"])
    #expect(none.status == 2)
    #expect(
      none.output.hasPrefix("setup: unknown option onnx (there are --tests, duckdb, lightgbm, xgboost, onnxruntime,"))
  }

  @Test("Without a network it says what to do.")
  func noNetwork() throws {
    defer { clean() }
    try copyScripts(duckdb: String(repeating: "0", count: 64), lightgbm: String(repeating: "0", count: 64))
    let run = try run(["PIP_NO_INDEX": "0", "PIP_FIND_LINKS": "", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"])
    #expect(run.status == 1)
    #expect(run.output.contains("check the network and pip's index, then run scripts/setup again"))
    #expect(try names(engines) == [".lock"])
  }

  @Test("Who may not install packages is told the command.")
  func notAllowed() throws {
    defer { clean() }
    try copyScripts(duckdb: "0", lightgbm: "0")
    for (name, body) in [("dpkg-query", "exit 1"), ("id", "echo 1000"), ("sudo", "exit 1")] {
      try makeProgram(name, body)
    }
    let run = try run(["PATH": folder.path + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "")])
    #expect(run.status == 1)
    #expect(run.output.contains("type: sudo apt-get install -y libedit-dev libsqlite3-dev libgomp1"))
  }

  private var engines: URL { folder.appendingPathComponent("engines") }

  private func copyScripts(duckdb: String, lightgbm: String, xgboost: String = "0") throws {
    let scripts = folder.appendingPathComponent("scripts")
    try FileManager.default.createDirectory(at: scripts, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: Self.scripts.appendingPathComponent("setup"), to: scripts.appendingPathComponent("setup"))
    let lock =
      "duckdb==1.5.5 --hash=sha256:\(duckdb)\nlightgbm==4.7.0 --hash=sha256:\(lightgbm)\n"
      + "xgboost-cpu==3.2.0 --hash=sha256:\(xgboost)\n"
    try lock.write(to: scripts.appendingPathComponent("engines.lock"), atomically: true, encoding: .utf8)
  }

  /// Makes a small file in pip's format that stands for an engine; gives its digest.
  private func makeWheel(_ name: String, cut: Bool = false) throws -> String {
    let wheels = folder.appendingPathComponent("wheels")
    try FileManager.default.createDirectory(at: wheels, withIntermediateDirectories: true)
    let program = """
      import hashlib, sys, zipfile
      name, folder, cut = sys.argv[1], sys.argv[2], sys.argv[3] == "true"
      version = {"duckdb": "1.5.5", "lightgbm": "4.7.0", "xgboost-cpu": "3.2.0"}[name]
      path = f"{folder}/{name.replace('-', '_')}-{version}-py3-none-manylinux_2_28_x86_64.whl"
      with zipfile.ZipFile(path, "w") as archive:
          for minor in (11, 12, 13):
              archive.writestr(f"_duckdb.cpython-3{minor}-x86_64-linux-gnu.so", "library")
          archive.writestr("lightgbm/lib/lib_lightgbm.so", "library")
          archive.writestr("xgboost/lib/libxgboost.so", "library")
          archive.writestr("xgboost_cpu.libs/libgomp-e985bcbb.so.1.0.0", "library")
          info = f"{name.replace('-', '_')}-{version}.dist-info/"
          archive.writestr(info + "licenses/LICENSE", "licence")
          archive.writestr(info + "METADATA", f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n")
          archive.writestr(info + "WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: false\\nTag: py3-none-any\\n")
          archive.writestr(info + "RECORD", "")
      data = open(path, "rb").read()
      if cut:
          data = data[:300]
          open(path, "wb").write(data)
      print(hashlib.sha256(data).hexdigest(), end="")
      """
    let arguments = ["python3", "-c", program, name, wheels.path, "\(cut)"]
    let made = try run(URL(fileURLWithPath: "/usr/bin/env"), [:], arguments)
    try #require(made.status == 0, "\(made.output)")
    return made.output
  }

  private func makeProgram(_ name: String, _ body: String) throws {
    let bin = folder.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let file = bin.appendingPathComponent(name)
    try "#!/bin/sh\n\(body)\n".write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }

  private func run(
    _ more: [String: String] = [:], _ arguments: [String] = []
  ) throws -> (status: Int32, output: String) {
    var environment = [
      "MLOPS_ENGINES": engines.path, "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null",
      "PIP_FIND_LINKS": folder.appendingPathComponent("wheels").path,
    ]
    environment.merge(more) { $1 }
    return try run(folder.appendingPathComponent("scripts/setup"), environment, arguments)
  }

  private func run(
    _ program: URL, _ environment: [String: String], _ arguments: [String] = []
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func clean() { try? FileManager.default.removeItem(at: folder) }
}
