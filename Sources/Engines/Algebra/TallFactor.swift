internal import CEngines

/// The triangle R of Q R = A for a matrix A with many rows, which are taken block by block and given up at once: what R keeps
/// is enough for least squares, as precise as Householder's reflections of the whole matrix would be.
///
/// Each block is put below the triangle of those before it and both are reflected again (sequential TSQR, Demmel et al. 2012).
public struct TallFactor {
  /// How many columns there are.
  public let width: Int
  /// `width` columns of `height` numbers each: the triangle in the first `width` rows, then rows that wait.
  private var matrix: [Double]
  private let height: Int
  private var waiting = 0

  public init(width: Int) {
    self.width = width
    height = width + max(512, 4 * width)
    matrix = [Double](repeating: 0, count: height * width)
  }

  /// Takes rows, one after the other, `width` numbers each; E032 when they are not whole.
  public mutating func add(_ rows: [Double]) throws {
    guard width > 0, rows.count % width == 0 else { throw Fault("E032", "a block of rows does not fit the features") }
    var start = 0
    while start < rows.count {
      let taken = min(height - width - waiting, (rows.count - start) / width)
      for column in 0..<width {
        var target = column * height + width + waiting
        var source = start + column
        for _ in 0..<taken {
          matrix[target] = rows[source]
          target += 1
          source += width
        }
      }
      waiting += taken
      start += taken * width
      if width + waiting == height { try reflect() }
    }
  }

  /// The triangle of all rows so far, column by column, zeros below the diagonal.
  public mutating func triangle() throws -> [Double] {
    try reflect()
    return (0..<width).flatMap { matrix[$0 * height..<$0 * height + width] }
  }

  private mutating func reflect() throws {
    guard waiting > 0, width > 0 else { return }
    let lapack = try LapackLibrary.standard()
    var (rows, columns, leading) = (
      try LapackLibrary.size(width + waiting), try LapackLibrary.size(width), try LapackLibrary.size(height)
    )
    var scales = [Double](repeating: 0, count: width)
    var work = [Double](repeating: 0, count: 64 * width)
    var (room, status) = (try LapackLibrary.size(work.count), CInt(0))
    // Safe because the matrix holds `height` numbers a column, of which the first `width + waiting` are reflected, and the
    // two other arrays have the lengths that the routine asks for.
    lapack.call.dgeqrf_(&rows, &columns, &matrix, &leading, &scales, &work, &room, &status)
    for column in 0..<width {
      for row in (column + 1)..<max(column + 1, width + waiting) { matrix[column * height + row] = 0 }
    }
    waiting = 0
  }
}
