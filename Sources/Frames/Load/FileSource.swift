import Engines
import Synchronization

/// A file, or several of one shape, that a frame is read from.
///
/// A text file is read into the session's database once, when it is first needed in full, and again never; a Parquet
/// file is read where it lies, column by column.
public final class FileSource: Sendable {
  /// The files, as they were found.
  public let paths: [String]
  public let format: FileFormat
  let layout: FileLayout
  /// One line for each thing that was guessed or decided while looking at the file.
  public let remarks: [String]
  public let stamps: [FileStamp]
  /// The files whose bytes are what the rows come from; those of a Delta table name all others.
  let contents: [FileStamp]
  /// Copies in another encoding, or from another machine, that are read in place of the files.
  let copies: [TemporaryFile]
  /// The program whose output it is, with the hashes of its files.
  let program: String?
  /// Where the rows come from, when that is not this machine.
  let origin: (any RowOrigin)?
  /// The open file that the rows are read from, held until then.
  let keeper: Warehouse?
  let stored = Mutex<StoredTable?>(nil)
  private let digest = Mutex<String?>(nil)

  init(
    paths: [String], format: FileFormat, layout: FileLayout, remarks: [String], stamps: [FileStamp],
    contents: [FileStamp]? = nil, copies: [TemporaryFile] = [], program: String? = nil,
    origin: (any RowOrigin)? = nil, keeper: Warehouse? = nil
  ) {
    self.paths = paths
    self.format = format
    self.layout = layout
    self.remarks = remarks
    self.stamps = stamps
    self.contents = contents ?? stamps
    self.copies = copies
    self.program = program
    self.origin = origin
    self.keeper = keeper
  }

  /// The same rows under the name of where they came from, with the copies that hold them and one more remark.
  func fetched(from paths: [String], _ copies: [TemporaryFile], _ remark: String) -> FileSource {
    FileSource(
      paths: paths, format: format, layout: layout, remarks: remarks + [remark], stamps: stamps, contents: contents,
      copies: self.copies + copies, program: program, origin: origin, keeper: keeper)
  }

  /// Small enough to be read in full when only its first rows are wanted.
  var isSmall: Bool { stamps.reduce(0) { $0 + $1.size } <= 4_000_000 }

  /// Throws F035 where a file has changed since it was looked at; what was stored before stays as it was read.
  func checkUnchanged() throws(Fault) {
    guard stored.withLock({ $0 }) == nil else { return }
    for stamp in stamps {
      guard let now = Disk.entry(stamp.path)?.stamp else {
        throw Fault("F035", "`\(Disk.name(stamp.path))` is gone since it was loaded", subject: stamp.path)
      }
      guard now == stamp else {
        throw Fault(
          "F035", "`\(Disk.name(stamp.path))` has changed since it was loaded", subject: stamp.path,
          help: "load it again")
      }
    }
  }

  /// The SHA-256 of the files' bytes, as hexadecimal digits; computed when first asked for, from files that are
  /// unchanged.
  public func fingerprint() throws -> String {
    if let known = digest.withLock({ $0 }) { return known }
    var hash = SHA256()
    if let origin { hash.update(Array(try origin.digest().utf8)) }
    for stamp in contents {
      guard Disk.entry(stamp.path)?.stamp == stamp else {
        throw Fault(
          "F035", "`\(Disk.name(stamp.path))` has changed since it was loaded", subject: stamp.path,
          help: "load it again")
      }
      var at = 0
      while at < stamp.size {
        try Watch.current.check()
        let bytes = try Disk.bytes(stamp.path, from: at, count: min(1 << 20, stamp.size - at))
        guard !bytes.isEmpty else { break }
        hash.update(bytes)
        at += bytes.count
      }
    }
    let text = hash.finish()
    digest.withLock { $0 = text }
    return text
  }
}

extension Frame {
  /// The files that the rows come from.
  public var files: [FileSource] { plan.files }

  /// Whether the rows are those of a file as it was loaded.
  public var isLoaded: Bool { if case .file(let source) = plan.step { source.program == nil } else { false } }

  /// What was guessed and decided while the files were looked at, one line each.
  public var remarks: [String] { plan.files.flatMap(\.remarks) }
}

extension Plan {
  var files: [FileSource] {
    if case .file(let source) = step { return [source] }
    var found: [FileSource] = []
    for source in inputs.flatMap(\.files) where !found.contains(where: { $0 === source }) { found.append(source) }
    return found
  }
}
