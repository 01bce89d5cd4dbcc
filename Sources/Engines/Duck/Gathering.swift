/// Chunk after chunk put together to native columns.
///
/// Sendable: one thread at a time takes chunks, and another finishes after it.
final class Gathering: @unchecked Sendable {
  // Sendable because the readers are only touched by the thread that takes chunks, and by `finish` after it has ended.
  private var readers: [DuckColumnReader]
  private let fields: [DuckField]

  /// Makes room for `about` so many rows.
  init(_ readers: [DuckColumnReader], _ fields: [DuckField], about rows: Int) {
    self.readers = readers
    self.fields = fields
    for index in self.readers.indices { self.readers[index].reserve(rows) }
  }

  func take(_ chunk: DuckChunk) throws {
    for index in readers.indices {
      do { try chunk.append(index, to: &readers[index]) } catch var fault as Fault {
        fault.message += " in column `\(fields[index].name)`"
        fault.subject = fields[index].name
        throw fault
      }
    }
  }

  /// The columns, whose rows are given up here.
  func finish() -> [DuckColumn] {
    defer { readers = [] }
    return readers.map { $0.finish() }
  }
}
