/// The text with everything that a terminal would obey, or hide, turned into a visible picture.
///
/// Control characters become their Unicode pictures (`␛`, `␊`); the C1 controls, direction overrides and invisible
/// characters become `‹U+202E›`. Joiners stay, as emoji and several scripts need them.
public func safeText(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
  var result = String.UnicodeScalarView()
  result.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    if let picture = picture(of: scalar) {
      result.append(contentsOf: picture.unicodeScalars)
    } else {
      result.append(scalar)
    }
  }
  return String(result)
}

/// The picture that stands for a character a terminal must not get; none for an ordinary one.
public func picture(of scalar: Unicode.Scalar) -> String? {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
  case 0x7F: "␡"
  case 0x2028, 0x2029: "␤"
  case 0x80...0x9F, 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
    0xFFF9...0xFFFB:
    "‹U+" + hexadecimal(scalar.value) + "›"
  default: nil
  }
}

/// At least four upper-case hexadecimal digits.
private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
