import Engines

/// The trees of a model of XGBoost in memory, which our own code walks.
struct XGBoostAnswer: Predicting {
  private let model: XGBoostModel

  /// Reads XGBoost's binary form; L002 when it does not fit the model's target.
  init(_ learnt: Learnt) throws {
    model = try XGBoostModel(learnt.engine)
    guard model.width == (learnt.task == .multiclass ? learnt.target.classes.count : 1) else {
      throw Fault("L002", "the model of XGBoost does not fit its target", help: "train the model again")
    }
  }

  var featureCount: Int? { model.featureCount }

  func predict(_ row: [Double]) throws -> [Double] { try model.predict(row: row) }

  func predict(_ rows: FeatureRows) throws -> [Double] { try model.predict(rows) }

  /// The gain over all splits.
  func gains() -> [Double] { model.gains }

  func contributions(_ rows: FeatureRows) throws -> [Double] { try model.contributions(rows) }
}
