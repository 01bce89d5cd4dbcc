/// Named values in two aligned columns; records inside records are indented.
public struct RecordText: Showable {
  /// A name, its value and, dim behind it, what else is worth knowing: an interval, a unit, where it comes from.
  public struct Field: Sendable {
    public var name: String
    public var value: Item
    public var beside: String?

    public init(_ name: String, _ value: Item, beside: String? = nil) {
      self.name = name
      self.value = value
      self.beside = beside
    }
  }

  public var fields: [Field]

  public init(_ fields: [Field]) { self.fields = fields }

  public func lines(_ paint: Paint) -> [String] {
    if fields.isEmpty { return [paint("{}", .dim)] }
    return lines(paint, indent: 0)
  }

  /// A value over at most four lines, the last one cut where it goes on.
  private func wrapped(_ text: String, to room: Int, mark: String) -> [String] {
    let lines = WrappedText.lines(text, width: room, mark: mark)
    guard lines.count > 4 else { return lines }
    return lines.prefix(3) + [DisplayWidth.cut(lines[3...].joined(separator: " "), to: room, mark: mark)]
  }

  private func lines(_ paint: Paint, indent: Int) -> [String] {
    let margin = String(repeating: " ", count: min(indent, paint.width / 3))
    let widest = fields.map { DisplayWidth.of(safeText($0.name)) }.max() ?? 0
    let nameWidth = min(widest, max(1, paint.width / 2 - margin.utf8.count))
    return fields.flatMap { field -> [String] in
      let mark = paint.glyphs.ellipsis
      let name = DisplayWidth.cut(safeText(field.name), to: nameWidth, mark: mark)
      if case .record(let inner) = field.value, !inner.isEmpty {
        return [margin + paint(name, .heading)] + RecordText(inner).lines(paint, indent: indent + 2)
      }
      let room = paint.width - margin.utf8.count - nameWidth - 2
      guard room > 0 else { return [margin + paint(name, .heading)] }
      let values = wrapped(field.value.inline(paint), to: room, mark: mark)
      let space = String(repeating: " ", count: margin.utf8.count + nameWidth + 2)
      var lines = values.enumerated().map { place, value in
        let start = place == 0 ? margin + paint(DisplayWidth.pad(name, to: nameWidth), .heading) + "  " : space
        return start + paint(value, field.value.role)
      }
      let left = room - DisplayWidth.of(values[values.count - 1]) - 2
      if let beside = field.beside, left > 1 {
        lines[lines.count - 1] += "  " + paint(DisplayWidth.cut(safeText(beside), to: left, mark: mark), .dim)
      }
      return lines
    }
  }
}
