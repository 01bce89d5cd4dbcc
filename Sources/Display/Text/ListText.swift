/// A list of values: on one line where it fits, else flowing over a few, with how many are not shown.
public struct ListText: Showable {
  public var items: [Item]
  /// Values of the whole list, where not all are given.
  public var total: Int?
  /// Lines that it may take before the rest is only counted.
  public var limit = 10

  public init(_ items: [Item], total: Int? = nil) {
    self.items = items
    self.total = total
  }

  public func lines(_ paint: Paint) -> [String] {
    var lines: [String] = []
    var line = "["
    var used = 1
    var shown = 0
    for (index, item) in items.enumerated() {
      let ending = index + 1 < items.count ? "," : "]"
      let text = DisplayWidth.cut(item.quoted(paint), to: max(1, paint.width - 2), mark: paint.glyphs.ellipsis) + ending
      let size = DisplayWidth.of(text)
      let gap = line == "[" || line == " " ? "" : " "
      if used + gap.utf8.count + size > paint.width, used > 1 {
        if lines.count + 1 == limit { break }
        lines.append(line)
        line = " "
        used = 1
      }
      let isFirst = line == "[" || line == " "
      line += (isFirst ? "" : " ") + text
      used += (isFirst ? 0 : 1) + size
      shown += 1
    }
    lines.append(items.isEmpty ? "[]" : line)
    let count = max(total ?? 0, items.count)
    guard shown < count else { return lines.map { DisplayWidth.cut($0, to: paint.width, mark: paint.glyphs.ellipsis) } }
    let mark = paint.glyphs.ellipsis
    let left = NumberText.count(count - shown, "more value")
    let rest = "\(mark) and \(left), \(NumberText.count(count, "value")) in all"
    return lines + WrappedText.lines(rest, width: paint.width).map { paint($0, .dim) }
  }
}
