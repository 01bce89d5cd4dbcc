import Engines
import Glibc

extension Frame {
  /// Writes the rows to a file, as its ending says: `.csv`, `.tsv`, `.jsonl`, `.parquet`, the first three also with
  /// `.gz`.
  /// The file stands there whole or not at all; one that was there is replaced. Gives the number of rows.
  @discardableResult
  public func save(_ path: String) throws -> Int {
    guard !RemoteAddress.isOne(path) else {
      throw Fault("F043", "`save` writes files of this machine, and `\(path)` is an address", subject: path)
    }
    let target = Disk.resolved(path, in: context.folder)
    try context.fence?.check(target, written: path)
    guard let form = SaveForm(target) else {
      throw Fault(
        "F043", "`\(path)` has no ending that says how to write it", subject: path,
        help: "end it in .csv, .tsv, .jsonl or .parquet (.csv.gz packs it)")
    }
    let folder = Disk.folder(of: target)
    guard Disk.entry(folder)?.isFolder ?? false else {
      throw Fault("F043", "there is no folder `\(folder)`", subject: path, help: "make it first: mkdir -p \(folder)")
    }
    guard !(Disk.entry(target)?.isFolder ?? false) else {
      throw Fault(
        "F043", "`\(path)` is a folder", subject: path, help: "name a file in it, or end it in / to write parts into it"
      )
    }
    let draft = "\(folder)/.\(Disk.name(target)).\(getpid()).\(UInt32.random(in: 0...UInt32.max)).part"
    Leftovers.sweep(beside: target)
    Leftovers.add(draft)
    do {
      let rows = try read { connection, text in
        try connection.query(
          SQLText(
            sql: "COPY (\(form.query(schema, text.sql))) TO \(DuckSQL.text(draft)) (\(form.options))",
            values: text.values)
        ).int() ?? 0
      }
      try Disk.sync(draft)
      try Watch.current.check()
      try Disk.rename(draft, target)
      Leftovers.keep(draft)
      try Disk.sync(folder)
      return rows
    } catch {
      Leftovers.remove(draft)
      guard let fault = error as? Fault, fault.code == "E013" else { throw error }
      throw Fault("F044", "`\(path)` cannot be written: \(fault.message)", subject: path)
    }
  }
}
