/// A kind of chart: its name, what it shows, and how it is drawn from columns as lines of text.
///
/// Each chart is one `static let` in a file of its own and one line of `catalogue`.
public struct Chart: Sendable {
  /// The word after `plot … kind:`.
  public let name: String
  /// One sentence.
  public let help: String
  let draw: @Sendable (ChartInput, Paint) throws -> [String]

  init(_ name: String, _ help: String, draw: @escaping @Sendable (ChartInput, Paint) throws -> [String]) {
    self.name = name
    self.help = help
    self.draw = draw
  }

  /// All charts, sorted by name.
  public static let catalogue: [Chart] = [.bars, .histogram, .scatter]

  public static func named(_ name: String) -> Chart? { catalogue.first { $0.name == name } }

  /// The chart that suits the columns: two of numbers or times make a scatter, one a histogram, words make bars.
  public static func suited(to input: ChartInput) -> Chart {
    if input.x.isWords { return .bars }
    return input.y == nil ? .histogram : .scatter
  }

  /// The chart as lines, none wider than the paint; throws D001 or D002 where the columns do not suit it.
  public func lines(of input: ChartInput, _ paint: Paint) throws -> [String] { try draw(input, paint) }
}
