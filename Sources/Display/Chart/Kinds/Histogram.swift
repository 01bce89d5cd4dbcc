import Engines

extension Chart {
  /// Counts in bins of equal width; with groups, one small histogram for each over the same axis.
  static let histogram = Chart(
    "histogram", "How often values fall into bins of equal width.",
    columns: { input, room in
      let values = try input.x.onAxis("histogram")
      let finite = values.filter(\.isFinite)
      guard !finite.isEmpty else { return input.empty }
      let bins =
        input.x.isTimes
        ? Binning(times: finite, wanted: input.bins, limit: room.bins)
        : Binning(finite, wanted: input.bins, limit: room.bins)
      let (names, places) = input.groups
      var counts = Array(repeating: Array(repeating: 0.0, count: bins.count), count: max(1, names.count))
      for (row, value) in values.enumerated() where value.isFinite {
        let group = names.isEmpty || row >= places.count ? 0 : min(places[row], counts.count - 1)
        counts[group][bins.bin(of: value)] += 1
      }
      let top = counts.joined().max() ?? 1
      let edges = bins.edges.marks.map(\.value)
      let x = Figure.Axis(input.x.name, bins.edges.low, bins.edges.high, isTimes: input.x.isTimes, fixed: bins.edges)
      let fields = counts.indices.filter { group in counts[group].contains { $0 > 0 } }.map { group in
        Figure.Field(
          heading: names.isEmpty ? nil : names[group], x: x, y: Figure.Axis("rows", 0, top),
          marks: [.columns(edges: edges, heights: counts[group], series: group)])
      }
      var text = NumberText.count(finite.count, "value")
      if let width = bins.width {
        text +=
          " · bins of " + (width == width.rounded() ? NumberText.fixed(width, decimals: 0) : NumberText.short(width))
      }
      return Figure(
        title: input.title, body: .fields(fields), facts: [Figure.Fact(text)] + ChartInput.gaps(values))
    })
}
