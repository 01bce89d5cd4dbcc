import Display
import Frames
import Language
import Learning
import Registry

extension Verb {
  static let mitigate = Verb(
    "mitigate", "Choose a threshold for each group that makes a rate equal between them, and show what it costs.",
    effect: .none, example: "mitigate model, derive(loans, late: .days > 350), by: .late, seen: true",
    Parameter<ModelChoice>("model", "a model of two classes"),
    Parameter<Frame>("frame", "rows with the target, best ones that are neither of training nor of test"),
    Parameter<ColumnList>("by", "the columns that tell groups apart"),
    Parameter<String>(
      "goal", "what is to be equal", default: FairnessGoal.equalOpportunity.rawValue,
      choices: FairnessGoal.allCases.map(\.rawValue)),
    Parameter<Bool>("seen", "allow rows that the model was trained on", default: false)
  ) { session, choice, frame, by, goal, seen in
    let model = choice.model
    let names = by.set.names(in: frame.schema)
    let started = Session.now()
    let wanted = FairnessGoal(rawValue: goal) ?? .equalOpportunity
    let found = try session.work("choosing thresholds") {
      try model.mitigated(frame, by: names, goal: wanted, seen: seen)
    }
    for note in found.notes { session.screen.remark(note) }
    let run = choice.object?.run ?? session.record(found.model, started: started)
    return MitigatedModel(found, run: run)
  }
}

/// A model with thresholds by group; the screen shows them and what they changed.
final class MitigatedModel: ModelObject {
  let mitigation: Mitigation

  init(_ mitigation: Mitigation, run: Run) {
    self.mitigation = mitigation
    super.init(mitigation.model, run: run)
  }

  override var fields: [(name: String, value: Value)] {
    let thresholds = model.card.thresholds
    return super.fields + [
      ("goal", .text(thresholds?.goal ?? "")),
      (
        "thresholds",
        .list(
          (thresholds?.items ?? []).map { item in
            .record([("group", .list(item.values.map(Value.text))), ("threshold", .double(item.threshold))])
          })
      ),
    ]
  }

  override func showable(_ session: Session) -> any Showable {
    let thresholds = model.card.thresholds
    let items = thresholds?.items ?? []
    var columns = (thresholds?.columns ?? []).enumerated().map { place, name in
      TableColumn(name, "text", .texts(items.map { $0.values[place] }))
    }
    columns.append(TableColumn("threshold", "double", .decimals(items.map(\.threshold))))
    return Stacked(parts: [
      TableText(columns, total: items.count, name: "thresholds"),
      FairnessText(report: mitigation.after, before: mitigation.before),
    ])
  }
}

/// Several things one below the other.
struct Stacked: Showable {
  var parts: [any Showable]

  func lines(_ paint: Paint) -> [String] { Array(parts.map { $0.lines(paint) }.joined(separator: [""])) }
}
