import Engines

extension Frame {
  /// A row for each of the columns in place of one row with all of them: the column's name in one column, its value in
  /// another. The values are of one type, or it is an error before any row is read.
  /// - Parameter dropsMissing: rows without a value are left out.
  public func unpivot(
    _ columns: [String], namesTo: String = "name", valuesTo: String = "value", dropsMissing: Bool = false
  ) throws -> Frame {
    try check(columns)
    guard let first = columns.first else {
      throw Fault("F011", "`unpivot` needs the columns that become rows", subject: "unpivot")
    }
    var type = schema.type(of: first) ?? .missing
    for name in columns {
      let own = schema.type(of: name) ?? .missing
      guard let joined = type.joined(with: own) else {
        throw Fault(
          "F052", "`\(name)` is \(own), and the columns before it are \(type): they cannot stand in one column",
          subject: Spelling.column(name), help: "`cast \(Spelling.name(name)): text` and the others alike")
      }
      type = joined
    }
    let kept = schema.names.filter { !columns.contains($0) }
    if let twin = kept.first(where: { [namesTo, valuesTo].contains($0) }) {
      throw Fault(
        "F002", "two columns would have the name `\(twin)`", subject: Spelling.column(twin),
        help: "write `names_to: \"…\"` or `values_to: \"…\"`")
    }
    let (names, values) = ("__names", "__values")
    let lists = try derive([
      NamedExpression(names, .literal(.list(columns.map(Scalar.text)))),
      NamedExpression(values, .list(columns.map(Expression.column))),
    ])
    let long = try lists.select(kept + [names, values]).explode([names, values])
      .rename([Renaming(old: names, new: namesTo), Renaming(old: values, new: valuesTo)])
    return dropsMissing ? try long.filter(.unary(.not, .call("missing", [.column(valuesTo)]))) : long
  }
}
