import Engines
import Frames
import Letters

/// Which way the answer may move with each feature, as `monotone:` asks for columns.
struct MonotoneDirections {
  /// −1, 0 or 1 a feature; empty where nothing is asked.
  let byFeature: [Int]

  /// L051 when a column is no feature, or its features have no order.
  init(_ lesson: Lesson, _ features: [Feature]) throws {
    guard case .record(let fields) = lesson.value("monotone"), !fields.isEmpty else {
      byFeature = []
      return
    }
    guard lesson.task != .multiclass else {
      throw Fault(
        "L051", "with \(lesson.classes) classes no answer can rise with a column: the chances add up to 1",
        subject: "monotone", help: "learn one class against the others")
    }
    var directions = [Int](repeating: 0, count: features.count)
    for field in fields {
      let places = features.indices.filter { features[$0].column == field.name }
      guard !places.isEmpty else {
        let names = features.map(\.column)
        let nearest = Spelling.nearest(field.name, in: names).map { "did you mean `\($0)`?  " } ?? ""
        throw Fault(
          "L051", "`monotone` names `\(field.name)`, which is no feature", subject: field.name,
          help: nearest + "(features: \(names.prefix(6).joined(separator: ", "))\(names.count > 6 ? ", …" : ""))")
      }
      for place in places {
        guard case .number = features[place].encoding else {
          throw Fault(
            "L051",
            "`\(field.name)` has no order that an answer could rise with: it holds "
              + features[place].encoding.reads, subject: field.name, help: "take it out of `monotone`")
        }
        directions[place] = field.value.int ?? 0
      }
    }
    byFeature = directions
  }
}
