import Engines

extension Chart {
  /// A point for each row: x to the right, y upwards.
  static let scatter = Chart("scatter", "A point for each row, one column to the right and one upwards.") {
    input, paint in
    guard let y = input.y else {
      throw Fault(
        "D001", "a scatter needs two columns, and only `.\(input.x.name)` is given", help: "plot frame, .x, .y")
    }
    guard let xs = input.x.numbers, let ys = y.numbers else {
      let words = input.x.isWords ? input.x : y
      throw Fault(
        "D002", "a scatter takes numbers, dates or times, and `.\(words.name)` is text", subject: ".\(words.name)",
        help: "bars count it: plot frame, .\(words.name)")
    }
    return Scatter(xs: xs, ys: ys, input: input, y: y, paint: paint).lines
  }
}

/// A scatter while it is drawn.
private struct Scatter {
  let xs, ys: [Double]
  let input: ChartInput
  let y: ChartColumn
  let paint: Paint

  var lines: [String] {
    let drawn = zip(xs, ys).enumerated().filter { $0.element.0.isFinite && $0.element.1.isFinite }.map(\.offset)
    let left = min(xs.count, ys.count) - drawn.count
    guard let first = drawn.first else {
      return [paint(DisplayWidth.cut("nothing to plot: no row has both values", to: paint.width), .note)]
    }
    var xEnds = (xs[first], xs[first])
    var yEnds = (ys[first], ys[first])
    for row in drawn {
      xEnds = (min(xEnds.0, xs[row]), max(xEnds.1, xs[row]))
      yEnds = (min(yEnds.0, ys[row]), max(yEnds.1, ys[row]))
    }
    let height = PlotFrame.height(paint)
    let yTicks = ticks(y, yEnds, count: max(2, height / 4))
    let frame = PlotFrame(yTicks: yTicks, height: height, paint: paint)
    let xTicks = ticks(input.x, xEnds, count: max(1, frame.width / (input.x.isTimes ? 16 : 10)))
    let (names, places) = input.groups
    var canvas = DotCanvas(width: frame.width, height: height, groupCount: names.count, paint: paint)
    for row in drawn {
      canvas.set(
        x: (xs[row] - xTicks.low) / (xTicks.high - xTicks.low), y: (ys[row] - yTicks.low) / (yTicks.high - yTicks.low),
        series: row < places.count ? places[row] : 0)
    }
    let marks = xTicks.marks.map { mark in
      let share = (mark.value - xTicks.low) / (xTicks.high - xTicks.low)
      return (column: min(frame.width - 1, Whole.of(share * Double(frame.width))), text: mark.text)
    }
    let usesSigns = DotCanvas.usesSigns(groupCount: names.count, paint)
    var facts = NumberText.count(drawn.count, "point")
    if left > 0 { facts += ", \(NumberText.count(left, "row")) without both values" }
    return frame.lines(canvas.lines, marks: marks, xName: input.x.name, yName: y.name)
      + PlotFrame.legend(names, signs: { usesSigns ? DotCanvas.sign($0) : "●" }, paint)
      + WrappedText.lines(facts, width: paint.width).map { paint($0, .dim) }
  }

  private func ticks(_ column: ChartColumn, _ ends: (Double, Double), count: Int) -> Ticks {
    column.isTimes ? .times(ends.0, ends.1, count: count) : .numbers(ends.0, ends.1, count: count)
  }
}
