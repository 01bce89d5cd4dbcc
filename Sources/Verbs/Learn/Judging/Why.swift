import Display
import Engines
import Frames
import Language
import Learning

extension Verb {
  static let why = Verb(
    "why",
    "Say in plain words why a model gives one row the answer it does: what moved it, by how much, and from where.",
    effect: .none, example: "why model, head(test, 1)",
    Parameter<ModelChoice>("model", "the model, or a version"),
    Parameter<Asked>("row", "a record, or a frame of one row"),
    Parameter<Int>("top", "how many columns are told", default: 5)
  ) { session, choice, asked, top in
    let model = choice.model
    guard top > 0 else { throw Diagnostic("V002", "`top` of `why` must be a number from 1, not \(top)") }
    let frame: Frame
    switch asked {
    case .frame(let rows): frame = rows
    case .record(let cells): frame = try session.row(cells.map { ScalarField($0.name, $0.value) }, of: model)
    case .records(let records):
      guard records.count == 1 else {
        throw Diagnostic(
          "V002", "`row` of `why` must be one record, not \(records.count)", help: "`why model, rows[0]`")
      }
      frame = try session.row(records[0], of: model)
    }
    let reasons = try session.work("explaining") { try model.reasons(frame) }
    return ReasonsObject(reasons, top: top, session.frames)
  }
}

extension Session {
  /// A record as a frame of one row, in the types that the model takes.
  fileprivate func row(_ fields: [ScalarField], of model: Model) throws -> Frame {
    let given = Dictionary(fields.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    _ = try Scorer(model).predict(given)
    let table = try Table(model.signature.columns.map { try $0.column(of: given[$0.name] ?? .missing) }, rowCount: 1)
    return frames.frame(table)
  }
}

/// Why a row gets its answer: `w.base`, `w.probability`, `w.moves`.
final class ReasonsObject: DomainObject {
  let reasons: Reasons
  private let top: Int
  private let context: FrameContext

  init(_ reasons: Reasons, top: Int, _ context: FrameContext) {
    self.reasons = reasons
    self.top = top
    self.context = context
    super.init()
  }

  override var kind: String { "reasons" }
  override var inline: String { "reasons(\(reasons.moves.prefix(2).map(\.column).joined(separator: ", ")))" }

  override var fields: [(name: String, value: Value)] {
    var fields: [(name: String, value: Value)] = [("prediction", Value(reasons.prediction.value))]
    if let probability = reasons.prediction.probability { fields.append(("probability", .double(probability))) }
    if let base = reasons.base { fields.append(("base", .double(base))) }
    fields += [("raw", .double(reasons.raw)), ("raw_base", .double(reasons.rawBase))]
    fields.append(
      (
        "moves",
        .list(
          reasons.moves.map { move in
            .record([
              ("column", .text(move.column)), ("value", Value(move.value)), ("by", .double(move.by)),
              ("from", move.from.map(Value.double) ?? .none), ("to", move.to.map(Value.double) ?? .none),
            ])
          })
      ))
    return fields
  }

  /// The chart of the moves.
  override var memberNames: [String] { super.memberNames + ["chart"] }
  override func member(_ name: String) throws -> Value? {
    guard name == "chart" else { return try super.member(name) }
    let weights = FeatureWeights(
      reasons.moves.map { (feature: "\($0.column) \($0.value)", weight: $0.by) }, measure: ReasonsText.unit(reasons))
    return .object(ChartObject(try Drawing(Chart.suited(to: .weights(weights)), .weights(weights))))
  }

  override func showable(_ session: Session) -> any Showable { ReasonsText(reasons: reasons, top: top) }
}

/// The answer and its reasons as sentences.
struct ReasonsText: Showable {
  var reasons: Reasons
  var top: Int

  func lines(_ paint: Paint) -> [String] {
    var lines = WrappedText.lines(answer, width: paint.width, mark: paint.glyphs.ellipsis)
    let told = reasons.moves.prefix(top)
    let widest = told.map { DisplayWidth.of(name($0)) }.max() ?? 0
    for move in told {
      let start = "  " + DisplayWidth.pad(name(move), to: widest) + "  "
      lines.append(DisplayWidth.cut(start + moved(move), to: paint.width, mark: paint.glyphs.ellipsis))
    }
    let rest = reasons.moves.dropFirst(top)
    if !rest.isEmpty {
      let by = rest.reduce(0) { $0 + $1.by }
      let to = rest.last?.to.flatMap { last in rest.first?.from.map { ", \(value($0)) to \(value(last))" } } ?? ""
      lines.append("  the other \(NumberText.count(rest.count, "column")): \(ReasonsText.signed(by))\(to)")
    }
    lines.append(
      paint(
        DisplayWidth.cut("by SHAP values, in \(ReasonsText.unit(reasons)), told in this order", to: paint.width), .dim))
    return lines
  }

  private var answer: String {
    let said = safeText("\(reasons.prediction.value.text ?? "\(reasons.prediction.value)")")
    guard let ofClass = reasons.ofClass else {
      let from = reasons.base.map { ", moved from \(value($0)), what is told of a row on average" } ?? ""
      return "\(safeText(reasons.target)) is told to be \(said)\(from):"
    }
    if reasons.task == .binary, let probability = reasons.prediction.probability {
      let from = reasons.base.map { ", moved from \(value($0)), where every row starts" } ?? ""
      return "\(safeText(reasons.target)) is told to be \(said): the probability of \(safeText(ofClass)) is "
        + "\(value(probability))\(from):"
    }
    let highest =
      reasons.prediction.probabilities.max().map { " with a probability of \(ReasonsText.percent($0))" } ?? ""
    return "\(safeText(reasons.target)) is told to be \(said)\(highest); its score is moved:"
  }

  private func name(_ move: Reasons.Move) -> String {
    let told = move.value.isMissing ? "missing" : safeText(move.value.text ?? "\(move.value)")
    return ".\(safeText(move.column)) is \(DisplayWidth.cut(told, to: 24))"
  }

  private func moved(_ move: Reasons.Move) -> String {
    let way = move.by < 0 ? "down" : "up"
    guard let from = move.from, let to = move.to else { return "\(way) by \(NumberText.short(abs(move.by)))" }
    return "\(way) from \(value(from)) to \(value(to)) (\(ReasonsText.signed(move.by)))"
  }

  private func value(_ number: Double) -> String {
    reasons.task == .binary ? ReasonsText.percent(number) : NumberText.short(number)
  }

  static func signed(_ number: Double) -> String { (number < 0 ? "" : "+") + NumberText.short(number) }

  static func percent(_ share: Double) -> String { NumberText.short(share * 100, digits: 4) + "%" }

  static func unit(_ reasons: Reasons) -> String {
    switch reasons.task {
    case .binary: "log-odds of \(safeText(reasons.ofClass ?? ""))"
    case .multiclass: "score of \(safeText(reasons.ofClass ?? ""))"
    case .regression, .clusters, .anomalies:
      reasons.base == reasons.rawBase ? "the unit of \(safeText(reasons.target))" : "its raw sum"
    }
  }
}
