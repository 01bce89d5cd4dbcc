import Calendar
import Glibc

/// The time of day for lines of the log, as text: the part up to the second is made once a second.
final class LogClock {
  private var second: Int = .min
  private var prefix: [UInt8] = []

  /// Now in UTC, such as `2024-01-31T09:30:00.123456Z`.
  func now() -> [UInt8] {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    if time.tv_sec != second {
      second = time.tv_sec
      let (whole, overflow) = Int64(second).multipliedReportingOverflow(by: 1_000_000)
      let text = Moment(microseconds: overflow ? 0 : whole, isZoned: true).description
      prefix = Array(text.dropLast().utf8) + [UInt8(ascii: ".")]
    }
    var result = prefix
    var rest = time.tv_nsec / 1000
    var digits = [UInt8](repeating: 48, count: 6)
    var index = 5
    while index >= 0 {
      digits[index] = 48 + UInt8(rest % 10)
      rest /= 10
      index -= 1
    }
    result += digits
    result.append(UInt8(ascii: "Z"))
    return result
  }
}
