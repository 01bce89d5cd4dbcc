/// What a paste brings, made fit to be typed: line breaks of one kind, no control characters, and of a page that was
/// copied from a prompt only what had been typed there.
enum PastedText {
  /// Line breaks of every kind become `\n`, none stay at the end; tabs stay, other control characters go.
  static func cleaned(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\n", previous == "\r" { previous = scalar; continue }
      previous = scalar
      if scalar == "\r" {
        text.append("\n")
      } else if scalar == "\n" || scalar == "\t" || scalar.value >= 0x20, scalar.value != 0x7F {
        text.append(scalar)
      }
    }
    while text.last == "\n" { text.removeLast() }
    return typed(String(text))
  }

  /// A text whose first line begins with the prompt, `mlops [3]> ` or `mlops> `, without prompts and outputs; any other
  /// text as it is.
  static func typed(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }), afterPrompt(first) != nil else {
      return text
    }
    var kept: [Substring] = []
    var isInBlock = false
    for line in lines {
      if let rest = afterPrompt(line) {
        isInBlock = !rest.isEmpty
        if isInBlock { kept.append(rest) }
      } else if isInBlock, let rest = afterDots(line) {
        kept.append(rest)
      } else {
        isInBlock = false
      }
    }
    return kept.joined(separator: "\n")
  }

  private static func afterPrompt(_ line: Substring) -> Substring? {
    var rest = line.drop { $0 == " " }
    guard rest.hasPrefix("mlops") else { return nil }
    rest = rest.dropFirst(5)
    if rest.hasPrefix(" [") {
      let number = rest.dropFirst(2).prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(2 + number.count)
      guard !number.isEmpty, rest.first == "]" else { return nil }
      rest = rest.dropFirst()
    }
    guard rest.first == ">" else { return nil }
    // An empty prompt may have lost its blank where it was copied.
    return rest.count == 1 ? rest.dropFirst() : rest.dropFirst().first == " " ? rest.dropFirst(2) : nil
  }

  private static func afterDots(_ line: Substring) -> Substring? {
    let rest = line.drop { $0 == " " }
    guard rest.hasPrefix("...>") else { return nil }
    return rest.dropFirst(4).first == " " ? rest.dropFirst(5) : rest.dropFirst(4)
  }
}
