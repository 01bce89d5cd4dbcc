import Engines
import Glibc

/// Reads files of other machines. Parquet is read where it lies, only what is needed of it; all else is fetched whole, up
/// to a cap, and then read as a file of this machine.
struct RemoteLoad {
  private let addresses: [RemoteAddress]
  private let options: LoadOptions
  private let context: FrameContext

  /// How many bytes are fetched where no `limit:` is said.
  static let usualLimit = 1_000_000_000
  /// What may come for looking at names and sizes.
  private static let looking = 64 << 20

  /// None where all paths are of this machine; throws F075 where they are mixed.
  init?(_ paths: [String], _ options: LoadOptions, _ context: FrameContext) throws {
    guard paths.contains(where: RemoteAddress.isOne) else { return nil }
    addresses = try paths.map { try RemoteAddress($0) }
    self.options = options
    self.context = context
  }

  func frame() throws -> Frame {
    let gate = try context.gate()
    return try context.withConnection { connection in
      try authorize(connection)
      let urls = try told(gate, RemoteLoad.looking) { try expanded(connection) }
      let origin = try told(gate, RemoteLoad.looking) { try RemoteOrigin(urls, connection) }
      if isParquet { return try inPlace(urls, origin, gate, connection) }
      return try fetched(urls, origin, gate, connection)
    }
  }

  private var isParquet: Bool {
    options.format == .parquet
      || options.format == nil && addresses.allSatisfy { Disk.name($0.text).lowercased().hasSuffix(".parquet") }
  }

  private func authorize(_ connection: DuckConnection) throws {
    let access = (options.access ?? RemoteAccess()).completed { name in
      // Safe because getenv gives NULL or a text that ends in a zero byte, copied at once.
      getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
    for bucket in Set(addresses.filter { $0.scheme == "s3" }.map(\.host)).sorted() {
      try connection.run(access.statement(bucket: bucket))
    }
  }

  private func expanded(_ connection: DuckConnection) throws -> [String] {
    try addresses.flatMap { address -> [String] in
      guard address.isPattern else { return [address.text] }
      let found = try connection.query("SELECT file FROM glob(\(DuckSQL.text(address.text))) ORDER BY file").columns()
      let files = try found.first.map { try Column("file", .text, $0).scalars.compactMap(\.text) } ?? []
      guard !files.isEmpty else { throw Fault("F031", "no file matches `\(address.text)`", subject: address.text) }
      return files
    }
  }

  private func inPlace(
    _ urls: [String], _ origin: RemoteOrigin, _ gate: NetworkGate, _ connection: DuckConnection
  ) throws -> Frame {
    try options.checkKind(.parquet)
    let source = try told(gate, RemoteLoad.looking) {
      try TypedLook(
        paths: urls, stamps: [], options: options, format: .parquet, isCompressed: false, connection: connection,
        origin: origin
      ).source()
    }
    return try context.frame(source)
  }

  private func fetched(
    _ urls: [String], _ origin: RemoteOrigin, _ gate: NetworkGate, _ connection: DuckConnection
  ) throws -> Frame {
    let limit = options.limit ?? RemoteLoad.usualLimit
    guard origin.size <= limit else { throw tooLarge(Remark.bytes(origin.size), limit) }
    var copies: [TemporaryFile] = []
    for url in urls {
      let copy = try TemporaryFile(named: RemoteLoad.fileName(url), in: context.temporaryFolder)
      copies.append(copy)
      // A server may send more than it said.
      _ = try told(gate, limit + RemoteLoad.slack) {
        try Watch.current.stage(Progress("fetching \(Disk.name(url))")) {
          try connection.run(
            "COPY (SELECT content FROM read_blob(\(DuckSQL.text(url)))) TO \(DuckSQL.text(copy.path)) (FORMAT BLOB)")
        }
      }
    }
    var own = options
    own.access = nil
    own.limit = nil
    let frame = try context.load(copies.map(\.path), own)
    guard let source = frame.files.first else { return frame }
    let hosts = Set(addresses.map(\.host)).sorted().joined(separator: ", ")
    return try context.frame(
      source.fetched(from: urls, copies, "\(Remark.bytes(origin.size)) were fetched from \(hosts)"))
  }

  /// Heads, certificates and what is asked twice.
  private static let slack = 1 << 20

  private func tooLarge(_ found: String, _ limit: Int) -> Fault {
    Fault(
      "F080", "`\(Disk.name(addresses[0].text))` has \(found), and \(Remark.bytes(limit)) are fetched at most",
      subject: Disk.name(addresses[0].text),
      help: "write `limit: 5GB`, or keep it as Parquet, of which only parts are read")
  }

  /// A name for a file here: the last part of the address, with nothing in it that means something to a shell or a folder.
  private static func fileName(_ url: String) -> String {
    let name = Disk.name(url).map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "_" }
    let short = String(String(name).suffix(100))
    return short.isEmpty || short.hasPrefix(".") ? "file" + short : short
  }

  /// Runs a body behind the gate, and says what goes wrong there in the user's words.
  private func told<T>(_ gate: NetworkGate, _ limit: Int, _ body: () throws -> T) throws -> T {
    do { return try gate.during(limit: limit, body).value } catch let fault as Fault {
      if fault.code == "E047" { throw tooLarge("more than it said", options.limit ?? RemoteLoad.usualLimit) }
      throw fault.ofRemote(addresses[0])
    }
  }
}
