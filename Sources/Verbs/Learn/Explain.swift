import Display
import Frames
import Language
import Learning

extension Verb {
  static let explain = Verb(
    "explain", "Show which features move a model's predictions: by gain, and by SHAP values on rows.", effect: .none,
    example: "explain model, test, top: 5",
    Parameter<ModelChoice>("model", "the model, or a version"),
    Parameter<Frame?>("frame", "the rows for SHAP values", default: nil),
    Parameter<Int?>("top", "only the heaviest features", default: nil),
    Parameter<Int?>("rows", "how many rows SHAP values are of at most; 10,000 when nothing is said", default: nil)
  ) { session, choice, frame, top, rows in
    let model = choice.model
    let explanation = try session.work("explaining") { try model.explain(frame, top: top, rows: rows) }
    let items = explanation.items
    var fields: [(String, ColumnType)] = [("feature", .text), ("gain", .double)]
    if frame != nil { fields.append(("shap", .double)) }
    return try session.table(
      fields,
      items.map { item in
        [.text(item.feature), .double(item.gain)] + (frame == nil ? [] : [item.shap.map(Scalar.double) ?? .missing])
      }, named: "explanation")
  }
}
