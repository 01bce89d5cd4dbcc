import Engines

extension ScalarFunction {
  /// `bin(.age, 10)` and `bin(.age, [18, 65], ["young", "grown", "old"])`.
  static let bin = ScalarFunction(
    "bin",
    "The bin that a number lies in: of a width its lower end (`bin(.age, 10)` gives 30 for 37); between edges its label.",
    [Parameter("value"), Parameter("width"), Parameter("labels", default: .list([]))],
    result: { arguments throws(Fault) in
      let type = try arguments.number(0)
      if case .list = arguments.types[1] {
        _ = try Bands(arguments)
        return .text
      }
      guard let width = arguments.literal(1)?.double, width > 0, width.isFinite else {
        throw arguments.refusal(1, "a width above 0, written as a number, or a list of edges")
      }
      guard arguments.literal(2) == .list([]) else {
        throw arguments.refusal(2, "left out, as only bins between edges have labels")
      }
      return type == .int && arguments.types[1] == .int ? .int : .double
    },
    apply: { arguments throws(Fault) in
      if case .list(let edges) = arguments[1], case .list(let labels) = arguments[2] {
        return arguments[0].double.map { Bands.label(of: $0, edges, labels) }
      }
      if case .int(let value) = arguments[0], case .int(let width) = arguments[1] {
        let rest = value % width
        let (start, overflow) = value.subtractingReportingOverflow(rest < 0 ? rest + width : rest)
        guard !overflow else { throw Fault.overflow("bin(\(value), \(width))") }
        return .int(start)
      }
      guard let value = arguments[0].double, let width = arguments[1].double else { return nil }
      return .number((value / width).rounded(.down) * width)
    },
    sql: { arguments in
      if case .list(let edges) = arguments.literals[1], case .list(let labels) = arguments.literals[2] {
        return Bands(edges, labels).sql(arguments[0])
      }
      guard arguments.types[0] == .int, arguments.types[1] == .int else {
        let width = "CAST(\(arguments[1]) AS DOUBLE)"
        return "(floor(CAST(\(arguments[0]) AS DOUBLE) / \(width)) * \(width))"
      }
      return "(\(arguments[0]) - ((\(arguments[0]) % \(arguments[1])) + \(arguments[1])) % \(arguments[1]))"
    })
}

/// Bins between edges, each with its lower edge and without its upper one; the first and the last are open.
private struct Bands {
  let edges: [Double]
  let labels: [String]

  /// What is not a number or a text has been refused before.
  init(_ edges: [Scalar], _ labels: [Scalar]) {
    self.edges = edges.compactMap(\.double)
    self.labels =
      labels.isEmpty ? (0...edges.count).map { Bands.name($0, of: edges) } : labels.compactMap(\.text)
  }

  /// The label of a number, made for it alone.
  static func label(of value: Double, _ edges: [Scalar], _ labels: [Scalar]) -> Scalar {
    let place = edges.firstIndex { value < $0.double ?? .infinity } ?? edges.count
    return labels.indices.contains(place) ? labels[place] : .text(name(place, of: edges))
  }

  private static func name(_ place: Int, of edges: [Scalar]) -> String {
    guard place > 0, let first = edges.first else { return "below \(edges.first ?? .missing)" }
    return place < edges.count ? "\(edges[place - 1]) to \(edges[place])" : "\(edges.last ?? first) and above"
  }

  /// Throws F012 where the edges do not rise, or the labels are not one more.
  init(_ arguments: ScalarFunction.Arguments) throws(Fault) {
    guard case .list(let edges) = arguments.literal(1), (1...1_000).contains(edges.count),
      edges.allSatisfy({ $0.double?.isFinite ?? false })
    else { throw arguments.refusal(1, "a list of 1 to 1,000 edges, written as numbers") }
    guard case .list(let labels) = arguments.literal(2), labels.allSatisfy({ $0.text != nil }) else {
      throw arguments.refusal(2, "a list of texts")
    }
    self.init(edges, labels)
    guard zip(self.edges, self.edges.dropFirst()).allSatisfy(<) else {
      throw arguments.refusal(1, "edges that rise from one to the next")
    }
    guard self.labels.count == edges.count + 1 else {
      throw Fault(
        "F012",
        "`bin` between \(Remark.count(edges.count, "edge")) has \(edges.count + 1) bins, and \(labels.count) labels are given",
        subject: "\(arguments.expressions[2])", help: "the first bin lies below the first edge, the last above the last"
      )
    }
  }

  func sql(_ value: String) -> String {
    var text = "CASE WHEN \(value) IS NULL THEN NULL"
    for (edge, label) in zip(edges, labels) {
      text += " WHEN \(value) < \(Dialect.duckDB.literal(.double(edge)) ?? "0") THEN \(DuckSQL.text(label))"
    }
    return text + " ELSE \(DuckSQL.text(labels.last ?? "")) END"
  }
}
