/// A field of dots in a few character cells: braille (2 × 4 dots a cell), or one sign a cell where braille or colour
/// cannot tell groups apart.
struct DotCanvas {
  let width, height: Int
  private let paint: Paint
  private let usesSigns: Bool
  private var dots: [UInt8]
  private var series: [Int]

  init(width: Int, height: Int, groupCount: Int, paint: Paint) {
    self.width = max(1, width)
    self.height = max(1, height)
    self.paint = paint
    usesSigns = DotCanvas.usesSigns(groupCount: groupCount, paint)
    dots = Array(repeating: 0, count: self.width * self.height)
    series = dots.map { _ in 0 }
  }

  static func usesSigns(groupCount: Int, _ paint: Paint) -> Bool {
    !paint.isUnicode || (!paint.isColored && groupCount > 1)
  }

  /// The sign of a group, in the field and in the legend.
  static func sign(_ series: Int) -> String {
    if series == guide { return "." }
    let signs = ["o", "x", "+", "*", "#", "@", "%"]
    return signs[((series % signs.count) + signs.count) % signs.count]
  }

  /// Sets the dot at a share of the field's width, from the left, and of its height, from the bottom, each 0 to 1.
  mutating func set(x: Double, y: Double, series group: Int) {
    guard x >= 0, x <= 1, y >= 0, y <= 1 else { return }
    let column = min(width * 2 - 1, Whole.of(x * Double(width * 2)))
    let row = height * 4 - 1 - min(height * 4 - 1, Whole.of(y * Double(height * 4)))
    let cell = row / 4 * width + column / 2
    // The order of the dots in U+2800: 1 2 3 7 down the left, 4 5 6 8 down the right.
    let bits: [UInt8] = column % 2 == 0 ? [1, 2, 4, 64] : [8, 16, 32, 128]
    dots[cell] |= bits[row % 4]
    series[cell] = group
  }

  /// The series of lines to compare with, which are dim.
  static let guide = -1

  /// Sets the dots of a line through points that are given as shares, in order; `every` leaves gaps.
  mutating func line(_ points: [Figure.Point], series: Int, every: Int = 1) {
    if points.count == 1 { set(x: points[0].x, y: points[0].y, series: series) }
    var number = 0
    for (from, to) in zip(points, points.dropFirst()) {
      let across = abs(to.x - from.x) * Double(width * 2)
      let down = abs(to.y - from.y) * Double(height * 4)
      let steps = max(1, min(4_000, Whole.of(max(across, down) + 0.5)))
      for step in 0...steps {
        defer { number += 1 }
        guard number % max(1, every) == 0 else { continue }
        let share = Double(step) / Double(steps)
        set(x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, series: series)
      }
    }
  }

  /// The field from the top, each line of exactly its width.
  var lines: [String] {
    (0..<height).map { row in
      var line = ""
      for cell in row * width..<(row + 1) * width {
        if dots[cell] == 0 {
          line += " "
        } else if usesSigns {
          line += paint(DotCanvas.sign(series[cell]), role(series[cell]))
        } else {
          line += paint(
            String(UnicodeScalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? "*"), role(series[cell]))
        }
      }
      return line
    }
  }

  private func role(_ series: Int) -> Paint.Role { series == DotCanvas.guide ? .dim : .series(series) }
}
