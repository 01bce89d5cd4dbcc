import Frames

extension Estimator {
  /// LightGBM. Parameters bear LightGBM's scikit-learn names; its own names and aliases are accepted.
  public static let gbm = Estimator(
    "gbm", "Gradient-boosted trees by LightGBM: for two classes, several classes and numbers.",
    parameters: gbmParameters, goesOn: true,
    fit: { GBMFit(lesson: $0, parameters: gbmParameters) }, load: { try GBMTrees($0) })
}
