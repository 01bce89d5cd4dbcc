import Engines

/// One coefficient of a linear model, with what its uncertainty is where the estimator tells it.
public struct Coefficient: Codable, Hashable, Sendable {
  /// `intercept`, `age`, `plan = pro`, `age is missing`.
  public var term: String
  /// The class whose score it belongs to, where there are several.
  public var ofClass: String?
  public var estimate: Double
  /// The standard error.
  public var error: Double?
  /// The estimate over its error: Student's t for numbers, the normal z for classes.
  public var statistic: Double?
  /// The chance of such an estimate where the true coefficient is zero.
  public var p: Double?
  /// The ends of the interval that holds the true one 95 times of 100.
  public var low: Double?
  public var high: Double?
  /// How many times the variance is what it would be if no other column told the same (variance inflation factor).
  public var inflation: Double?

  init(term: String, ofClass: String? = nil, estimate: Double) {
    self.term = term
    self.ofClass = ofClass
    self.estimate = estimate
  }

  /// With an error, and `degrees` of freedom for Student's t; none for the normal distribution.
  func with(error: Double, degrees: Double?, inflation: Double? = nil) -> Coefficient {
    guard error.isFinite, error > 0, degrees.map({ $0 > 0 }) ?? true else { return self }
    var told = self
    let point = StudentT.point(beyond: 0.05, degrees: degrees)
    (told.error, told.statistic) = (error, estimate / error)
    told.p = StudentT.beyond(estimate / error, degrees: degrees)
    (told.low, told.high) = (estimate - point * error, estimate + point * error)
    told.inflation = inflation.flatMap { $0.isFinite ? $0 : nil }
    return told
  }
}

extension Model {
  /// The coefficients of a linear model, the intercept first; L044 for a model that has none.
  public func coefficients() throws -> [Coefficient] {
    let estimator = try Estimator.named(card.estimator)
    guard estimator.hasCoefficients, let linear = try estimator.load(Learnt(self)) as? LinearAnswer else {
      let linear = Estimator.catalogue.filter(\.hasCoefficients)
      throw Fault(
        "L044", "a \(card.estimator) model has no coefficients",
        help: "train one with \(linear.map { "`\($0.name)`" }.joined(separator: ", "))")
    }
    return linear.terms
  }
}
