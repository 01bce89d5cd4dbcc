import Frames
import Language

extension Verb {
  static let join = Verb(
    "join", "Bring the columns of another frame to rows with the same key.", foresight: .plan,
    example: "loans | join plans, on: .plan",
    Parameter<Frame>("frame", "the rows"), Parameter<Frame>("other", "where the columns come from"),
    Parameter<Columns>("on", "a column, a list of columns, or .id == .user_id"),
    Parameter<String>("kind", "which rows stay", default: "inner", choices: Join.Kind.allCases.map(\.rawValue)),
    Parameter<String?>(
      "expect", "an error unless keys pair so", default: nil, choices: Join.Expectation.allCases.map(\.rawValue)),
    Parameter<String>("suffix", "behind names of the other frame that both have", default: "_r")
  ) { session, frame, other, on, kind, expect, suffix in
    let kind: Join.Kind = try choice(kind, "kind")
    let pairing: Join.Expectation = try expect.map { try choice($0, "expect") } ?? .manyToMany
    return try frame.join(other, on: on.expressions ?? [], kind: kind, expect: pairing, suffix: suffix)
  }

  private static func choice<C: RawRepresentable<String> & CaseIterable>(_ text: String, _ name: String) throws -> C {
    if let choice = C(rawValue: text) { return choice }
    let all = C.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    throw Diagnostic("V007", "`\(name)` of `join` cannot be \"\(text)\"", help: "it is one of \(all)")
  }
}
