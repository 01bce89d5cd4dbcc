import Display
import Frames
import Language
import Learning

/// What a model does to groups: `f.demographic_parity_difference`, `f.groups`.
final class FairnessObject: DomainObject {
  let report: FairnessReport
  let before: FairnessReport?
  private let context: FrameContext

  init(_ report: FairnessReport, before: FairnessReport?, _ context: FrameContext) {
    self.report = report
    self.before = before
    self.context = context
    super.init()
  }

  override var kind: String { "fairness" }
  override var inline: String {
    "fairness(demographic_parity_difference: "
      + (report.gap("demographic_parity_difference").map { NumberText.short($0) } ?? "none") + ")"
  }

  override var fields: [(name: String, value: Value)] {
    var fields = report.gaps.map { (name: $0.name, value: $0.value.map(Value.double) ?? .none) }
    fields += report.worth.map { ($0.name, .double($0.value)) }
    fields += [
      ("positive", .text(report.positive)), ("n", .int(report.count)),
      (
        "intervals",
        .record(
          report.gaps.compactMap { gap in
            gap.interval.map { (gap.name, .record([("low", .double($0.low)), ("high", .double($0.high))])) }
          })
      ),
    ]
    if let table = try? report.table() { fields.append(("groups", .object(FrameObject(context.frame(table))))) }
    if let table = try? report.ratesTable() { fields.append(("rates", .object(FrameObject(context.frame(table))))) }
    return fields
  }

  override func showable(_ session: Session) -> any Showable { FairnessText(report: report, before: before) }
}

/// Groups as a table, then how far they lie apart, before and after where there are two.
struct FairnessText: Showable {
  var report: FairnessReport
  var before: FairnessReport?

  /// Headings that leave room for all rates on one screen.
  static let headings = [
    "base_rate": "positive", "selection_rate": "selected", "true_positive_rate": "tpr", "false_positive_rate": "fpr",
  ]

  func lines(_ paint: Paint) -> [String] {
    var lines = FairnessText.groups(report).lines(paint)
    if let before {
      lines += ["", paint("before", .heading)] + FairnessText.groups(before).lines(paint)
    }
    lines += [""] + RecordText(gaps).lines(paint)
    let told = "\(NumberText.count(report.count, "row")) · selected means told \(report.positive)"
    lines.append(paint(DisplayWidth.cut(told, to: paint.width), .dim))
    return lines + RemarkText(report.notes).lines(paint)
  }

  private var gaps: [RecordText.Field] {
    let scores = report.worth.map { score in
      RecordText.Field(
        score.name, .decimal(score.value), beside: was(before?.worth.first { $0.name == score.name }?.value))
    }
    return scores
      + report.gaps.map { gap in
        let interval = gap.interval.map { "\(NumberText.short($0.low)) to \(NumberText.short($0.high)) (95%)" }
        return RecordText.Field(
          gap.name, gap.value.map(Item.decimal) ?? .missing,
          beside: [was(before?.gap(gap.name)), interval].compactMap { $0 }.joined(separator: " · "))
      }
  }

  private func was(_ value: Double?) -> String? { value.map { "before \(NumberText.short($0))" } }

  static func groups(_ report: FairnessReport) -> TableText {
    var columns = report.columns.enumerated().map { place, name in
      TableColumn(name, "text", .texts(report.groups.map { $0.values[place] }))
    }
    columns.append(TableColumn("n", "int", .integers(report.groups.map(\.count))))
    for name in report.groups.first?.rates.map(\.name) ?? [] {
      columns.append(TableColumn(headings[name] ?? name, "double", .decimals(report.groups.map { $0.rate(name) })))
    }
    return TableText(columns, total: report.groups.count, name: "fairness")
  }
}
