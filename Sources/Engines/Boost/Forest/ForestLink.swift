import Glibc

/// How the sum of a model's leaves becomes its answer, as the objective says.
enum ForestLink: Hashable, Sendable {
  case identity
  /// 1 / (1 + exp(−s·x)).
  case sigmoid(Double)
  /// exp(x) over the sum of all classes.
  case softmax
  case exponential
  /// x·|x|, of a model that learnt square roots.
  case square
  /// log(1 + exp(x)).
  case softplus
  /// The same as floats, as XGBoost computes them.
  case singleSigmoid, singleSoftmax, singleExponential

  /// Reads LightGBM's words, such as `binary sigmoid:1`.
  init(_ objective: String) {
    let words = objective.split(separator: " ")
    let slope = words.first { $0.hasPrefix("sigmoid:") }.flatMap { Double($0.dropFirst("sigmoid:".count)) } ?? 1
    switch words.first {
    case "binary", "multiclassova": self = .sigmoid(slope)
    case "cross_entropy": self = .sigmoid(1)
    case "cross_entropy_lambda": self = .softplus
    case "multiclass": self = .softmax
    case "poisson", "gamma", "tweedie": self = .exponential
    case "regression", "regression_l1", "huber", "fair", "quantile", "mape":
      self = words.contains("sqrt") ? .square : .identity
    default: self = .identity
    }
  }

  /// Turns the sums of one row into its answer, in place.
  func apply(_ sums: UnsafeMutableBufferPointer<Double>) {
    // Safe because every place lies below the count.
    switch self {
    case .identity: return
    case .sigmoid(let slope): for place in sums.indices { sums[place] = 1 / (1 + exp(-slope * sums[place])) }
    case .exponential: for place in sums.indices { sums[place] = exp(sums[place]) }
    case .square: for place in sums.indices { sums[place] *= abs(sums[place]) }
    case .softplus: for place in sums.indices { sums[place] = log1p(exp(sums[place])) }
    case .singleSigmoid:
      for place in sums.indices { sums[place] = Double(1 / (1 + expf(min(Float(-sums[place]), 88.7)))) }
    case .singleExponential: for place in sums.indices { sums[place] = Double(expf(Float(sums[place]))) }
    case .singleSoftmax:
      let highest = Float(sums.max() ?? 0)
      var total = 0.0
      for place in sums.indices {
        let power = expf(Float(sums[place]) - highest)
        sums[place] = Double(power)
        total += Double(power)
      }
      for place in sums.indices { sums[place] = Double(Float(sums[place]) / Float(total)) }
    case .softmax:
      let highest = sums.max() ?? 0
      var total = 0.0
      for place in sums.indices {
        sums[place] = exp(sums[place] - highest)
        total += sums[place]
      }
      for place in sums.indices { sums[place] /= total }
    }
  }
}
