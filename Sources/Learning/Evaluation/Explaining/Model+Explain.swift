import Engines
public import Frames

extension Model {
  /// The rows that SHAP values are computed on at most, drawn evenly: more change the mean little and cost seconds each.
  private static let explainedRows = 10_000

  /// Which features count: by gain, and with a frame by the mean absolute SHAP value on its rows (at most 10,000 of them
  /// unless another number is given); the heaviest first, at most `top` of them.
  public func explain(_ frame: Frame? = nil, top: Int? = nil, rows most: Int? = nil) throws -> Explanation {
    let most = most ?? Model.explainedRows
    guard most > 0 else { throw Fault("L042", "`rows` is a number of rows from 1, not \(most)", subject: "rows") }
    if let top, top < 1 {
      throw Fault("L042", "`top` is a number of features from 1, not \(top)", subject: "top")
    }
    let scorer = try Scorer(self)
    let gains = try scorer.gains()
    let total = max(gains.reduce(0, +), Double.leastNormalMagnitude)
    var shap: [Double]?
    var rows = 0
    if let frame {
      var table = try PreparedTable(frame, self, target: false).prepared
      guard table.rowCount > 0 else { throw Fault("L041", "there is no row to explain") }
      table = try table.sampled(most)
      rows = table.rowCount
      shap = try scorer.contributions(prepared: table)
    }
    let items = featureNames.indices.map { place in
      Explanation.Item(feature: featureNames[place], gain: gains[place] / total, shap: shap?[place])
    }
    let ordered = items.sorted { ($0.shap ?? $0.gain, $1.feature) > ($1.shap ?? $1.gain, $0.feature) }
    return Explanation(items: Array(ordered.prefix(top ?? ordered.count)), rows: rows)
  }
}
