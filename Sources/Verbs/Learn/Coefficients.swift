import Display
import Frames
import Language
import Learning

extension Verb {
  static let coefficients = Verb(
    "coefficients", "Show the coefficients of a linear model: their errors, p-values, intervals and inflations.",
    effect: .none, example: "coefficients(train(loans, .amount, with: linear))",
    Parameter<ModelChoice>("model", "the model, or a version")
  ) { session, choice in
    let found = try choice.model.coefficients()
    let hasClasses = found.contains { $0.ofClass != nil }
    let hasErrors = found.contains { $0.error != nil }
    let hasInflations = found.contains { $0.inflation != nil }
    var fields: [(String, ColumnType)] = hasClasses ? [("class", .text)] : []
    fields += [("term", .text), ("estimate", .double)]
    if hasErrors { fields += ["std_error", "statistic", "p", "low", "high"].map { ($0, .double) } }
    if hasInflations { fields.append(("vif", .double)) }
    return try session.table(
      fields,
      found.map { term in
        func number(_ value: Double?) -> Scalar { value.map(Scalar.number) ?? .missing }
        var row: [Scalar] = hasClasses ? [term.ofClass.map(Scalar.text) ?? .missing] : []
        row += [.text(term.term), .double(term.estimate)]
        if hasErrors { row += [term.error, term.statistic, term.p, term.low, term.high].map(number) }
        if hasInflations { row.append(number(term.inflation)) }
        return row
      }, named: "coefficients")
  }
}
