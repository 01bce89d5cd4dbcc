import Engines

extension Chart {
  /// A bar for each word: how many rows it has, or the mean of a second column.
  static let bars = Chart("bars", "A bar for each word: its rows, or the mean of a column.") { input, paint in
    if let y = input.y, y.numbers == nil || y.isTimes {
      throw Fault("D004", "the length of a bar is a number, and `.\(y.name)` is not one", subject: ".\(y.name)")
    }
    return Bars(input: input, paint: paint).lines
  }
}

/// A chart of bars while it is drawn.
private struct Bars {
  let input: ChartInput
  let paint: Paint

  /// One bar: the word, the group within the word, and the length.
  struct Bar {
    var word: String
    var group: Int
    var value: Double
  }

  var lines: [String] {
    let words = input.x.words
    guard !words.isEmpty else { return [paint(DisplayWidth.cut("nothing to plot: no rows", to: paint.width), .note)] }
    let (groups, places) = input.groups
    let limit = max(3, min(20, (paint.height - 6) / max(1, groups.count)))
    let (names, hasOthers) = ChartInput.frequent(words, limit: limit)
    let bars = measured(words, names, groups, places)
    let labels = bars.enumerated().map { index, bar in
      index > 0 && bars[index - 1].word == bar.word ? "" : bar.word
    }
    let labelWidth = min(labels.map(DisplayWidth.of).max() ?? 0, max(1, paint.width / 3))
    let values =
      input.y == nil
      ? bars.map { NumberText.grouped(String(Whole.of($0.value)), from: 4) }
      : bars.map { $0.value.isNaN ? paint.glyphs.missing : NumberText.short($0.value) }
    let valueWidth = values.map(DisplayWidth.of).max() ?? 0
    let signs = groups.isEmpty ? 0 : 2
    let room = paint.width - labelWidth - valueWidth - 2 - signs
    let heading = input.y.map { "\(input.x.name): mean of \($0.name)" } ?? "\(input.x.name): rows"
    var lines = [paint(DisplayWidth.cut(safeText(heading), to: paint.width, mark: paint.glyphs.ellipsis), .heading)]
    let shares = scaled(bars.map(\.value))
    for (index, bar) in bars.enumerated() {
      let label = DisplayWidth.pad(
        DisplayWidth.cut(labels[index], to: labelWidth, mark: paint.glyphs.ellipsis), to: labelWidth)
      guard room >= 1 else {
        let text = DisplayWidth.cut(
          TableLayout.trimmed(labels[index]) + " " + values[index], to: paint.width, mark: paint.glyphs.ellipsis)
        lines.append(text)
        continue
      }
      let drawn = self.bar(shares[index], room)
      let sign = groups.isEmpty ? "" : paint(usesSigns ? DotCanvas.sign(bar.group) : "▌", .series(bar.group)) + " "
      let space = String(repeating: " ", count: max(0, room - DisplayWidth.of(drawn)))
      let value = DisplayWidth.pad(values[index], to: valueWidth, right: true)
      lines.append("\(label) \(sign)\(paint(drawn, .series(bar.group)))\(space) \(paint(value, .number))")
    }
    lines += PlotFrame.legend(groups, signs: { usesSigns ? DotCanvas.sign($0) : "▌" }, paint)
    return lines + (hasOthers ? rest(words, names) : [])
  }

  private var usesSigns: Bool { !paint.isUnicode || !paint.isColored }

  /// The words with most rows in their order, each with its groups.
  private func measured(_ words: [String], _ names: [String], _ groups: [String], _ places: [Int]) -> [Bar] {
    let count = max(1, groups.count)
    let positions = Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var sums = Array(repeating: 0.0, count: names.count * count)
    var rows = sums
    let lengths = input.y?.numbers
    for (row, word) in words.enumerated() {
      guard let position = positions[word] else { continue }
      let slot = position * count + (groups.isEmpty ? 0 : min(places[row], count - 1))
      let value = lengths.map { row < $0.count ? $0[row] : .nan } ?? 1
      guard value.isFinite else { continue }
      sums[slot] += value
      rows[slot] += 1
    }
    return sums.indices.compactMap { slot in
      if !groups.isEmpty, rows[slot] == 0 { return nil }
      let value = lengths == nil ? sums[slot] : rows[slot] > 0 ? sums[slot] / rows[slot] : .nan
      return Bar(word: names[slot / count], group: slot % count, value: value)
    }
  }

  /// Where each bar begins and ends, as shares of the room; zero is inside it.
  private func scaled(_ values: [Double]) -> [(from: Double, to: Double)] {
    let finite = values.filter(\.isFinite)
    let low = min(0, finite.min() ?? 0)
    let high = max(0, finite.max() ?? 0)
    guard high > low else { return values.map { _ in (0, 0) } }
    let zero = -low / (high - low)
    return values.map { value in
      guard value.isFinite else { return (zero, zero) }
      let end = (value - low) / (high - low)
      return (min(zero, end), max(zero, end))
    }
  }

  /// A bar with its blanks before, in eighths of a column at its right end.
  private func bar(_ share: (from: Double, to: Double), _ room: Int) -> String {
    let start = Whole.of(share.from * Double(room) + 0.5)
    let eighths = max(0, Whole.of(share.to * Double(room) * 8 + 0.5) - start * 8)
    let isDrawn = share.to > share.from
    let parts = Array(paint.isUnicode ? "▏▎▍▌▋▊▉" : "   ####")
    var text = String(repeating: " ", count: start) + String(repeating: paint.isUnicode ? "█" : "#", count: eighths / 8)
    if eighths % 8 > 0 { text.append(parts[eighths % 8 - 1]) }
    if eighths == 0, isDrawn, start < room { text += paint.isUnicode ? "▏" : "|" }
    return text
  }

  private func rest(_ words: [String], _ names: [String]) -> [String] {
    let shown = Set(names)
    let others = words.filter { !shown.contains($0) }
    let text = "and \(NumberText.count(Set(others).count, "more word")) with \(NumberText.count(others.count, "row"))"
    return WrappedText.lines(text, width: paint.width).map { paint($0, .warning) }
  }
}
