import Engines

/// How a model is written for other tools.
enum ExportForm {
  case lightgbm, xgboostBinary, xgboostJSON, linear

  init(_ model: Model, _ name: String) throws {
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
    let forms: [(ending: String, form: ExportForm)] =
      switch model.card.estimator {
      case _ where model.card.family != nil: []
      case "gbm", "forest": [("txt", .lightgbm)]
      case "xgboost": [("json", .xgboostJSON), ("ubj", .xgboostBinary)]
      case "linear", "ridge", "lasso", "logistic": [("json", .linear)]
      default: []
      }
    guard let first = forms.first else {
      throw Fault(
        "L066", "no other tool reads a \(model.card.family == nil ? model.card.estimator : "family of models")",
        help: "save one of gbm, forest, xgboost, linear, ridge, lasso or logistic")
    }
    guard let found = forms.first(where: { $0.ending == ending }) else {
      throw Fault(
        "L066",
        "a \(model.card.estimator) is saved as \(forms.map { "." + $0.ending }.joined(separator: " or ")), and `\(name)` ends"
          + " in another way", subject: name, help: "write `save model, \"model.\(first.ending)\"`")
    }
    self = found.form
  }

  func bytes(_ model: Model) throws -> [UInt8] {
    switch self {
    case .lightgbm, .xgboostBinary: return model.engine
    case .xgboostJSON: return try XGBoostModel(model.engine).json()
    case .linear: return try LinearFile(LinearAnswer(Learnt(model)), model).bytes()
    }
  }

  func lines(_ name: String, _ read: String, _ model: Model) -> [String] {
    switch self {
    case .lightgbm:
      return [
        "import lightgbm, numpy", "model = lightgbm.Booster(model_file=\(name))", read,
        "assert rows.shape[1] == model.num_feature()", "predictions = model.predict(rows)",
      ]
    case .xgboostBinary, .xgboostJSON:
      return [
        "import numpy, xgboost", "model = xgboost.Booster(model_file=\(name))", read,
        "data = xgboost.DMatrix(rows, feature_types=model.feature_types, enable_categorical=True)",
        "predictions = model.predict(data)",
      ]
    case .linear:
      let answer =
        switch model.task {
        case .binary: "1 / (1 + numpy.exp(-sums[:, 0]))"
        case .multiclass: "numpy.exp(sums) / numpy.exp(sums).sum(axis=1, keepdims=True)"
        default: "sums[:, 0]"
        }
      return [
        "import json, numpy; model = json.load(open(\(name)))", read,
        "part = lambda f, x: f[\"missing\"] if x != x else f[\"slope\"] * x if \"slope\" in f else f[\"levels\"][int(x)]",
        // `cumsum` adds in the order of a single row here; Python's `sum` and numpy's round in other ways.
        "sums = numpy.array([[numpy.cumsum([o[\"intercept\"], *map(part, o[\"features\"], row)])[-1]"
          + " for o in model[\"outputs\"]] for row in rows])",
        "predictions = \(answer)",
      ]
    }
  }
}
