import Engines
import Language

extension Verb {
  static let mode = summary(
    "mode", "Find the most frequent value; the smallest of several.", effect: .none,
    example: "loans | group .plan, usual: mode(.days)"
  ) { values in
    var counts: [Value: Int] = [:]
    for (index, value) in values.enumerated() {
      try Watch.check(at: index)
      counts[value, default: 0] += 1
    }
    let most = counts.values.max()
    return try Ordering.extreme(of: counts.filter { $0.value == most }.map(\.key)) { $0 < 0 }
  }
}
