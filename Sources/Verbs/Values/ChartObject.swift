import Display
import Language

/// A chart as a value; the screen draws it as wide as it is.
final class ChartObject: DomainObject {
  let input: ChartInput
  let chart: Chart

  init(_ input: ChartInput, _ chart: Chart) {
    self.input = input
    self.chart = chart
    super.init()
  }

  override var kind: String { "chart" }
  override var inline: String { "\(chart.name) of \(input.x.name)" }
  override func showable(_ session: Session) throws -> any Showable {
    Lines(text: try chart.lines(of: input, session.screen.paint))
  }
}
