import Engines

/// A kind of chart: its name, what it shows, and the figure that it makes of its data.
///
/// Each chart is one `static let` in a file of its own and one line of `catalogue`. It says what is drawn and never how:
/// the terminal and the picture each draw every figure.
public struct Chart: Sendable {
  /// What a chart is drawn from.
  public enum Source: String, Sendable {
    /// Columns of a frame.
    case columns
    /// The rows that a model was judged on.
    case judged
    /// The weights of a model's features.
    case weights
    /// How a model's answer moves with one column.
    case moving
  }

  /// The word after `plot … kind:`.
  public let name: String
  /// One sentence.
  public let help: String
  public let source: Source
  private let make: @Sendable (ChartData, ChartRoom) throws -> Figure

  /// A chart of columns.
  init(_ name: String, _ help: String, columns make: @escaping @Sendable (ChartInput, ChartRoom) throws -> Figure) {
    self.init(name, help, .columns) { data, room in
      guard case .columns(let input) = data else { throw Chart.unsuited(name, "the columns of a frame") }
      return try make(input, room)
    }
  }

  /// A chart of judged rows.
  init(_ name: String, _ help: String, judged make: @escaping @Sendable (JudgedRows, ChartRoom) throws -> Figure) {
    self.init(name, help, .judged) { data, room in
      guard case .judged(let rows) = data else { throw Chart.unsuited(name, "a report of `evaluate`") }
      return try make(rows, room)
    }
  }

  /// A chart of the weights of features.
  init(_ name: String, _ help: String, weights make: @escaping @Sendable (FeatureWeights, ChartRoom) throws -> Figure) {
    self.init(name, help, .weights) { data, room in
      guard case .weights(let weights) = data else { throw Chart.unsuited(name, "a model") }
      return try make(weights, room)
    }
  }

  /// A chart of how an answer moves.
  init(_ name: String, _ help: String, moving make: @escaping @Sendable (MovingAnswer, ChartRoom) throws -> Figure) {
    self.init(name, help, .moving) { data, room in
      guard case .moving(let answer) = data else { throw Chart.unsuited(name, "what `explain` gives of one column") }
      return try make(answer, room)
    }
  }

  private init(
    _ name: String, _ help: String, _ source: Source,
    _ make: @escaping @Sendable (ChartData, ChartRoom) throws -> Figure
  ) {
    self.name = name
    self.help = help
    self.source = source
    self.make = make
  }

  /// All charts, sorted by name.
  public static let catalogue: [Chart] = [
    .bars, .box, .calibration, .confusion, .cost, .density, .dependence, .gain, .heat, .histogram, .importance, .lift,
    .line, .precisionRecall, .residuals, .roc, .scatter,
  ]

  public static func named(_ name: String) -> Chart? { catalogue.first { $0.name == name } }

  /// The charts of one kind of data, sorted by name.
  public static func all(of source: Source) -> [Chart] { catalogue.filter { $0.source == source } }

  /// The chart that suits the data where none is asked for: two columns of numbers or times make a scatter, one a
  /// histogram, words make bars; a report its curve, its confusion matrix or its residuals.
  public static func suited(to data: ChartData) -> Chart {
    switch data {
    case .columns(let input): input.x.isWords ? .bars : input.y == nil ? .histogram : .scatter
    case .judged(let rows): rows.isBinary ? .roc : rows.classes.isEmpty ? .residuals : .confusion
    case .weights: .importance
    case .moving: .dependence
    }
  }

  /// The figure, with as much detail as there is room for; throws D001 and D003 to D007 where the data do not suit the chart.
  func figure(of data: ChartData, in room: ChartRoom) throws -> Figure { try make(data, room) }

  private static func unsuited(_ name: String, _ what: String) -> Fault {
    Fault("D005", "the chart `\(name)` is drawn from \(what)", subject: name)
  }
}
