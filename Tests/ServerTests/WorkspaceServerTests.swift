import Engines
import Foundation
import Glibc
import Registry
import Serving
import Testing

@testable import Server

@Suite(.serialized) struct WorkspaceServerTests {
  @Test("The first who needs the server starts it, in a session of its own, with nothing of the caller's open.")
  func background() throws {
    let bench = try ServerBench()
    #expect(ServerClient.running(bench.workspace) == nil)
    let client = try bench.ensureRunning()
    let pid = pid_t(client.record.pid)
    #expect(getsid(pid) == pid)
    func target(_ descriptor: Int) throws -> String {
      try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(pid)/fd/\(descriptor)")
    }
    #expect(try target(0) == "/dev/null")
    #expect(try target(1) == bench.workspace.folder + "/server.log")
    #expect(try target(2) == bench.workspace.folder + "/server.log")
    #expect(try client.status().endpoints.isEmpty)
    #expect(try bench.ensureRunning().record == client.record, "the second finds it")
    for name in ["server.json", "server.token", "server.log", "server.lock"] {
      var facts = stat()
      #expect(stat(bench.workspace.folder + "/" + name, &facts) == 0 && facts.st_mode & 0o777 == 0o600, "\(name)")
    }
    try client.stop()
    #expect(ServerClient.running(bench.workspace) == nil)
    #expect(try Files.read(bench.workspace.server) == nil)
    #expect(try Files.read(client.record.tokenPath) == nil)
  }

  @Test("Many who need the server at once get one and the same.")
  func race() async throws {
    let bench = try ServerBench()
    let records = try await withThrowingTaskGroup(of: ServerRecord.self) { group in
      for _ in 0..<4 { group.addTask { try bench.ensureRunning().record } }
      return try await group.reduce(into: Set<ServerRecord>()) { $0.insert($1) }
    }
    #expect(records.count == 1)
  }

  @Test("A record that a killed server left is not believed, and the next server starts.")
  func stale() throws {
    let bench = try ServerBench()
    let first = try bench.ensureRunning()
    kill(pid_t(first.record.pid), SIGKILL)
    #expect(eventually { ServerClient.running(bench.workspace) == nil })
    #expect(ServerRecord.read(bench.workspace) != nil, "it is still there")
    let second = try bench.ensureRunning()
    #expect(second.record.pid != first.record.pid)
    #expect(try second.status().pid == second.record.pid)
  }

  @Test("A second server in front is refused with the first one's process and port.")
  func second() throws {
    let bench = try ServerBench()
    let client = try bench.ensureRunning()
    let (code, output) = try bench.run([])
    #expect(code == 1)
    #expect(output.contains("\(client.record.pid)") && output.contains("\(client.record.port)"), "\(output)")
  }

  @Test("A port that another program has is told, in front and by who waits for a background start.")
  func takenPort() throws {
    let other = try ServerBench()
    let port = try other.ensureRunning().record.port
    let bench = try ServerBench()
    let (code, output) = try bench.run(["--port", "\(port)"])
    #expect(code == 1)
    #expect(output.contains("port \(port) is in use"), "\(output)")
    let launcher = Launcher(
      executable: bench.launcher.executable, arguments: ["--background", "--port", "\(port)"])
    let problem = fault { _ = try ServerClient.ensureRunning(bench.workspace, launcher: launcher) }
    #expect(problem?.code == "H030")
    #expect(problem?.message.contains("port \(port) is in use") == true, "\(problem?.message ?? "")")
  }

  @Test("SIGTERM ends it in good order.")
  func terminates() throws {
    let bench = try ServerBench()
    let client = try bench.ensureRunning()
    kill(pid_t(client.record.pid), SIGTERM)
    #expect(eventually { ServerLock.holder(bench.workspace) == nil })
    #expect(try Files.read(bench.workspace.server) == nil)
  }

  @Test("What drives the server needs the token.")
  func control() throws {
    let bench = try ServerBench()
    let client = try bench.ensureRunning()
    try client.reload()
    try Files.replace(client.record.tokenPath, with: Array("wrong\n".utf8))
    #expect(fault { try client.reload() }?.code == "H014")
    #expect(try client.status().pid == client.record.pid)
  }

  @Test("A server whose workspace was removed ends by itself.")
  func removed() throws {
    let bench = try ServerBench()
    let pid = pid_t(try bench.ensureRunning().record.pid)
    try FileManager.default.removeItem(atPath: bench.folder)
    var status: Int32 = 0
    #expect(eventually(within: 15) { waitpid(pid, &status, WNOHANG) == pid })
  }

  @Test("Only 127.0.0.1 is listened on.")
  func address() throws {
    let bench = try ServerBench()
    for address in ["0.0.0.0", "::", "192.168.1.5", "example.org"] {
      #expect(fault { _ = try ServeOptions(workspace: bench.workspace, address: address) }?.code == "B002")
    }
    let client = try bench.ensureRunning()
    let table = try String(contentsOfFile: "/proc/\(client.record.pid)/net/tcp", encoding: .utf8)
    let port = String(client.record.port, radix: 16, uppercase: true)
    let lines = table.split(separator: "\n").filter { $0.contains(":\(port) 00000000:0000 0A") }
    #expect(lines.count == 1)
    #expect(lines.first?.contains("0100007F:\(port)") == true)
  }
}
