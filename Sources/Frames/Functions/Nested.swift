import Engines

/// What stands inside a record or a list.
extension ScalarFunction {
  static let field = ScalarFunction(
    "field", "The field of a record by its name: `.address.city` is `field(.address, \"city\")`.",
    [Parameter("record"), Parameter("name")],
    result: { arguments throws(Fault) in
      guard let name = arguments.literal(1)?.text else { throw arguments.refusal(1, "a name, written as a text") }
      if arguments.types[0] == .missing { return .missing }
      guard case .record(let fields) = arguments.types[0] else {
        let isFunction = ScalarFunction.named(name) != nil || Aggregate.names.contains(name)
        throw Fault(
          "F053", "`\(arguments.expressions[0])` is \(arguments.types[0]), and has no field `\(name)`",
          subject: Spelling.column(name),
          help: isFunction ? "functions stand before it: `\(name)(\(arguments.expressions[0]))`" : nil)
      }
      guard let type = fields.first(where: { $0.name == name })?.type else {
        let near = Spelling.nearest(name, in: fields.map(\.name)).map { "did you mean `\(Spelling.name($0))`?  " }
        throw Fault(
          "F056", "`\(arguments.expressions[0])` has no field `\(name)`", subject: Spelling.column(name),
          help: (near ?? "") + "(fields: \(fields.prefix(12).map { Spelling.name($0.name) }.joined(separator: ", ")))")
      }
      return type
    },
    apply: { arguments in
      guard case .record(let fields) = arguments[0], let name = arguments[1].text else { return nil }
      return fields.first { $0.name == name }?.value
    },
    sql: { arguments in
      arguments.types[0] == .missing
        ? "NULL" : "struct_extract(\(arguments[0]), \(DuckSQL.text(arguments.literals[1]?.text ?? "")))"
    })

  static let element = ScalarFunction(
    "element", "The element of a list at a position, from 0; missing past its end.",
    [Parameter("list"), Parameter("position")],
    result: { arguments throws(Fault) in
      guard case .list(let type) = arguments.types[0] else {
        guard arguments.types[0] == .missing else { throw arguments.refusal(0, "a list") }
        return .missing
      }
      try arguments.int(1)
      return type
    },
    apply: { arguments in
      guard case .list(let items) = arguments[0], let position = arguments[1].int else { return .missing }
      return items.indices.contains(position) ? items[position] : .missing
    },
    sql: { "CASE WHEN \($0[1]) >= 0 THEN list_extract(\($0[0]), CAST(\($0[1]) AS BIGINT) + 1) END" })

  static let joinList = ScalarFunction(
    "join_list", "The texts of a list as one text, with another one between them; missing elements are left out.",
    [Parameter("list"), Parameter("separator", default: .text(""))],
    result: { arguments throws(Fault) in
      switch arguments.types[0] {
      case .missing, .list(.text), .list(.missing): break
      default: throw arguments.refusal(0, "a list of texts")
      }
      guard arguments.literal(1)?.text != nil else { throw arguments.refusal(1, "a text, written as one") }
      return .text
    },
    apply: { arguments in
      guard case .list(let items) = arguments[0], let separator = arguments[1].text else { return nil }
      return .text(items.compactMap(\.text).joined(separator: separator))
    },
    sql: { "coalesce(array_to_string(CAST(\($0[0]) AS VARCHAR[]), \($0[1])), '')".whereAllPresent([$0[0]]) })
}
