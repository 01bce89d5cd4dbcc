/// A report: a title, its parts with a blank line between them, and remarks at the end.
public struct ReportText: Showable {
  public var title: String?
  public var parts: [any Showable]
  public var remarks: [String]

  public init(_ title: String? = nil, _ parts: [any Showable], remarks: [String] = []) {
    self.title = title
    self.parts = parts
    self.remarks = remarks
  }

  public func lines(_ paint: Paint) -> [String] {
    let heading = title.map {
      WrappedText.lines(safeText($0), width: paint.width, mark: paint.glyphs.ellipsis).map { paint($0, .heading) }
    }
    let blocks = ([heading] + parts.map { $0.lines(paint) } + [RemarkText(remarks).lines(paint)])
      .compactMap { $0 }.filter { !$0.isEmpty }
    return Array(blocks.joined(separator: [""]))
  }
}
