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
  /// Copies in another encoding that are read in place of the files.
  let copies: [TemporaryFile]
  /// The program whose output it is, with the hashes of its files.
  let program: String?
  let stored = Mutex<StoredTable?>(nil)
  private let digest = Mutex<String?>(nil)

  init(
    paths: [String], format: FileFormat, layout: FileLayout, remarks: [String], stamps: [FileStamp],
    copies: [TemporaryFile] = [], program: String? = nil
  ) {
    self.paths = paths
    self.format = format
    self.layout = layout
    self.remarks = remarks
    self.stamps = stamps
    self.copies = copies
    self.program = program
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
    for stamp in stamps {
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
