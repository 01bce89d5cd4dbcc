import Frames
public import Language
import Registry

extension Session {
  /// Says which script is about to run, for the records of its runs.
  public func begin(_ source: Source) { script = source }

  /// Runs a script under a watch that stops with the session's flag.
  public func run(_ script: Script) throws { try watched { try interpreter.run(script) } }

  /// The file that keeps what was typed.
  public var historyPath: String? { workspace.history }

  /// A frame of rows that a verb has made: lists of models, runs, versions.
  func table(_ fields: [(String, ColumnType)], _ rows: [[Scalar]], named name: String) throws -> Frame {
    var columns: [Column] = []
    for (place, field) in fields.enumerated() {
      var builder = ColumnBuilder(field.0, field.1)
      for row in rows { try builder.append(row[place]) }
      columns.append(builder.finished)
    }
    return frames.frame(try Table(columns, rowCount: rows.count)).named(name)
  }
}
