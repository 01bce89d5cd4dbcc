import Frames
import Language
import Learning

extension SearchObject {
  /// A script that makes the best again: the same judgement, then the same model.
  var code: String {
    let rows = rowsName.map { Spelling.name($0) } ?? "rows"
    let training = result.training
    let words = [
      "with: \(EstimatorObject(training.estimator, training.parameters).inline)",
      training.include.map { "include: \(SearchObject.columns($0))" },
      training.exclude.isEmpty ? nil : "exclude: \(SearchObject.columns(training.exclude))",
      training.preparations.isEmpty
        ? nil : "prepare: [\(training.preparations.map(\.written).joined(separator: ", "))]",
      training.weights.map { "weights: .\(Spelling.name($0))" }, training.positive.map { "positive: \($0)" },
      training.task.map { "task: \"\($0.rawValue)\"" },
    ].compactMap { $0 }
    let target = "." + Spelling.name(training.target)
    let seed = "seed: \(result.study.seed)"
    var lines = rowsName == nil ? ["# `rows` are the rows that were searched with."] : []
    let score = SearchObject.number(result.best.mean ?? .nan)
    if let folds, result.best.share == 1 {
      lines += [
        "# %% The best of \(result.trials.count) trials: \(result.study.metric) \(score)",
        "judged = crossval(\(([rows, target] + words + ["folds: \(folds.code)", seed, "threads: \(result.threads)"]).joined(separator: ", ")))",
        "judged.\(Spelling.name(result.study.metric)).mean",
      ]
    }
    lines += ["# %% On all rows", "model = train(\(([rows, target] + words + [seed]).joined(separator: ", ")))"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func columns(_ names: [String]) -> String {
    "[" + names.map { "." + Spelling.name($0) }.joined(separator: ", ") + "]"
  }

  private static func number(_ value: Double) -> String {
    let text = "\(value)"
    return text.count > 8 ? "\((value * 1e5).rounded() / 1e5)" : text
  }
}
