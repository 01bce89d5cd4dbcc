import Engines
import Foundation
import Testing

/// DuckDB's extensions: what the lock names, what is there, and what a missing or false one gets.
struct DuckExtensionTests {
  private static let lock = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("scripts/engines.lock")

  @Test("The lock names each extension in the version of DuckDB, with the digest that this program knows.")
  func lock() throws {
    let text = try String(contentsOf: Self.lock, encoding: .utf8)
    for item in DuckExtension.all {
      #expect(text.contains("\n\(item.package)==\(item.version) --hash=sha256:\(item.digest)\n"), "\(item.name)")
    }
  }

  @Test("Every extension that the tests are set up with is usable, and tells its build.", arguments: DuckExtension.all)
  func present(_ item: DuckExtension) {
    let status = ExtensionStatus.of(item)
    #expect(status.usable && status.version != nil, "\(item.name): \(status.problem?.message ?? "not there")")
  }

  @Test("A missing one is one fault that names the command, and is no trouble to doctor.")
  func missing() throws {
    let folder = EngineFolder(environment: ["MLOPS_ENGINES": "/no/such/folder"])
    let fault = #expect(throws: Fault.self) { try DuckDatabase(.aside).load(.iceberg, from: folder) }
    #expect(fault?.code == "E041" && fault?.help == "type `mlops doctor --install avro`")
    let status = ExtensionStatus.of(.excel, in: folder)
    #expect(!status.usable && status.path == nil && status.problem == nil)
    #expect(#expect(throws: Fault.self) { try DuckExtension.named("exel") }?.help?.contains("`excel`") == true)
  }

  @Test("A file that DuckDB's makers did not sign is not opened.")
  func unsigned() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let place = folder + "/duckdb-extension-excel/1.5.5"
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let own = try #require(DuckExtension.excel.path())
    var bytes = try Data(contentsOf: URL(fileURLWithPath: own))
    bytes[100_000] ^= 1
    try bytes.write(to: URL(fileURLWithPath: place + "/excel.duckdb_extension"))
    let status = ExtensionStatus.of(.excel, in: EngineFolder(environment: ["MLOPS_ENGINES": folder]))
    #expect(status.problem?.code == "E041", "\(status)")
    #expect(status.problem?.message.contains("signature") == true)
  }

  @Test("Without an index nothing is left behind, and a file of another digest is thrown away.")
  func install() throws {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    setenv("PIP_INDEX_URL", "http://127.0.0.1:9/simple", 1)
    defer { unsetenv("PIP_INDEX_URL") }
    let fault = #expect(throws: Fault.self) { try ExtensionInstall(.excel, into: folder + "/engines").run() }
    #expect(fault?.code == "E043")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/engines").isEmpty)
  }

  private func scratch() throws -> String {
    let folder = NSTemporaryDirectory() + "/extensions-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
