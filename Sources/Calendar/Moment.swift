/// A date with a time of day, in microseconds since 1970-01-01T00:00:00.
/// A zoned moment counts in UTC; a naive one has no zone, and the two are never compared or subtracted.
public struct Moment: Hashable, Codable, Sendable, CustomStringConvertible {
  public var microseconds: Int64
  public var isZoned: Bool

  public init(microseconds: Int64, isZoned: Bool) {
    self.microseconds = microseconds
    self.isZoned = isZoned
  }

  public init(_ day: Day, microsecondOfDay: Int64 = 0, isZoned: Bool = false) {
    self.init(microseconds: Int64(day.number) * Moment.perDay + microsecondOfDay, isZoned: isZoned)
  }

  /// Reads `2024-01-31T09:30`, with seconds, up to six decimals, a space for the `T`, and `Z` or `+01:00` at the end.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      let day = Day(String(decoding: bytes[0..<10], as: UTF8.self)),
      bytes[13] == UInt8(ascii: ":"), let hour = digits(bytes[11..<13]), hour < 24,
      let minute = digits(bytes[14..<16]), minute < 60
    else { return nil }
    var at = 16
    var ofDay = Int64(hour * 60 + minute) * 60_000_000
    if at + 2 < bytes.count, bytes[at] == UInt8(ascii: ":") {
      guard let second = digits(bytes[at + 1..<at + 3]), second < 60 else { return nil }
      ofDay += Int64(second) * 1_000_000
      at += 3
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        let start = at + 1
        at = start
        var scale: Int64 = 100_000
        while at < bytes.count, (48...57).contains(bytes[at]) {
          ofDay += Int64(bytes[at] - 48) * scale
          scale /= 10
          at += 1
        }
        guard at > start else { return nil }
      }
    }
    guard at < bytes.count else { self.init(day, microsecondOfDay: ofDay); return }
    guard let offset = Moment.offset(bytes[at...]) else { return nil }
    self.init(day, microsecondOfDay: ofDay - offset, isZoned: true)
  }

  public var day: Day { Day(number: Int32(clamping: floorDiv(Int(microseconds), Int(Moment.perDay)))) }
  public var microsecondOfDay: Int64 { Int64(floorMod(Int(microseconds), Int(Moment.perDay))) }
  public var hour: Int { Int(microsecondOfDay / 3_600_000_000) }
  public var minute: Int { Int(microsecondOfDay / 60_000_000 % 60) }
  public var second: Int { Int(microsecondOfDay / 1_000_000 % 60) }

  public var description: String {
    let fraction = Int(microsecondOfDay % 1_000_000)
    var text = "\(day)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    if fraction > 0 {
      var decimals = padded(fraction, 6)
      while decimals.hasSuffix("0") { decimals.removeLast() }
      text += "." + decimals
    }
    return isZoned ? text + "Z" : text
  }

  public static let perDay: Int64 = 86_400_000_000

  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int64? {
    let zone = Array(bytes)
    if zone == [UInt8(ascii: "Z")] || zone == [UInt8(ascii: "z")] { return 0 }
    guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
    let rest = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard rest.count == 2 || rest.count == 4, let hours = digits(rest[0..<2]), hours < 24 else { return nil }
    let minutes = rest.count == 4 ? digits(rest[2..<4]) : 0
    guard let minutes, minutes < 60 else { return nil }
    let size = Int64(hours * 60 + minutes) * 60_000_000
    return sign == UInt8(ascii: "+") ? size : -size
  }
}
