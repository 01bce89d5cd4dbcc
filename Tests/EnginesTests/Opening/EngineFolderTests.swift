import Engines
import Glibc
import Testing

/// Where engines are looked for, and what a missing or broken one gets.
struct EngineFolderTests {
  @Test("The folder follows the environment.")
  func paths() {
    #expect(EngineFolder(environment: ["MLOPS_ENGINES": "/e", "HOME": "/h"]).path == "/e")
    #expect(EngineFolder(environment: ["XDG_DATA_HOME": "/d", "HOME": "/h"]).path == "/d/mlops/engines")
    #expect(EngineFolder(environment: ["MLOPS_ENGINES": "", "HOME": "/h"]).path == "/h/.local/share/mlops/engines")
  }

  @Test("A missing engine is one fault that names scripts/setup.")
  func missing() throws {
    let folder = EngineFolder(environment: ["MLOPS_ENGINES": "/no/such/folder"])
    let fault = #expect(throws: Fault.self) { try DuckDatabase(folder: folder) }
    #expect(fault?.code == "E001")
    #expect(fault?.message == "the engine duckdb 1.5.5 is not here")
    #expect(fault?.help == "run scripts/setup")
    for status in EngineStatus.all(in: folder) where status.engine != .lapack {
      #expect(!status.usable && status.path == nil && status.problem?.code == "E001")
      #expect(status.isFailing == !status.engine.isOptional)
      #expect(status.problem?.help == "run scripts/setup" + (status.engine.isOptional ? " \(status.engine.name)" : ""))
    }
  }

  @Test("Every engine that was set up is usable and tells its version.")
  func present() {
    for status in EngineStatus.all() {
      #expect(status.usable, "\(status.engine.name): \(status.problem?.message ?? "")")
      // Of the machine's own library only the first number is asked for.
      let version = status.engine == .lapack ? status.version?.prefix { $0 != "." } : status.version?[...]
      #expect(version == status.engine.version[...])
      #expect(status.path != nil)
      #expect(status.version.map { status.engine.told == "\(status.engine.name) \($0)" } == true)
    }
  }

  @Test("A file that is no library, and a library that is no engine, are refused by name.")
  func broken() throws {
    let text = try file("not a library", name: "libduckdb.so")
    defer { unlink(text) }
    let first = EngineStatus.of(.duckdb, in: EngineFolder(environment: ["MLOPS_DUCKDB": text]))
    #expect(first.problem?.code == "E003" && first.path == text)
    let other = EngineStatus.of(.duckdb, in: EngineFolder(environment: ["MLOPS_DUCKDB": "libm.so.6"]))
    #expect(other.problem?.code == "E004")
    #expect(other.problem?.message == "libm.so.6 lacks duckdb_library_version, so it is no duckdb 1.5.5")
  }

  @Test("A Python that is not there is named.")
  func noPython() throws {
    let path = try file("", name: "_duckdb.cpython-399-x86_64-linux-gnu.so")
    defer { unlink(path) }
    let status = EngineStatus.of(.duckdb, in: EngineFolder(environment: ["MLOPS_DUCKDB": path]))
    #expect(status.problem?.code == "E002")
    #expect(status.problem?.message == "the engine duckdb needs libpython3.99.so.1.0, which is not on this machine")
  }

  private func file(_ text: String, name: String) throws -> String {
    var template = Array("/tmp/engine-XXXXXX".utf8CString)
    // Safe because the template ends in a zero byte and is changed in place.
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    let path = folder + "/" + name
    let handle = try #require(fopen(path, "w"))
    fputs(text, handle)
    fclose(handle)
    return path
  }
}
