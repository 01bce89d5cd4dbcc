import Engines
import Glibc
import Synchronization

extension FrameContext {
  /// A frame of one file, of several that have the same columns, or of all that a pattern names.
  ///
  /// The first bytes decide what a file is, then its name. Nothing is read here but what tells names and types.
  public func load(_ paths: [String], _ options: LoadOptions = LoadOptions()) throws -> Frame {
    guard !paths.isEmpty else { throw Fault("F031", "`load` needs a file", subject: "load") }
    if let remote = try RemoteLoad(paths, options, self) { return try remote.frame() }
    if paths.count == 1, let lake = Lake(Disk.resolved(paths[0], in: folder)) {
      try fence?.check(lake.path, written: paths[0])
      try options.checkKind(lake.format)
      return try frame(try lake.source(options, self))
    }
    var files: [String] = []
    var stamps: [FileStamp] = []
    var copies: [TemporaryFile] = []
    var hasParts = false
    for written in paths {
      let found = try self.files(written, &copies)
      hasParts = hasParts || found.areParts
      for path in found.paths {
        stamps.append(try Disk.checked(path, paths.count == 1 && files.isEmpty ? written : path))
        files.append(path)
      }
    }
    let parts = hasParts ? try PathParts(files) : .none
    let kinds = try files.map { try FileKind($0, stamps: stamps, options.format, self) }
    guard let kind = kinds.first, kinds.allSatisfy({ $0.format == kind.format && $0.isCompressed == kind.isCompressed })
    else {
      throw Fault(
        "F039", "the files are of several kinds", subject: files[0], help: "load them one by one and `concat`")
    }
    try options.checkKind(kind.format)
    return try frame(try look(files, stamps, kind, options, parts, copies))
  }

  /// The rows of a source.
  func frame(_ source: FileSource) throws -> Frame {
    let schema = try Schema(source.layout.columns.map { Field($0.name, $0.type) })
    return Frame(Plan(.file(source), schema, verb: "load"), self)
  }

  /// The files that a written path means: one, those that a pattern matches, or those of a folder of parts; what comes
  /// through a pipe is copied first, as it is read more than once.
  private func files(
    _ written: String, _ copies: inout [TemporaryFile]
  ) throws -> (paths: [String], areParts: Bool) {
    if written == "-" {
      let copy = try standardInput.withLock { known in
        if let known { return known }
        guard isatty(0) == 0 else {
          throw Fault(
            "F091", "`load \"-\"` reads what is piped in, and nothing is", subject: written,
            help: "mlops run SCRIPT < FILE, or name a file")
        }
        let copy = try TemporaryFile(draining: 0, to: temporaryFolder, name: "standard input")
        known = copy
        return copy
      }
      copies.append(copy)
      return ([copy.path], false)
    }
    let resolved = Disk.resolved(written, in: folder)
    if PartFolder.isOne(resolved) {
      try fence?.check(resolved, written: written)
      let found = try PartFolder(path: resolved).files()
      guard !found.isEmpty else { throw Fault("F034", "`\(written)` holds no file", subject: written) }
      return (found, true)
    }
    let found = try Disk.files(resolved)
    for path in found { try fence?.check(path, written: written) }
    if found.count == 1, Disk.isPipe(found[0]) {
      let copy = try TemporaryFile(draining: found[0], to: temporaryFolder)
      copies.append(copy)
      return ([copy.path], false)
    }
    return (found, found.count > 1 || found[0] != resolved)
  }

  /// Looks at files of one kind.
  private func look(
    _ files: [String], _ stamps: [FileStamp], _ kind: FileKind, _ options: LoadOptions, _ parts: PathParts,
    _ copies: [TemporaryFile]
  ) throws -> FileSource {
    switch kind.format {
    case .csv:
      return try withConnection { connection in
        try CSVLook(
          paths: files, stamps: stamps, options: options, isCompressed: kind.isCompressed,
          temporaryFolder: temporaryFolder, connection: { connection }, parts: parts, copies: copies
        ).source()
      }
    case .excel:
      try open(.excel)
      try checkAlone(files)
      return try withConnection {
        try ExcelLook(path: files[0], stamp: stamps[0], options: options, connection: $0).source()
      }
    case .sqlite:
      try checkAlone(files)
      let warehouse = try connect(WarehouseAddress("sqlite:" + files[0]))
      return try withConnection {
        try SQLiteLook(
          path: files[0], stamp: stamps[0], options: options, warehouse: warehouse, connection: $0
        ).source()
      }
    case .delta, .iceberg, .table:
      throw Fault(
        "F089", "`\(Disk.name(files[0]))` is no folder of \(kind.format.title)", subject: Disk.name(files[0]),
        help: "name the folder that holds the table")
    case .parquet, .json, .jsonLines:
      return try withConnection { connection in
        try TypedLook(
          paths: files, stamps: stamps, options: options, format: kind.format, isCompressed: kind.isCompressed,
          connection: connection, parts: parts, copies: copies
        ).source()
      }
    }
  }

  private func checkAlone(_ files: [String]) throws(Fault) {
    guard files.count > 1 else { return }
    throw Fault(
      "F039", "\(files.count) files are named, and each of this kind holds tables of its own", subject: files[0],
      help: "load them one by one and `concat`")
  }
}

/// What a file is by its first bytes.
struct FileKind {
  let format: FileFormat
  let isCompressed: Bool

  init(_ path: String, stamps: [FileStamp], _ wanted: FileFormat?, _ context: FrameContext) throws {
    let size = stamps.first { $0.path == path }?.size ?? 0
    var head = try Disk.bytes(path, from: 0, count: min(size, 4096))
    isCompressed = head.starts(with: [0x1F, 0x8B])
    if let wanted, wanted != .parquet {
      format = wanted
      return
    }
    if head.starts(with: Array("PAR1".utf8)) || wanted == .parquet {
      guard size >= 12, try Disk.bytes(path, from: size - 4, count: 4) == Array("PAR1".utf8) else {
        throw Fault(
          "F036", "`\(Disk.name(path))` is no whole Parquet: its end is missing", subject: path,
          help: "was it cut off while it was copied?")
      }
      format = .parquet
      return
    }
    if head.starts(with: Array("SQLite format 3".utf8)) {
      format = .sqlite
      return
    }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]), FileKind.isExcel(path, head) {
      format = .excel
      return
    }
    for (mark, name) in FileKind.others where head.starts(with: mark) {
      throw Fault(
        "F036", "`\(Disk.name(path))` is \(name), which `load` does not read", subject: path,
        help: "save it as CSV or Parquet first")
    }
    if isCompressed { head = try context.withConnection { try Compressed.head(path, $0).bytes } }
    let text = head.drop { $0 == 32 || $0 == 9 || $0 == 10 || $0 == 13 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    let second = text.dropFirst().first { $0 != 32 && $0 != 9 && $0 != 10 && $0 != 13 }
    switch (text.first, second) {
    case (UInt8(ascii: "["), UInt8(ascii: "{")), (UInt8(ascii: "["), UInt8(ascii: "]")): format = .json
    case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "{"), UInt8(ascii: "}")):
      let firstLine = text.prefix { $0 != 10 }
      let isLine = firstLine.last { $0 != 13 && $0 != 32 } == UInt8(ascii: "}") || !text.contains(10)
      format = isLine ? .jsonLines : .json
    default: format = .csv
    }
  }

  /// A zip file that is called so, or has the parts of a workbook among its first ones.
  private static func isExcel(_ path: String, _ head: [UInt8]) -> Bool {
    let name = Spelling.folded(path)
    return name.hasSuffix(".xlsx") || name.hasSuffix(".xlsm") || head.firstRange(of: Array("xl/".utf8)) != nil
  }

  private static let others: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip file"),
    ([0x80, 0x02], "a pickle"), ([0x80, 0x03], "a pickle"), ([0x80, 0x04], "a pickle"), ([0x80, 0x05], "a pickle"),
    (Array("ARROW1".utf8), "an Arrow file"), (Array("ORC".utf8), "an ORC file"), (Array("%PDF".utf8), "a PDF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file"), ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
  ]
}
