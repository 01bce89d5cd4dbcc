import Engines
import Frames

/// What XGBoost minimises in regression, and which targets it can.
struct XGBoostObjective {
  let name: String
  /// The least target, and whether it is itself too little.
  let least: Double?
  let isLeastTaken: Bool

  private init(_ name: String, least: Double? = nil, isTaken: Bool = true) {
    self.name = name
    self.least = least
    isLeastTaken = isTaken
  }

  static let all = [
    XGBoostObjective("reg:squarederror"), XGBoostObjective("reg:absoluteerror"),
    XGBoostObjective("reg:pseudohubererror"), XGBoostObjective("count:poisson", least: 0),
    XGBoostObjective("reg:gamma", least: 0, isTaken: false), XGBoostObjective("reg:tweedie", least: 0),
  ]

  /// What a lesson asks for.
  init(_ lesson: Lesson) {
    let asked = lesson.value("objective").text
    self = XGBoostObjective.all.first { $0.name == asked } ?? XGBoostObjective.all[0]
  }

  /// L065 where a target is out of the objective's range.
  func check(_ labels: [Double], of target: String) throws {
    guard let least else { return }
    let bad = labels.reduce(0) { $0 + ($1 < least || (!isLeastTaken && $1 == least) ? 1 : 0) }
    guard bad > 0 else { return }
    throw Fault(
      "L065",
      "`\(name)` learns numbers \(isLeastTaken ? "from" : "above") 0, and `\(target)` has \(Counted.rows(bad)) below",
      subject: "objective", help: "filter the rows, or take another objective")
  }
}
