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

  /// The field from the top, each line of exactly its width.
  var lines: [String] {
    (0..<height).map { row in
      var line = ""
      for cell in row * width..<(row + 1) * width {
        if dots[cell] == 0 {
          line += " "
        } else if usesSigns {
          line += paint(DotCanvas.sign(series[cell]), .series(series[cell]))
        } else {
          line += paint(
            String(UnicodeScalar(0x2800 + UInt32(dots[cell])).map(Character.init) ?? "*"), .series(series[cell]))
        }
      }
      return line
    }
  }
}
