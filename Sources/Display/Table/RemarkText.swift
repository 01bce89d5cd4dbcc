/// Remarks below a result, one sentence each, wrapped with a hanging indent.
public struct RemarkText: Showable {
  public var remarks: [String]

  public init(_ remarks: [String]) { self.remarks = remarks }

  public func lines(_ paint: Paint) -> [String] {
    remarks.flatMap { remark in
      WrappedText.lines(
        "\(paint.glyphs.dot) \(safeText(remark))", width: paint.width, indent: 2, mark: paint.glyphs.ellipsis
      )
      .map { paint($0, .note) }
    }
  }
}
