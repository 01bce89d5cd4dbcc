/// How much detail a chart may have where it is drawn.
struct ChartRoom: Sendable {
  /// The most bins of a histogram.
  var bins: Int
  /// The most words with a row of their own, for one group.
  var rows: Int
  /// The most columns and rows of a heat map.
  var columns, lines: Int
  /// The most points of a scatter and of a curve; what has more is sampled or averaged, and says so.
  var points: Int

  /// What a terminal can show.
  init(_ paint: Paint) {
    bins = max(1, min(60, (paint.width - 8) / 2))
    rows = max(3, min(20, paint.height - 6))
    columns = max(2, min(24, (paint.width - 20) / 3))
    lines = max(2, min(20, paint.height - 8))
    // Dots of a field take no memory of their own: all can be set.
    points = .max
  }

  private init(bins: Int, rows: Int, columns: Int, lines: Int, points: Int) {
    self.bins = bins
    self.rows = rows
    self.columns = columns
    self.lines = lines
    self.points = points
  }

  /// What a picture of 720 by 440 can show, in a file of at most some hundred kilobytes.
  static let picture = ChartRoom(bins: 60, rows: 20, columns: 24, lines: 16, points: 4_000)
}
