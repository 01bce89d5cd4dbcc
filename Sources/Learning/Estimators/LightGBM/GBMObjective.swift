import Engines
import Frames

/// What boosted trees minimise in regression, and by which metric their rounds are judged.
struct GBMObjective {
  /// LightGBM's name.
  let name: String

  init(_ lesson: Lesson) {
    let asked = lesson.task == .regression ? lesson.value("objective").text ?? "auto" : "auto"
    name = asked == "auto" ? "regression" : asked
  }

  /// The rounds of an objective are judged by itself, those of the squared error by its root.
  var metric: String {
    switch name {
    case "regression": "rmse"
    case "regression_l1": "l1"
    default: name
    }
  }

  /// L050 when the objective is of other numbers than the target's.
  func check(_ labels: [Double], of target: String) throws {
    let isOff: (Double) -> Bool
    let wanted: String
    switch name {
    case "poisson", "tweedie": (isOff, wanted) = ({ $0 < 0 }, "0 or more")
    case "gamma": (isOff, wanted) = ({ $0 <= 0 }, "more than 0")
    default: return
    }
    let count = labels.reduce(0) { $0 + (isOff($1) ? 1 : 0) }
    guard count == 0 else {
      throw Fault(
        "L050",
        "`objective: \"\(name)\"` tells numbers that are \(wanted), and `\(target)` is not in "
          + Counted.rows(count), subject: "." + target, help: "filter them out, or take another objective")
    }
    guard labels.contains(where: { $0 > 0 }) else {
      throw Fault("L050", "`objective: \"\(name)\"` needs a `\(target)` above 0", subject: "." + target)
    }
  }
}
