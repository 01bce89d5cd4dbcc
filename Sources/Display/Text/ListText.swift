/// The elements of a list: on one line where they fit, else wrapped over a few lines with a loud count of the rest.
public struct ListText: Showable {
  /// The first elements; as many as any window shows.
  public var items: [Item]
  /// How many there are in all.
  public var total: Int
  /// The most lines.
  public var height: Int

  public init(_ items: [Item], total: Int? = nil, height: Int = 10) {
    self.items = items
    self.total = max(total ?? items.count, items.count)
    self.height = max(1, height)
  }

  /// How many elements are looked at: none that could be shown is left out.
  public static let most = 5_000

  public func lines(_ paint: Paint) -> [String] {
    // Brackets, a comma and one character of each element: what is narrower says only how many there are.
    guard paint.width >= 4 else { return rest(0, paint) }
    let mark = paint.glyphs.ellipsis
    var lines: [String] = []
    var line = "["
    var used = 1
    for (place, item) in items.enumerated() {
      let isLast = place == total - 1
      let text = DisplayWidth.cut(item.quoted(paint) + (isLast ? "]" : ","), to: max(1, paint.width - 1), mark: mark)
      let size = DisplayWidth.of(text)
      let space = used > 1 ? 1 : 0
      if used + space + size > paint.width {
        lines.append(line)
        if lines.count == height { return lines + rest(place, paint) }
        line = " " + text
        used = 1 + size
      } else {
        line += (space > 0 ? " " : "") + text
        used += space + size
      }
    }
    if items.isEmpty { line += "]" }
    lines.append(DisplayWidth.cut(line, to: paint.width, mark: mark))
    return lines + (items.count < total ? rest(items.count, paint) : [])
  }

  private func rest(_ shown: Int, _ paint: Paint) -> [String] {
    let text =
      "\(paint.glyphs.ellipsis) and \(Thousands.grouped(total - shown)) more of \(NumberText.count(total, "element"))"
    return [paint(DisplayWidth.cut(text, to: paint.width, mark: paint.glyphs.ellipsis), .warning)]
  }
}
