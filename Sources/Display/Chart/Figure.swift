/// A chart before it is drawn: what stands on its axes, as numbers and words, and what has to be said of it.
///
/// The kinds of charts make figures; the terminal (`FigureText`) and the picture (`FigurePicture`) draw every figure.
struct Figure: Sendable {
  /// A few words that name the chart where it stands alone: `car_value by repaid`.
  var title: String
  var body: Body
  /// The names of the groups, in the order of their colours; none where there is one series.
  var groups: [String] = []
  var facts: [Fact] = []

  enum Body: Sendable {
    /// Fields one above the other, over one x axis.
    case fields([Field])
    case rows(Rows)
    case grid(Grid)
    /// Why there is nothing to draw.
    case nothing(String)
  }

  /// A short sentence below the chart.
  struct Fact: Sendable {
    var text: String
    /// Whether something was left out, averaged or sampled: said in the colour of warnings, on a line of its own.
    var isLoud: Bool

    init(_ text: String, isLoud: Bool = false) {
      self.text = text
      self.isLoud = isLoud
    }

    static func loud(_ text: String) -> Fact { Fact(text, isLoud: true) }
  }
}

extension Figure {
  /// Marks between two axes of numbers or times.
  struct Field: Sendable {
    /// What is said of this field alone: the name of its group.
    var heading: String?
    var x: Axis
    var y: Axis
    var marks: [Mark]
  }

  enum Mark: Sendable {
    /// A column for each bin; `edges` has one element more than `heights`.
    case columns(edges: [Double], heights: [Double], series: Int)
    case points([Point], series: Int)
    case line([Point], series: Int)
    /// A line to compare with: chance, perfection, zero.
    case guide([Point])
  }

  struct Point: Hashable, Sendable {
    var x, y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// An axis: its name, its ends and how it is marked.
  struct Axis: Sendable {
    var name: String
    var low, high: Double
    var isTimes = false
    /// Marks that the chart itself has chosen, such as the edges of bins.
    var fixed: Ticks?

    /// About so many round marks that cover the axis.
    func ticks(count: Int) -> Ticks {
      if let fixed { return fixed }
      return isTimes ? .times(low, high, count: count) : .numbers(low, high, count: count)
    }

    /// An axis over values of a column; a missing or infinite one does not count.
    init(_ name: String, of values: some Sequence<Double>, isTimes: Bool = false) {
      var ends: (low: Double, high: Double)?
      for value in values where value.isFinite {
        ends = (min(ends?.low ?? value, value), max(ends?.high ?? value, value))
      }
      self.init(name, ends?.low ?? 0, ends?.high ?? 1, isTimes: isTimes)
    }

    init(_ name: String, _ low: Double, _ high: Double, isTimes: Bool = false, fixed: Ticks? = nil) {
      self.name = name
      self.low = low
      self.high = high
      self.isTimes = isTimes
      self.fixed = fixed
    }

    /// From 0 to 1.
    static func share(_ name: String) -> Axis { Axis(name, 0, 1) }
  }
}

extension Figure {
  /// A row for each word: a bar from zero, or a box.
  struct Rows: Sendable {
    /// What the rows are and what their lengths mean: `plan: mean of amount`.
    var heading: String
    var items: [Item]

    struct Item: Sendable {
      var label: String
      var series: Int
      var mark: Mark
      /// The value as it stands at the end of the row.
      var text: String
    }

    enum Mark: Sendable {
      /// NaN where there is no value.
      case bar(Double)
      case box(BoxSummary)
    }

    /// The axis that all marks share; bars include zero.
    var axis: Axis {
      var values: [Double] = []
      for item in items {
        switch item.mark {
        case .bar(let value): values += [0, value]
        case .box(let box): values += box.outliers + [box.low, box.high]
        }
      }
      return Axis("", of: values)
    }
  }

  /// Cells of a heat map: words along both sides, a number in each cell.
  struct Grid: Sendable {
    var xName, yName: String
    var columns, rows: [String]
    /// `values[row][column]`, the first row on top; NaN where there is nothing.
    var values: [[Double]]
    /// What the numbers are: `rows`, `mean of amount`.
    var measure: String
    /// Whether the numbers are counts, which have no decimals.
    var isCount: Bool

    var ends: (low: Double, high: Double) {
      let known = values.joined().filter(\.isFinite)
      let low = isCount ? 0 : known.min() ?? 0
      return (low, max(known.max() ?? 1, low))
    }

    /// Where a value lies between the ends, 0 to 1.
    func share(_ value: Double) -> Double {
      let (low, high) = ends
      return high > low ? max(0, min(1, (value - low) / (high - low))) : 1
    }

    func text(_ value: Double) -> String {
      if !value.isFinite { return "" }
      return isCount ? NumberText.integer(Whole.of(value)) : NumberText.short(value, digits: 3)
    }
  }
}
