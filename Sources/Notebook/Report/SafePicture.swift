/// Lets a picture into a page only when it is one of ours: drawing elements alone, nothing that runs or fetches. The file
/// of outputs may come from somebody else.
enum SafePicture {
  private static let elements: Set<String> = [
    "svg", "title", "desc", "style", "rect", "g", "text", "tspan", "line", "path", "circle", "ellipse", "polyline",
    "polygon",
  ]

  /// None for a picture that is none of ours. `place` makes the ids of one page differ from each other.
  static func html(_ svg: String, place: Int) -> String? {
    guard svg.hasPrefix("<svg "), isSafe(svg) else { return nil }
    var result = ""
    var rest = svg[...]
    while let found = rest.firstRange(of: "chart-") {
      result += rest[..<found.lowerBound] + "picture-\(place)-"
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  static func isSafe(_ svg: String) -> Bool {
    let bytes = Array(svg.utf8)
    var at = 0
    var isStyle = false
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return false }
      if isStyle, !isQuiet(bytes[at..<open]) { return false }
      let tag = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      let name = String(tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == ":" })
      guard elements.contains(name), attributesAreSafe(tag.drop { $0 == "/" }.dropFirst(name.count)) else {
        return false
      }
      isStyle = tag == "style"
      at = close + 1
    }
    return true
  }

  /// A style sheet that fetches nothing.
  private static func isQuiet(_ sheet: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: sheet, as: UTF8.self).lowercased()
    return !text.contains("url(") && !text.contains("@import") && !text.contains("\\")
  }

  /// Each is `name="value"`, none an event, an address or a style of its own.
  private static func attributesAreSafe(_ text: Substring) -> Bool {
    var rest = text.drop { $0 == " " || $0 == "\n" }
    while !rest.isEmpty, rest != "/" {
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
      let lower = name.lowercased()
      guard !name.isEmpty, !lower.hasPrefix("on"), !lower.contains("href"), lower != "src" else {
        return false
      }
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\"") else { return false }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      if !isQuiet(Array(value.utf8)[...]) { return false }
      rest = rest.dropFirst(2 + value.count)
      guard rest.first == "\"" else { return false }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\n" }
    }
    return true
  }
}
