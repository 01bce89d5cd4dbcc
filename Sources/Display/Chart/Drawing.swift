/// A chart with its data: drawn as lines for a terminal of any size, or as a picture.
public struct Drawing: Showable {
  public let chart: Chart
  public let data: ChartData

  /// Throws D001 and D003 to D007 where the data do not suit the chart.
  public init(_ chart: Chart, _ data: ChartData) throws {
    self.chart = chart
    self.data = data
    _ = try chart.figure(of: data, in: .picture)
  }

  /// The chart as lines, none wider than the paint.
  public func lines(_ paint: Paint) -> [String] {
    // The data were tried when the drawing was made, and how much room there is changes no error.
    guard let figure = try? chart.figure(of: data, in: ChartRoom(paint)) else { return [] }
    return FigureText(figure, paint).lines
  }

  /// The chart as a text of SVG 1.1 that stands alone: labelled, with a title for screen readers, light and dark.
  public func svg() -> String {
    guard let figure = try? chart.figure(of: data, in: .picture) else { return "" }
    return FigurePicture(figure, kind: chart.name).svg
  }

  /// What the chart shows, in a few words.
  public var title: String { (try? chart.figure(of: data, in: .picture))?.title ?? chart.name }
}
