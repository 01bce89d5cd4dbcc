import Engines

extension FrameContext {
  /// A frame of one file, of several that have the same columns, or of all that a pattern names.
  ///
  /// The first bytes decide what a file is, then its name. Nothing is read here but what tells names and types.
  public func load(_ paths: [String], _ options: LoadOptions = LoadOptions()) throws -> Frame {
    guard !paths.isEmpty else { throw Fault("F031", "`load` needs a file", subject: "load") }
    var files: [String] = []
    var stamps: [FileStamp] = []
    for written in paths {
      for path in try Disk.files(Disk.resolved(written, in: folder)) {
        try fence?.check(path, written: written)
        stamps.append(try Disk.checked(path, paths.count == 1 && files.isEmpty ? written : path))
        files.append(path)
      }
    }
    let kinds = try files.map { try FileKind($0, stamps: stamps, options.format, self) }
    guard let kind = kinds.first, kinds.allSatisfy({ $0.format == kind.format && $0.isCompressed == kind.isCompressed })
    else {
      throw Fault(
        "F039", "the files are of several kinds", subject: files[0], help: "load them one by one and `concat`")
    }
    let source = try look(files, stamps, kind, options)
    let schema = try Schema(source.layout.columns.map { Field($0.name, $0.type) })
    return Frame(Plan(.file(source), schema, verb: "load"), self)
  }

  private func look(
    _ files: [String], _ stamps: [FileStamp], _ kind: FileKind, _ options: LoadOptions
  ) throws -> FileSource {
    switch kind.format {
    case .csv:
      try withConnection { connection in
        try CSVLook(
          paths: files, stamps: stamps, options: options, isCompressed: kind.isCompressed,
          temporaryFolder: temporaryFolder, connection: { connection }
        ).source()
      }
    case .parquet, .json, .jsonLines:
      try withConnection { connection in
        try TypedLook(
          paths: files, stamps: stamps, options: options, format: kind.format, isCompressed: kind.isCompressed,
          connection: connection
        ).source()
      }
    }
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

  private static let others: [([UInt8], String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip or Excel file"), (Array("SQLite format 3".utf8), "an SQLite database"),
    ([0x80, 0x02], "a pickle"), ([0x80, 0x03], "a pickle"), ([0x80, 0x04], "a pickle"), ([0x80, 0x05], "a pickle"),
    (Array("ARROW1".utf8), "an Arrow file"), (Array("ORC".utf8), "an ORC file"), (Array("%PDF".utf8), "a PDF"),
    ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel file"), ([0x28, 0xB5, 0x2F, 0xFD], "packed with zstd"),
  ]
}
