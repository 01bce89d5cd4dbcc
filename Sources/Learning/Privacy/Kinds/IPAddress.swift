extension PersonalKind {
  static let ip = PersonalKind(
    "ip", "The address of a computer in a network, IPv4 or IPv6.",
    phrases: ["ip", "ip address", "ipv4", "ipv6", "client ip", "remote addr"], named: 0.6, formed: 0.9,
    least: 0.5, fits: { IPAddress.isOld($0) || IPAddress.isNew($0) })
}

private enum IPAddress {
  /// Four numbers up to 255.
  @Sendable static func isOld(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { (1...3).contains($0.count) && $0.digits.count == $0.count && (Int($0) ?? 256) <= 255 }
  }

  /// Eight groups of up to four hexadecimal digits, a run of zeros left out.
  @Sendable static func isNew(_ text: String) -> Bool {
    guard text.count(where: { $0 == ":" }) >= 2, text.count <= 39, text.contains(where: \.isHexDigit) else {
      return false
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.count <= 4 && $0.allSatisfy(\.isHexDigit) }) else { return false }
    return text.contains("::") ? parts.count <= 9 : parts.count == 8 && !parts.contains(where: \.isEmpty)
  }
}
