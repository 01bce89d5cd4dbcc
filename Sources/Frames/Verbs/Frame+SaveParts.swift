import Engines
import Glibc

/// What becomes of rows that a folder of parts already holds.
public enum SaveMode: String, Sendable, CaseIterable {
  /// The folder must hold none.
  case new
  /// They stay, and the new rows are added.
  case append
  /// Those in the parts that new rows fall into go; other parts stay.
  case replace
}

extension Frame {
  /// Writes the rows as new files into a folder, in a folder `column=value` for each value of the columns, all of them or
  /// none; a process that is killed, or a loss of power, leaves no half. Gives the number of rows.
  /// - Parameter form: `parquet`, `csv` or `jsonl`.
  @discardableResult
  public func save(parts path: String, by columns: [String], mode: SaveMode, form: String = "parquet") throws -> Int {
    let bare = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    let target = Disk.resolved(bare, in: context.folder)
    try context.fence?.check(target, written: path)
    try check(columns)
    guard columns.count < schema.names.count else {
      throw Fault(
        "F090", "`partition:` names every column, and the files would hold none", subject: path,
        help: "leave a column out of it")
    }
    guard let form = SaveForm(word: form) else {
      throw Fault("F043", "parts cannot be written as `\(form)`", subject: form, help: "parquet, csv or jsonl")
    }
    if let entry = Disk.entry(target), !entry.isFolder {
      throw Fault("F090", "`\(path)` is a file, and parts need a folder", subject: path)
    }
    let folder = PartFolder(path: target)
    if mode == .new, try !folder.files().isEmpty {
      throw Fault(
        "F090", "`\(path)` already holds rows", subject: path,
        help:
          "`mode: \"append\"` adds to them, `mode: \"replace\"` puts new ones in the place of the parts that they fall into"
      )
    }
    try Disk.makeFolders(target)
    Publication.sweep(target)
    let draft = Publication.draftName()
    do {
      let rows = try write(parts: "\(target)/\(draft)", columns, form)
      let moves = try Frame.drafts("\(target)/\(draft)").map { Publication.Move(from: "\(draft)/\($0)", to: $0) }
      try Watch.current.check()
      try Publication.run(in: target, moves: moves) {
        guard mode == .replace else { return [] }
        let touched = Set(moves.map { Disk.folder(of: $0.to) })
        return try folder.entries().map(\.place).filter { touched.contains(Disk.folder(of: $0)) }
      }
      Publication.removeAll("\(target)/\(draft)")
      return rows
    } catch {
      if try Publication(decidedIn: target).moves.isEmpty { Publication.removeAll("\(target)/\(draft)") }
      guard let fault = error as? Fault, fault.code == "E013" else { throw error }
      throw Fault("F044", "`\(path)` cannot be written: \(fault.message)", subject: path)
    }
  }

  private func write(parts draft: String, _ columns: [String], _ form: SaveForm) throws -> Int {
    guard mkdir(draft, 0o700) == 0 else { throw Disk.unwritable(draft) }
    let rows = try read { connection, text in
      // A name of its own for each file, so that appends never meet.
      let names = "FILENAME_PATTERN 'part-{uuidv7}'"
      let parts = columns.map(DuckSQL.name).joined(separator: ", ")
      let query = form.query(schema, text.sql)
      let target = columns.isEmpty ? "\(draft)/part-\(UInt64.random(in: 0...UInt64.max)).\(form.ending)" : draft
      let more = columns.isEmpty ? "" : ", PARTITION_BY (\(parts)), FILE_EXTENSION '\(form.ending)', \(names)"
      return try connection.query(
        SQLText(sql: "COPY (\(query)) TO \(DuckSQL.text(target)) (\(form.options)\(more))", values: text.values)
      ).int() ?? 0
    }
    for file in try Frame.drafts(draft) { try Disk.sync("\(draft)/\(file)") }
    return rows
  }

  /// The files that were written below a hidden folder.
  private static func drafts(_ draft: String) throws -> [String] {
    try PartFolder(path: draft).entries().map(\.file)
  }
}
