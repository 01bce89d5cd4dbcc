import Calendar
import Glibc

/// Marks of an axis at round values.
struct Ticks {
  /// Where the axis begins and ends; `low < high`.
  var low, high: Double
  /// The marks from low to high, each with its text.
  var marks: [(value: Double, text: String)]
  /// The distance of the marks, where it is the same for all.
  var step: Step?

  /// Round numbers 1, 2 and 5 times a power of ten, about `count` of them, that cover low to high.
  ///
  /// Source: P. S. Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990.
  static func numbers(_ low: Double, _ high: Double, count: Int) -> Ticks {
    let (low, high) = spread(low, high)
    let step = Step(about: (high - low) / Double(max(1, count)))
    let first = (low / step.size).rounded(.down)
    let last = (high / step.size).rounded(.up)
    let steps = max(1, min(200, Whole.of(last - first)))
    let marks = (0...steps).map { index -> (value: Double, text: String) in
      let value = step.times(first + Double(index))
      return (value, step.text(value))
    }
    return Ticks(low: marks.first?.value ?? low, high: marks.last?.value ?? high, marks: marks, step: step)
  }

  /// The same axis with one more mark at its end.
  func extended() -> Ticks {
    guard let step else { return self }
    var result = self
    result.high = step.times((high / step.size).rounded() + 1)
    result.marks.append((result.high, step.text(result.high)))
    return result
  }

  /// A range that is not empty and whose length is finite.
  static func spread(_ low: Double, _ high: Double) -> (Double, Double) {
    let low = max(-1e300, min(1e300, low))
    let high = max(-1e300, min(1e300, high))
    if high > low { return (low, high) }
    let half = low == 0 ? 0.5 : abs(low) * 0.05
    return (low - half, low + half)
  }

  /// A round step: 1, 2 or 5 times a power of ten.
  struct Step {
    var factor: Double
    var power: Int

    init(about size: Double) {
      let exponent = log10(max(size, 1e-300)).rounded(.down)
      power = Whole.of(exponent)
      let part = size / pow(10, exponent)
      factor = part < 1.5 ? 1 : part < 3 ? 2 : part < 7 ? 5 : 10
    }

    var size: Double { times(1) }

    /// A multiple of the step, without the error that repeated adding would bring.
    func times(_ count: Double) -> Double {
      power >= 0 ? count * factor * pow(10, Double(power)) : count * factor / pow(10, Double(-power))
    }

    func text(_ value: Double) -> String {
      if value != 0, abs(value) >= 1e10 || abs(value) < 1e-6 { return NumberText.short(value, digits: 3) }
      return NumberText.fixed(value, decimals: max(0, factor == 10 ? -power - 1 : -power))
    }
  }
}

extension Ticks {
  /// Round times, at most about `count`: years, months, days, hours, minutes or seconds, in seconds since 1970-01-01.
  static func times(_ low: Double, _ high: Double, count: Int) -> Ticks {
    let low = max(-5e10, min(2e11, low))
    let high = max(low + 1, min(2e11, high))
    let wanted = (high - low) / Double(max(1, count))
    let year = 31_556_952.0
    var marks: [(value: Double, text: String)] = []
    if wanted > 20 * 86_400 {
      let months =
        [1, 2, 3, 6].first { Double($0) * year / 12 >= wanted }
        ?? 12 * max(1, Whole.of(Step(about: wanted / year).size))
      let start = dayOf(low)
      var month = start.year * 12 + start.month - 1
      month -= ((month % months) + months) % months
      while marks.count < 400 {
        guard let day = Day(year: floorDivide(month, 12), month: month - floorDivide(month, 12) * 12 + 1, day: 1) else {
          break
        }
        let value = Double(day.number) * 86_400
        marks.append((value, months >= 12 ? String(day.year) : String(day.description.prefix(7))))
        if value >= high { break }
        month += months
      }
    } else {
      let steps: [Double] = [1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800]
      let step = steps.first { $0 >= wanted } ?? 1_209_600
      var value = (low / step).rounded(.down) * step
      while marks.count < 400 {
        marks.append((value, step >= 86_400 ? dayText(value) : clockText(value, hasSeconds: step < 60)))
        if value >= high { break }
        value += step
      }
    }
    return Ticks(low: marks.first?.value ?? low, high: marks.last?.value ?? high, marks: marks)
  }

  static func dayText(_ seconds: Double) -> String { dayOf(seconds).description }

  private static func dayOf(_ seconds: Double) -> Day { Day(number: Int32(clamping: Whole.of(seconds / 86_400))) }

  /// `09:30`, or with the day at midnight.
  private static func clockText(_ seconds: Double, hasSeconds: Bool) -> String {
    let moment = Moment(microseconds: Int64(Whole.of(seconds)) * 1_000_000, isZoned: false)
    if moment.microsecondOfDay == 0 { return moment.day.description }
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    return "\(two(moment.hour)):\(two(moment.minute))" + (hasSeconds ? ":\(two(moment.second))" : "")
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int { a >= 0 ? a / b : -((b - 1 - a) / b) }
}
