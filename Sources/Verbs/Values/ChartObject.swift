import Display
import Frames
import Language

/// A chart as a value; the screen draws it as wide as it is, and `save` writes it as a picture.
final class ChartObject: DomainObject {
  let drawing: Drawing
  /// The numbers that are drawn, where a verb computed them for the chart.
  let numbers: Frame?

  init(_ drawing: Drawing, numbers: Frame? = nil) {
    self.drawing = drawing
    self.numbers = numbers
    super.init()
  }

  override var kind: String { "chart" }
  override var inline: String { "chart(\(drawing.chart.name): \(drawing.title))" }
  override var fields: [(name: String, value: Value)] {
    [("chart", .text(drawing.chart.name)), ("title", .text(drawing.title))]
  }
  override var memberNames: [String] { super.memberNames + ["svg"] + (numbers == nil ? [] : ["rows"]) }
  override func member(_ name: String) throws -> Value? {
    if name == "rows", let numbers { return .object(FrameObject(numbers)) }
    return name == "svg" ? .text(drawing.svg()) : try super.member(name)
  }
  override func showable(_ session: Session) -> any Showable { drawing }

  /// The chart of that kind, or the one that suits the data.
  static func value(_ kind: String?, _ data: ChartData, in session: Session) throws -> Value {
    let suited = Chart.suited(to: data)
    guard let kind else { return .object(ChartObject(try session.work("drawing") { try Drawing(suited, data) })) }
    guard let chart = Chart.named(kind), chart.source == suited.source else {
      let all = Chart.all(of: suited.source).map { "\"\($0.name)\"" }.joined(separator: ", ")
      throw Diagnostic("V007", "`kind` of `plot` cannot be \"\(kind)\" here", help: "it is one of \(all)")
    }
    return .object(ChartObject(try session.work("drawing") { try Drawing(chart, data) }))
  }
}

extension ChartObject: Argument {
  static var word: String { "a chart" }
  static func accepts(_ value: Value) -> Bool { value.asObject is ChartObject }

  static func read(_ given: Given, _ session: Session) throws -> Self {
    guard let chart = given.value.asObject as? Self else { throw given.wrong(word, help: "`plot` gives one") }
    return chart
  }
}
