extension NumberText {
  /// A column of decimals, aligned at the point: five significant digits by its largest value, never fewer than two of
  /// a small one, no zeros that the data does not have; texts of equal width but for what stands in scientific form.
  static func column(_ values: [Double?]) -> [String?] {
    let digits = values.map { value -> DecimalDigits? in
      guard let value, value.isFinite else { return nil }
      return DecimalDigits(value)
    }
    let usual = digits.compactMap { $0 }.filter { !isExtreme($0) }
    let largest = usual.map { max(1, $0.exponent) }.max() ?? 1
    let wanted = self.digits + 1
    let decimals = max(1, wanted - largest)
    let least = largest >= 5 ? 4 : 5
    let texts = zip(values, digits).map { value, digits -> (whole: String, fraction: String)? in
      guard let value else { return nil }
      guard let digits else { return (special(value), "") }
      if isExtreme(digits) { return (sign(digits) + digits.rounded(significant: wanted).scientific, "") }
      let needed = digits.digits.isEmpty ? decimals : max(decimals, 2 - digits.exponent)
      let rounded = digits.rounded(decimals: needed)
      let fraction = rounded.fraction.isEmpty ? "0" : rounded.fraction
      return (sign(rounded) + grouped(rounded.whole, from: least), "." + fraction)
    }
    let deepest = texts.map { $0?.fraction.utf8.count ?? 0 }.max() ?? 0
    return texts.map { text in
      guard let text else { return nil }
      guard !text.fraction.isEmpty else { return text.whole }
      return text.whole + DisplayWidth.pad(text.fraction, to: deepest)
    }
  }

  /// A column of integers: grouped throughout as soon as one of them has five digits.
  static func column(_ values: [Int?]) -> [String?] {
    let isLong = values.contains { ($0?.magnitude ?? 0) >= 10_000 }
    return values.map { value in
      guard let value else { return nil }
      return (value < 0 ? "-" : "") + grouped(String(value.magnitude), from: isLong ? 4 : 99)
    }
  }
}
