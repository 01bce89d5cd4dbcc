public import Display
import Engines
import Frames
import Language
import Serving

/// A result as it was shown, for a record of it: as text, and as a table or a picture where it is one.
public struct ShownResult: Sendable {
  /// `frame`, `report`, `chart`, `print`, …
  public var kind: String
  /// Without colour, in `ShownResult.paint`.
  public var lines: [String]
  public var table: TableGrid?
  public var svg: String?
  /// The same as the hash of the machine mode; of a table of more than `ShownResult.rowsHashed` rows, of what is shown
  /// of it and its size.
  public var hash: String

  /// How text is kept.
  public static let paint = Paint(isColored: false, width: 100)

  /// The most rows of a table that are read for its hash.
  static let rowsHashed = 100_000
}

extension Session {
  /// Keeps what is shown of a value, where somebody wants a record.
  func record(_ value: Value, shown: any Showable) throws {
    guard let trace else { return }
    let lines = shown.lines(ShownResult.paint)
    let kind = value.asObject.map(\.kind) ?? value.kind
    let table = shown as? TableText
    let hash: String
    if !trace.hashesRows {
      hash = SHA256.hex(lines.joined(separator: "\n"))
    } else if let frame = try rows(of: value), (table?.total ?? 0) <= ShownResult.rowsHashed {
      hash = MachineResult(frame, try work("reading") { try frame.collect() }).hash
    } else if table != nil {
      hash = SHA256.hex(lines.joined(separator: "\n"))
    } else {
      hash = MachineResult(value).hash
    }
    trace.keep(
      ShownResult(
        kind: kind, lines: lines, table: table?.grid, svg: (value.asObject as? ChartObject)?.drawing.svg(), hash: hash))
  }

  func record(line: String) {
    let lines = line.split(separator: "\n", omittingEmptySubsequences: false).map { safeText(String($0)) }
    trace?.keep(ShownResult(kind: "print", lines: lines, hash: MachineResult(printed: line).hash))
  }
}
