/// Lets a picture into a page only when it is one of ours: drawing elements alone, nothing that runs or fetches. The file
/// of outputs may come from somebody else.
public enum SafePicture {
  private static let elements: Set<String> = [
    "svg", "title", "desc", "style", "rect", "g", "text", "tspan", "line", "path", "circle", "ellipse", "polyline",
    "polygon",
  ]

  /// None for a picture that is none of ours. `place` makes the ids of one page differ from each other.
  public static func html(_ svg: String, place: Int) -> String? {
    guard svg.hasPrefix("<svg "), isSafe(svg) else { return nil }
    var result = ""
    var rest = svg[...]
    while let found = rest.firstRange(of: "chart-") {
      result += rest[..<found.lowerBound] + "picture-\(place)-"
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// Whether a text is a picture of drawing elements alone.
  public static func isSafe(_ svg: String) -> Bool {
    let bytes = Array(svg.utf8)
    var at = 0
    var isStyle = false
    while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: ">")) else { return false }
      // In a style sheet an entity could spell what is looked for.
      if isStyle, !isQuiet(bytes[at..<open]) || bytes[at..<open].contains(UInt8(ascii: "&")) { return false }
      let tag = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
      let words = tag.drop { $0 == "/" }
      let name = String(words.prefix { $0.isLetter || $0.isNumber || $0 == ":" })
      guard elements.contains(name), attributesAreSafe(words.dropFirst(name.count)) else { return false }
      isStyle = name == "style" && !tag.hasPrefix("/")
      at = close + 1
    }
    return true
  }

  /// A style sheet that fetches nothing.
  private static func isQuiet(_ sheet: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: sheet, as: UTF8.self).lowercased()
    return !fetching.contains { text.contains($0) }
  }

  private static let fetching = ["url", "@import", "@font-face", "image(", "image-set(", "src(", "\\"]

  /// Each is `name="value"`, none an event, an address or a style of its own.
  private static func attributesAreSafe(_ text: Substring) -> Bool {
    var rest = text.drop { $0 == " " || $0 == "\n" }
    while !rest.isEmpty, rest != "/" {
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == ":" }
      let lower = name.lowercased()
      guard !name.isEmpty, !lower.hasPrefix("on"), !lower.contains("href"), lower != "src" else { return false }
      rest = rest.dropFirst(name.count)
      guard rest.hasPrefix("=\"") else { return false }
      let value = rest.dropFirst(2).prefix { $0 != "\"" }
      if !isQuiet(Array(value.utf8)[...]) || !entitiesAreSafe(value) { return false }
      if lower == "style", !onlyTellsFont(value) { return false }
      rest = rest.dropFirst(2 + value.count)
      guard rest.first == "\"" else { return false }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\n" }
    }
    return true
  }

  /// A chart's own style tells of a font; another could lay the picture over the page.
  private static func onlyTellsFont(_ value: Substring) -> Bool {
    value.split(separator: ";").allSatisfy { part in
      let name = part.prefix { $0 != ":" }
      return ["font-size", "font-weight"].contains(name)
        && part.dropFirst(name.count + 1).allSatisfy { $0.isLetter || $0.isNumber || $0 == "." }
    }
  }

  /// Only those that a chart writes; another one, such as `&#117;`, could spell a letter of an address.
  private static func entitiesAreSafe(_ value: Substring) -> Bool {
    value.split(separator: "&", omittingEmptySubsequences: false).dropFirst().allSatisfy { rest in
      ["amp;", "lt;", "gt;", "quot;"].contains { rest.hasPrefix($0) }
    }
  }
}
