import Synchronization

extension DuckDatabase {
  /// Opens an extension and what it needs, once a database; E041 where it is not on this machine or cannot be opened.
  public func load(_ item: DuckExtension, from folder: EngineFolder = .standard) throws {
    for part in item.chain {
      try extensions.withLock { opened in
        guard !opened.contains(part.name) else { return }
        guard let path = part.path(in: folder) else {
          throw Fault(
            "E041",
            "reading \(item.purpose) needs DuckDB's extension \(part.name) \(part.version), which is not on this machine",
            help: part.remedy)
        }
        do { try DuckConnection(self).run("LOAD \(DuckSQL.text(path))") } catch let fault as Fault {
          throw Fault(
            "E041", "DuckDB's extension \(part.name) cannot be opened: \(fault.message)", help: part.remedy)
        }
        opened.insert(part.name)
      }
    }
  }
}
