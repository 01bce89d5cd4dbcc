import Display
import Frames
import Learning

/// A profile as lines: a row for each column with its distribution, the closest pairs, and what is striking.
struct FrameProfileText: Showable {
  let profile: FrameProfile
  let title: String

  func lines(_ paint: Paint) -> [String] {
    let size =
      "\(title): \(NumberText.count(profile.rows, "row")) \(paint.glyphs.times) "
      + NumberText.count(profile.columns.count, "column")
    var lines = WrappedText.lines(safeText(size), width: paint.width).map { paint($0, .heading) }
    if !profile.columns.isEmpty { lines += [""] + columns(paint) }
    let close = profile.associations.prefix(8).filter { $0.strength >= 0.3 }
    if !close.isEmpty { lines += ["", paint("go together", .heading)] + pairs(Array(close), paint) }
    if !profile.warnings.isEmpty {
      lines += ["", paint(NumberText.count(profile.warnings.count, "warning"), .heading)]
      let shown = profile.warnings.prefix(20).map(\.text)
      let rest = profile.warnings.count - shown.count
      lines += RemarkText(shown + (rest > 0 ? ["and \(rest) more: `(profile …).warnings`"] : [])).lines(paint)
    }
    let remarks = profile.remarks
    return lines + (remarks.isEmpty ? [] : [""] + RemarkText(remarks).lines(paint))
  }

  private func columns(_ paint: Paint) -> [String] {
    let all = profile.columns
    var table = TableText([
      TableColumn("column", "", .texts(all.map(\.name))), TableColumn("type", "", .texts(all.map { "\($0.type)" })),
      TableColumn("missing", "", .measures(all.map { $0.missing == 0 ? nil : NumberText.percent($0.missingShare) })),
      TableColumn("distinct", "", .integers(all.map(\.distinct))),
      TableColumn("distribution", "", .texts(all.map { blocks($0, paint) })),
      TableColumn("values", "", .texts(all.map { $0.summary(isShort: !isWide(paint)) })),
    ])
    table.showsTypes = false
    table.showsCount = false
    table.hint = nil
    return table.lines(paint)
  }

  private func isWide(_ paint: Paint) -> Bool { paint.width >= 100 }

  private func pairs(_ pairs: [Association], _ paint: Paint) -> [String] {
    var table = TableText([
      TableColumn("first", "", .texts(pairs.map(\.first))), TableColumn("second", "", .texts(pairs.map(\.second))),
      TableColumn("value", "", .measures(pairs.map { NumberText.fixed($0.value, decimals: 3) })),
      TableColumn("measure", "", .texts(pairs.map(\.measure.rawValue))),
      TableColumn("ranks", "", .measures(pairs.map { $0.spearman.map { NumberText.fixed($0, decimals: 3) } })),
    ])
    table.showsTypes = false
    table.showsCount = false
    table.hint = nil
    return table.lines(paint)
  }

  /// The distribution in small blocks: of numbers in bins, of words by their frequency.
  private func blocks(_ column: ColumnFacts, _ paint: Paint) -> String? {
    var counts = column.numbers?.bins ?? column.words.map { $0.top.map(\.rows) } ?? []
    if !isWide(paint), column.numbers != nil {
      counts = stride(from: 0, to: counts.count, by: 2).map { counts[$0..<min($0 + 2, counts.count)].reduce(0, +) }
    }
    guard counts.count > 1, let most = counts.max(), most > 0 else { return nil }
    let signs = paint.isUnicode ? Array("▁▂▃▄▅▆▇█") : Array(".:-=+*%#")
    return String(
      counts.map { count in
        guard count > 0 else { return " " }
        let height = Double(count) / Double(most) * Double(signs.count - 1)
        return signs[min(signs.count - 1, Int(exactly: height.rounded()) ?? 0)]
      })
  }
}

extension ColumnFacts {
  /// Where numbers lie (the lowest, the median, the highest), or which words are the most frequent, in one line.
  func summary(isShort: Bool = false) -> String? {
    if let numbers {
      let values = [numbers.low, numbers.quantile(0.5), numbers.high].map { shown($0, digits: isShort ? 3 : nil) }
      guard isShort, type.isCalendar else { return values.joined(separator: " … ") }
      return "\(values[0].prefix(10)) … \(values[2].prefix(10))"
    }
    guard let words, let first = words.top.first else { return nil }
    guard words.top.count > 1 || first.rows > 1 else { return first.value }
    if first.rows == 1 { return "\(first.value), …" }
    return words.top.prefix(3).map {
      "\($0.value.isEmpty ? "\"\"" : $0.value) \(NumberText.percent(Double($0.rows) / Double(max(1, words.count))))"
    }.joined(separator: ", ")
  }

  /// A number of the facts as people read values of the column.
  func shown(_ number: Double, digits: Int? = nil) -> String {
    switch value(number) {
    case .int(let value): NumberText.integer(value)
    case .double(let value) where value == value.rounded() && abs(value) < 1e15:
      NumberText.fixed(value, decimals: type == .int || digits != nil ? 0 : 1)
    case .double(let value): NumberText.short(value, digits: digits)
    case let other: other.description
    }
  }
}
