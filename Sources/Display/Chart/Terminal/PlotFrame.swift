/// The axes around a field of characters: marks and their texts at the left and below.
struct PlotFrame {
  let paint: Paint
  /// Columns and rows of the field.
  let width, height: Int
  private let yTexts: [Int: String]
  private let margin: Int

  /// Room for a field beside the texts of the y axis; below 20 columns the axis is left out.
  init(yTicks: Ticks, height: Int, paint: Paint) {
    self.paint = paint
    self.height = height
    var texts: [Int: String] = [:]
    if paint.width >= 20 {
      for mark in yTicks.marks {
        texts[PlotFrame.row(of: mark.value, in: yTicks, height: height)] = mark.text
      }
    }
    yTexts = texts
    margin = texts.isEmpty ? 0 : (texts.values.map(DisplayWidth.of).max() ?? 0) + 2
    width = max(1, paint.width - margin)
  }

  /// The row of the field, from the top, in which a value lies.
  static func row(of value: Double, in ticks: Ticks, height: Int) -> Int {
    let share = (value - ticks.low) / (ticks.high - ticks.low)
    return max(0, min(height - 1, height - 1 - Whole.of(share * Double(height - 1) + 0.5)))
  }

  /// Rows of a field that suits the window: at most 16, so that question, chart and answer stand together.
  static func height(_ paint: Paint) -> Int { max(3, min(16, paint.height - 8)) }

  /// The field with its axes; `marks` are columns of the field and their texts, from the left.
  func lines(_ field: [String], marks: [(column: Int, text: String)], xName: String, yName: String) -> [String] {
    guard margin > 0 else { return field }
    let (tick, corner, side) = paint.isUnicode ? ("┤", "└", "│") : ("+", "+", "|")
    var lines = [paint(DisplayWidth.cut(safeText(yName), to: paint.width), .heading)]
    for (row, line) in field.enumerated() {
      let text = yTexts[row]
      let label = DisplayWidth.pad(text ?? "", to: margin - 1, right: true)
      lines.append(paint(DisplayWidth.pad(label, to: margin - 1) + (text == nil ? side : tick), .dim) + line)
    }
    lines += PlotFrame.axis(marks, width: width, margin: margin, corner: corner, paint)
    let name = DisplayWidth.cut(safeText(xName), to: width)
    lines.append(String(repeating: " ", count: max(0, paint.width - DisplayWidth.of(name))) + paint(name, .heading))
    return lines.map(TableLayout.trimmed)
  }

  /// An axis below a field of some width that begins behind a margin: the rule with its marks, and their texts.
  static func axis(
    _ marks: [(column: Int, text: String)], width: Int, margin: Int, corner: String, _ paint: Paint
  ) -> [String] {
    let (rule, under) = paint.isUnicode ? ("─", "┬") : ("-", "+")
    let shown = placed(marks, width: width)
    var axis = Array(repeating: rule, count: width)
    for mark in shown where mark.column >= 0 && mark.column < width { axis[mark.column] = under }
    var labels = ""
    var used = 0
    for mark in shown {
      labels += String(repeating: " ", count: max(0, mark.start - used)) + mark.text
      used = mark.start + DisplayWidth.of(mark.text)
    }
    let space = String(repeating: " ", count: max(0, margin - corner.count))
    return [
      paint(space + corner + axis.joined(), .dim), paint(String(repeating: " ", count: margin) + labels, .dim),
    ]
  }

  /// Marks whose texts do not touch, each text centred below its mark and inside the field.
  private static func placed(
    _ marks: [(column: Int, text: String)], width: Int
  ) -> [(column: Int, start: Int, text: String)] {
    var placed: [(column: Int, start: Int, text: String)] = []
    var free = 0
    for mark in marks {
      let size = DisplayWidth.of(mark.text)
      let start = max(0, min(width - size, mark.column - size / 2))
      if start < free || size > width { continue }
      placed.append((mark.column, start, mark.text))
      free = start + size + 2
    }
    return placed
  }
}
