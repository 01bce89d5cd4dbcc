import Engines
import Foundation
import Testing

@testable import Frames

/// Files of a real web server and of a real S3 store on this machine.
@Suite(.serialized)
final class RemoteLoadTests {
  let room: Room
  private static let store = Result { () -> StoreServer in
    let server = try StoreServer()
    let room = try Room()
    let folder = room.folder
    try room.write("small.csv", "id,city\n1,Oslo\n2,Rom\n")
    let numbers = try room.context.sql("select i as id, hash(i) / 1e9 as a, 'text ' || i as t from range(400000) r(i)")
    _ = try numbers.save(folder + "/large.parquet")
    try RemoteLoadTests.put(server, "small.csv", folder, isFirst: true)
    try RemoteLoadTests.put(server, "large.parquet", folder)
    return server
  }
  private static let web = Result { () -> WebServer in
    let server = try WebServer(tls: false)
    try server.write("a.csv", "id,city\n1,Oslo\n2,Rom\n")
    try FileManager.default.copyItem(atPath: data + "/orders.xlsx", toPath: server.folder + "/files/orders.xlsx")
    return server
  }

  init() throws { room = try Room() }

  /// Stores a file by a signed request of curl's; the bucket is made by another one.
  private static func put(
    _ server: StoreServer, _ name: String, _ folder: String, isFirst: Bool = false
  ) throws {
    let user = "\(StoreServer.key):\(StoreServer.secret)"
    let signed = ["-s", "--aws-sigv4", "aws:amz:us-east-1:s3", "--user", user]
    let bucket = "http://127.0.0.1:\(server.port)/data"
    let patient = ["--retry", "20", "--retry-all-errors", "--retry-delay", "1"]
    if isFirst {
      // That it is there already is no trouble: the store may have made it and answered late.
      try Neighbour.run("/usr/bin/curl", signed + patient + ["-X", "PUT", bucket])
    }
    try Neighbour.run("/usr/bin/curl", signed + patient + ["-f", "-T", folder + "/" + name, bucket + "/" + name])
  }

  private func s3(_ text: String, _ change: (inout RemoteAccess) -> Void = { _ in }) throws -> Frame {
    var options = LoadOptions()
    var access = try Self.store.get().access
    change(&access)
    options.access = access
    return try room.context.load([text], options)
  }

  @Test("A small file of a store is fetched and read like one of this machine.")
  func small() throws {
    let frame = try s3("s3://data/small.csv")
    #expect(try frame.cells("city") == [.text("Oslo"), .text("Rom")])
    #expect(frame.remarks.contains("21 bytes were fetched from data"))
    #expect(frame.plan.description == "load \"small.csv\"")
    try room.write("small.csv", "id,city\n1,Oslo\n2,Rom\n")
    #expect(try frame.files[0].fingerprint() == room.load("small.csv").files[0].fingerprint())
  }

  @Test("Of a Parquet file only the columns that are asked for come, and how many bytes is told.")
  func parquet() throws {
    let frame = try s3("s3://data/large.parquet")
    #expect(frame.schema.names == ["id", "a", "t"])
    #expect(try frame.count() == 400_000)
    let gate = try room.context.gate()
    let before = gate.bytes
    #expect(try frame.filter(.binary(.less, c("id"), v(100))).select(["id"]).cells("id").count == 100)
    let came = gate.bytes - before
    let whole = frame.files[0].origin.map { _ in 1 } ?? 0
    #expect(whole == 1)
    #expect(came > 0 && came < 2_000_000, "\(came)")
    #expect(room.notes.lines.contains { $0.hasSuffix("came from the network") })
    _ = try frame.collect()
    #expect(gate.bytes - before > 3 * came)
  }

  @Test("A pattern names several files of a store.")
  func pattern() throws {
    #expect(try s3("s3://data/*.parquet").count() == 400_000)
    #expect(fault { _ = try s3("s3://data/*.json") }?.code == "F031")
  }

  @Test("No such key or bucket, a wrong key and a closed port are told, and no secret is shown.")
  func storeFaults() throws {
    #expect(fault { _ = try s3("s3://data/none.csv") }?.code == "F076")
    #expect(fault { _ = try s3("s3://nowhere/small.csv") }?.code == "F076")
    let wrong = fault { _ = try s3("s3://data/small.csv") { $0.secret = Secret("S", text: "wrong-secret-1") } }
    #expect(wrong?.code == "F077" && wrong?.help?.contains("secret(") == true)
    #expect(wrong.map { "\($0)".contains("wrong-secret-1") } == false)
    let port = try Neighbour.freePort()
    #expect(fault { _ = try s3("s3://data/small.csv") { $0.endpoint = "http://127.0.0.1:\(port)" } }?.code == "E046")
    #expect(fault { _ = try s3("s3://data/small.csv") { $0.endpoint = "127.0.0.1" } }?.code == "F075")
  }

  @Test("A web server of this machine may speak http; what it sends is read by its first bytes.")
  func web() throws {
    let url = try "http://127.0.0.1:\(Self.web.get().port)"
    #expect(try room.context.load([url + "/a.csv"]).cells("id") == [.int(1), .int(2)])
    #expect(try room.context.load([url + "/orders.xlsx"]).count() == 30)
    #expect(try room.context.load([url + "/away//a.csv"]).count() == 2)
    #expect(fault { _ = try room.context.load([url + "/none.csv"]) }?.code == "F076")
    #expect(fault { _ = try room.context.load([url + "/closed/a.csv"]) }?.code == "F077")
  }

  @Test("What is larger than the cap is not fetched, and what goes on for ever is cut.")
  func cap() throws {
    let url = try "http://127.0.0.1:\(Self.web.get().port)"
    var options = LoadOptions()
    options.limit = 10
    let large = fault { _ = try room.context.load([url + "/a.csv"], options) }
    #expect(large?.code == "F080" && large?.message == "`a.csv` has 21 bytes, and 10 bytes are fetched at most")
    options.limit = 3_000_000
    let endless = fault { _ = try room.context.load([url + "/endless/a.csv"], options) }
    #expect(["F080", "F078"].contains(endless?.code), "\(endless.map { "\($0)" } ?? "none")")
    #expect(try room.context.gate().bytes < 80_000_000)
  }

  @Test("Another machine is only asked with https, and a name that is none is told.")
  func plain() {
    #expect(fault { _ = try room.context.load(["http://192.0.2.1/a.csv"]) }?.code == "E045")
    #expect(fault { _ = try room.context.load(["https://no-such-host.invalid/a.csv"]) }?.code == "E046")
    for text in ["ftp://host/a.csv", "https://", "https://host", "s3://bucket", "https://ada:pw@host/a.csv"] {
      #expect(fault { _ = try room.context.load([text]) }?.code == "F075", "\(text)")
    }
    #expect(fault { _ = try room.context.load(["https://host/a.csv", "b.csv"]) }?.code == "F075")
  }

  @Test("Where only some hosts may be read, no other and no private address is, also when a server sends there.")
  func policy() throws {
    let port = try Self.web.get().port
    let closed = FrameContext(folder: room.folder, seed: 1, network: .server(["data.example.com"]))
    let url = "http://127.0.0.1:\(port)/a.csv"
    #expect(fault { _ = try closed.load([url]) }?.message.contains("not among the hosts") == true)
    let named = FrameContext(folder: room.folder, seed: 1, network: .server(["127.0.0.1"]))
    #expect(fault { _ = try named.load([url]) }?.message.contains("private network") == true)
    let own = FrameContext(folder: room.folder, seed: 1, network: NetworkPolicy(hosts: ["127.0.0.1"]))
    #expect(try own.load([url]).count() == 2)
    let sent = fault { _ = try own.load(["http://127.0.0.1:\(port)/away/http://localhost:\(port)/a.csv"]) }
    #expect(sent?.code == "E045" && sent?.message.contains("`localhost` is not among the hosts") == true)
  }

  @Test("A file that changes on its server is another one.")
  func changes() throws {
    let server = try Self.web.get()
    let numbers = try room.context.sql("select i as id from range(10) r(i)")
    _ = try numbers.save(server.folder + "/files/moving.parquet")
    let frame = try room.context.load(["http://127.0.0.1:\(server.port)/moving.parquet"])
    #expect(try frame.count() == 10)
    sleep(1)
    _ = try numbers.head(5).save(server.folder + "/files/moving.parquet")
    #expect(fault { _ = try frame.collect() }?.code == "F035")
  }

  @Test("A certificate that nobody vouches for is refused, and one of a named file is taken.")
  func certificates() throws {
    let server = try WebServer(tls: true)
    try server.write("a.csv", "id\n1\n")
    let url = "https://localhost:\(server.port)/a.csv"
    let unknown = fault { _ = try room.context.load([url]) }
    #expect(unknown?.code == "F079", "\(unknown.map { "\($0)" } ?? "none")")
    setenv("SSL_CERT_FILE", server.certificate, 1)
    defer { unsetenv("SSL_CERT_FILE") }
    let other = try Room()
    #expect(try other.context.load([url]).cells("id") == [.int(1)])
  }
}
