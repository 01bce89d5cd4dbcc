import Glibc

/// How a model's probabilities are brought in line with what happens, fitted on rows that it did not learn from.
public struct Calibration: Codable, Hashable, Sendable {
  /// The shape of the correction.
  public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    /// A logistic curve over the log odds (Platt 1999).
    case platt
    /// A rising curve of straight pieces.
    case isotonic
  }

  public var kind: Kind
  /// One for the positive class of two, or one for each of several classes.
  var curves: [CalibrationCurve]

  /// - Parameters:
  ///   - answers: Probabilities, row after row: one of two classes, or one a class.
  ///   - labels: The class numbers.
  init(_ kind: Kind, _ task: Task, answers: [Double], labels: [Double], weights: [Double]?) {
    self.kind = kind
    let width = labels.isEmpty ? 1 : answers.count / labels.count
    curves = (0..<width).map { place in
      let scores = labels.indices.map { answers[$0 * width + place] }
      let truth = labels.map { task == .binary ? $0 > 0 : $0 == Double(place) }
      return switch kind {
      case .platt: .sigmoid(PlattScaling(scores.map(Calibration.logOdds), truth, weights: weights))
      case .isotonic: .steps(IsotonicRegression(scores, truth.map { $0 ? 1 : 0 }, weights: weights))
      }
    }
  }

  /// The corrected probabilities of one row; those of several classes add up to 1 again.
  func callAsFunction(_ answer: some Collection<Double>) -> [Double] {
    let told = zip(curves, answer).map { $0($1) }
    guard told.count > 1 else { return told }
    let total = told.reduce(0, +)
    return total > 0 ? told.map { $0 / total } : told.map { _ in 1 / Double(told.count) }
  }

  /// The logarithm of the odds, at most 36 either way: beyond, a Double knows no difference from 1.
  static func logOdds(_ probability: Double) -> Double {
    guard probability > 0 else { return -36 }
    guard probability < 1 else { return 36 }
    return min(36, max(-36, Glibc.log(probability / (1 - probability))))
  }
}

/// The correction of one class.
enum CalibrationCurve: Codable, Hashable, Sendable {
  case sigmoid(PlattScaling)
  case steps(IsotonicRegression)

  func callAsFunction(_ probability: Double) -> Double {
    switch self {
    case .sigmoid(let scaling): scaling(Calibration.logOdds(probability))
    case .steps(let steps): steps(probability)
    }
  }
}
