import Engines
public import Frames
import Letters

/// The parameters of an estimator that a search may choose, each with its range, and those that stay.
public struct SearchSpace: Hashable, Sendable {
  /// One parameter and what may be tried for it.
  public struct Axis: Hashable, Sendable {
    public let name: String
    public let range: SearchRange
  }

  /// In the order of the estimator's declaration.
  public let axes: [Axis]

  /// The ranges that were given; or, where none was, those that the estimator declares, but of parameters that are fixed.
  /// L072 where a range goes beyond what its parameter may be, L012 where there is no such parameter, L073 where nothing
  /// is left to choose.
  public init(
    _ estimator: Estimator, ranges: [(name: String, range: SearchRange)], fixed: [(name: String, value: Scalar)]
  ) throws {
    func own(_ name: String) -> Estimator.Parameter? {
      estimator.parameters.first { $0.name == name || $0.aliases.contains(name) }
    }
    for (name, range) in ranges { _ = try own(name)?.accepted(range, as: name) }
    _ = try estimator.resolved(fixed + ranges.map { ($0.name, $0.range.lowest) })
    let settled = Set(fixed.compactMap { own($0.name)?.name })
    if ranges.isEmpty {
      axes = estimator.parameters.compactMap { parameter in
        settled.contains(parameter.name) ? nil : parameter.search.map { Axis(name: parameter.name, range: $0) }
      }
    } else {
      var given: [String: SearchRange] = [:]
      for (name, range) in ranges {
        if let parameter = own(name) { given[parameter.name] = try parameter.accepted(range, as: name) }
      }
      axes = estimator.parameters.compactMap { parameter in
        given[parameter.name].map { Axis(name: parameter.name, range: $0) }
      }
    }
    guard !axes.isEmpty else {
      throw Fault(
        "L073", "`\(estimator.name)` has no parameter that is left to choose", subject: estimator.name,
        help: estimator.parameters.isEmpty
          ? "train it as it is" : "give ranges, such as `\(estimator.name)(\(estimator.parameters[0].name): any_of(…))`"
      )
    }
  }

  /// Values drawn without looking at any result.
  func random(_ source: inout RandomSource) -> [Scalar] { axes.map { $0.range.random(&source) } }
}

extension SearchRange {
  /// A value of it, to try whether it fits at all.
  fileprivate var lowest: Scalar {
    switch self {
    case .whole(let range, _): .int(range.lowerBound)
    case .number(let range, _): .double(range.lowerBound)
    case .any(let values): values.first ?? .missing
    }
  }
}

extension Estimator.Parameter {
  /// The range in the parameter's own type: whole where it takes whole numbers.
  func accepted(_ range: SearchRange, as given: String) throws -> SearchRange {
    func checked(_ low: Scalar, _ high: Scalar) throws {
      for end in [low, high] {
        do { _ = try accepted(end, as: given) } catch let fault as Fault {
          throw Fault(
            "L072", "the range \(range) leaves what is possible: " + fault.message, subject: given, help: fault.help)
        }
      }
    }
    switch (range, kind) {
    case (.any(let values), _):
      guard !values.isEmpty else {
        throw Fault("L072", "`\(given)` has nothing to choose from", subject: given, help: "write any_of(1, 2)")
      }
      return .any(try values.map { try accepted($0, as: given) })
    case (.whole(let ends, let isLog), .int):
      try checked(.int(ends.lowerBound), .int(ends.upperBound))
      guard ends.lowerBound <= ends.upperBound, !isLog || ends.lowerBound > 0 else { break }
      return range
    case (.whole(let ends, let isLog), .double):
      try checked(.int(ends.lowerBound), .int(ends.upperBound))
      return .number(Double(ends.lowerBound)...Double(ends.upperBound), isLog: isLog)
    case (.number(let ends, _), .double):
      try checked(.double(ends.lowerBound), .double(ends.upperBound))
      return range
    case (.number, .int):
      throw Fault(
        "L072", "`\(given)` takes whole numbers, and \(range) has decimals", subject: given,
        help: "write whole ends, such as 8..256")
    case (_, .choice(let words, _)):
      throw Fault(
        "L072", "`\(given)` is one of a few words, and \(range) is a range of numbers", subject: given,
        help: "write any_of(\(words.map(Spelling.quoted).joined(separator: ", ")))")
    default: break
    }
    throw Fault("L072", "\(range) is no range for `\(given)`", subject: given)
  }
}
