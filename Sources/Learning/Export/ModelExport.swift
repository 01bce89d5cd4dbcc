import Engines
public import Frames

/// A model as another tool reads it: a file in the engine's own form, rows as the model sees them, and the lines of Python
/// that load both and predict.
public struct ModelExport: Sendable {
  /// What the file holds.
  public let bytes: [UInt8]
  /// The prepared rows as CSV; none where no rows were given.
  public let rows: [UInt8]?
  /// Lines of Python; the last one binds `predictions`.
  public let lines: [String]
  /// What the file leaves out, one line each.
  public let notes: [String]

  /// Makes what is written to `name` and, with rows, beside it to `ModelExport.rowsName(name)`. L066 names the ending that the model
  /// has where another was asked for, or says that no other tool reads such a model.
  public init(_ model: Model, name: String, rows frame: Frame? = nil) throws {
    let form = try ExportForm(model, name)
    bytes = try form.bytes(model)
    rows = try frame.map { try ModelExport.csv(model, $0) }
    let columns = model.featureNames.map { $0.filter { !$0.isNewline } }.joined(separator: ", ")
    let told = columns.count > 80 ? columns.prefix(80) + "…" : columns[...]
    let read =
      frame == nil
      ? "rows = numpy.empty((0, \(model.featureNames.count)))  # fill with: \(told)"
      : "rows = numpy.loadtxt(\(ModelExport.quoted(ModelExport.rowsName(name))), delimiter=\",\", skiprows=1, ndmin=2)"
    lines = form.lines(ModelExport.quoted(name), read, model)
    notes =
      (model.card.calibration == nil ? [] : ["the file's probabilities are those before they were calibrated"])
      + (frame == nil ? ["with `rows:` the numbers that the model sees are saved too, made by its recipe"] : [])
  }

  /// The file beside a model's that holds its prepared rows: `model.rows.csv` beside `model.txt`.
  public static func rowsName(_ name: String) -> String {
    let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name[...]
    return stem + ".rows.csv"
  }

  /// The rows as the numbers that the model sees, `nan` where one is missing.
  private static func csv(_ model: Model, _ frame: Frame) throws -> [UInt8] {
    let rows = FeatureRows(
      try FeatureMatrix(model.card.recipe, PreparedTable(frame, model, target: false).prepared))
    let names = model.featureNames.map { name in String(name.map { $0 == "," || $0.isNewline || $0 == "\"" ? "_" : $0 })
    }
    var text = names.joined(separator: ",") + "\n"
    try rows.numbers { _, numbers in
      for start in stride(from: 0, to: numbers.count, by: rows.featureCount) {
        text += numbers[start..<start + rows.featureCount].map { "\($0)" }.joined(separator: ",") + "\n"
      }
    }
    return Array(text.utf8)
  }

  /// A text as Python writes it.
  private static func quoted(_ text: String) -> String {
    let inner = text.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\\": "\\\\"
      case "\"": "\\\""
      case "\n": "\\n"
      default: String(scalar)
      }
    }
    return "\"" + inner.joined() + "\""
  }
}
