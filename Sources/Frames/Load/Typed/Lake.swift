import Engines

/// A folder that is a table, with a log of the files that belong to it: Delta Lake or Apache Iceberg.
struct Lake {
  let path: String
  let format: FileFormat
  /// The folder of the log, inside.
  private let log: String

  /// None where the path is no such folder.
  init?(_ written: String) {
    var path = written
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    guard let names = Folder(path)?.names else { return nil }
    self.path = path
    if names.contains("_delta_log") {
      (format, log) = (.delta, path + "/_delta_log")
    } else if names.contains("metadata"),
      Folder(path + "/metadata")?.names.contains(where: { $0.hasSuffix(".metadata.json") }) == true
    {
      (format, log) = (.iceberg, path + "/metadata")
    } else {
      return nil
    }
  }

  /// The table as it is now; a new entry in its log is a change.
  func source(_ options: LoadOptions, _ context: FrameContext) throws -> FileSource {
    try context.open(format == .delta ? .delta : .iceberg)
    guard let folder = Disk.entry(log)?.stamp else { throw Fault("F031", "there is no folder `\(log)`", subject: log) }
    let entries = (Folder(log)?.names ?? []).compactMap { Disk.entry(log + "/" + $0) }.filter { !$0.isFolder }.map(
      \.stamp)
    return try context.withConnection { connection in
      try TypedLook(
        paths: [path], stamps: [folder], options: options, format: format, isCompressed: false, connection: connection,
        contents: entries, version: version
      ).source()
    }
  }

  /// The newest description of an Iceberg table, where no file beside them says which it is: that of the greatest number in
  /// front, as every writer counts them.
  private var version: String? {
    guard format == .iceberg, let names = Folder(log)?.names, !names.contains("version-hint.text") else { return nil }
    let numbered = names.filter { $0.hasSuffix(".metadata.json") }.compactMap { name -> (Int, String)? in
      let digits = name.drop { $0 == "v" }.prefix { $0.isNumber }
      return Int(digits).map { ($0, String(name.dropLast(14))) }
    }
    return numbered.max { $0.0 < $1.0 }?.1
  }
}
