import Display
import Frames
import Language
import Learning

/// The sections of a model's card (Mitchell et al. 2019), in words.
struct CardText {
  private let facts: CardFacts
  private let purpose: String?
  private let limits: [String]
  private let lineage: String?

  init(_ facts: CardFacts, purpose: String?, limits: [String], lineage: String?) {
    self.facts = facts
    self.purpose = purpose
    self.limits = limits
    self.lineage = lineage
  }

  private var model: Model { facts.model }

  var document: Document {
    Document(
      "Model card: \(model.target.name)",
      [
        Document.Section(
          "Purpose", [.words(purpose ?? "Not stated. Say it with `purpose:`, and what the model is not for.")]),
        details, training,
      ] + performance + groups + [moving, limitsSection, contract, origin].compactMap { $0 })
  }

  private var details: Document.Section {
    let card = model.card
    let usual = (try? Estimator.named(card.estimator))?.parameters ?? []
    let special = card.parameters.filter { given in
      usual.first { $0.name == given.name }.map { $0.standard != given.value } ?? true
    }
    var items = [
      "it tells \(model.target.name): \(model.task.rawValue)"
        + (model.target.positive.map { ", positive class \($0)" } ?? "")
        + (model.target.classes.isEmpty ? "" : ", classes \(model.target.classNames.joined(separator: ", "))"),
      "estimator \(card.estimator) by \(card.engine)"
        + (special.isEmpty
          ? ", all parameters as they are by default"
          : " with " + special.map { "\($0.name) \($0.value)" }.joined(separator: ", ")),
    ]
    if card.training.iterations > 0 { items.append("\(card.training.iterations) iterations") }
    if let thresholds = card.thresholds {
      items.append(
        "told positive by group (\(thresholds.goal)): "
          + thresholds.items.map { "\($0.values.joined(separator: ", ")) from \(NumberText.short($0.threshold))" }
          .joined(separator: "; "))
    }
    return Document.Section("Model", [.items(items)])
  }

  private var training: Document.Section {
    let facts = model.card.training
    var items = ["\(NumberText.count(facts.rows, "row")) learnt from"]
    if facts.missingTarget > 0 {
      items.append("\(NumberText.count(facts.missingTarget, "row")) left out without a target")
    }
    if facts.validationRows > 0 {
      let value = facts.validation.flatMap { value in facts.metric.map { ", \($0) \(NumberText.short(value))" } } ?? ""
      items.append("\(NumberText.count(facts.validationRows, "row")) held back to stop by\(value)")
    }
    items += facts.notes
    return Document.Section("Data and training", [.items(items)])
  }

  private var performance: [Document.Section] {
    guard let report = facts.evaluation else {
      return [Document.Section("Metrics", [.words("Not judged here. Give the rows of a test: `card model, test`.")])]
    }
    let told = report.scores.map { score -> String in
      facts.intervals[score.name].map { "\(NumberText.short($0.low)) to \(NumberText.short($0.high)), \($0.method)" }
        ?? ""
    }
    let table = TableText(
      [
        TableColumn("metric", "text", .texts(report.scores.map(\.name))),
        TableColumn("value", "double", .decimals(report.scores.map(\.value))),
        TableColumn("95% interval", "text", .texts(told)),
      ], total: report.scores.count, name: "metrics")
    let baseline = report.baseline
    let words =
      "\(NumberText.count(report.count, "row")), \(report.split). Always \(baseline.prediction) would have "
      + "\(baseline.metric) \(NumberText.short(baseline.value))."
    var parts: [Document.Part] = [.words(words), .table(table)]
    let rows = EvaluationObject.judgedRows(report, model.target)
    for kind in model.task == .regression ? ["residuals"] : ["calibration", "confusion"] {
      if let chart = Chart.named(kind), let drawing = try? Drawing(chart, .judged(rows)) {
        parts.append(.drawing(drawing))
      }
    }
    return [Document.Section("Metrics", parts)]
  }

  private var groups: [Document.Section] {
    var sections: [Document.Section] = []
    if let slices = facts.slices, let table = try? slices.table() {
      sections.append(
        Document.Section(
          "Groups",
          [.table(TableText(table, rows: table.rowCount, name: "groups"))]
            + (slices.notes.isEmpty ? [] : [.items(slices.notes)])))
    }
    if let fairness = facts.fairness {
      let gaps = fairness.gaps.map { gap in
        "\(gap.name) \(gap.value.map { NumberText.short($0) } ?? "not defined")"
          + (gap.interval.map { " (\(NumberText.short($0.low)) to \(NumberText.short($0.high)) at 95%)" } ?? "")
      }
      sections.append(
        Document.Section(
          "Fairness",
          [
            .words("Selected means told \(fairness.positive), by \(fairness.columns.joined(separator: " and "))."),
            .table(FairnessText.groups(fairness)), .items(gaps + fairness.notes),
          ]))
    }
    return sections
  }

  private var moving: Document.Section? {
    guard let items = facts.importance?.items, !items.isEmpty else { return nil }
    let weights = FeatureWeights(items.map { ($0.feature, $0.gain) }, measure: "share of the gain")
    let table = TableText(
      [
        TableColumn("feature", "text", .texts(items.map(\.feature))),
        TableColumn("share of gain", "double", .decimals(items.map(\.gain))),
      ], total: items.count, name: "features")
    let drawing = Chart.named("importance").flatMap { try? Drawing($0, .weights(weights)) }
    return Document.Section("What moves it", [.table(table)] + (drawing.map { [.drawing($0)] } ?? []))
  }

  private var limitsSection: Document.Section {
    var items = limits
    if facts.evaluation == nil { items.append("how well it does on new rows is not known here") }
    items += facts.evaluation?.notes ?? []
    if let thresholds = model.card.thresholds {
      items.append(
        "it reads \(thresholds.columns.joined(separator: ", ")) at serving to decide by group: ask whether the law allows it"
      )
    }
    if facts.fairness == nil, model.task == .binary {
      items.append("no groups of people were looked at: `by: .column`")
    }
    items.append("values outside of those in the contract are outside of what it has seen")
    return Document.Section("Limits", [.items(items)])
  }

  private var contract: Document.Section {
    let columns = model.signature.columns
    let profiles = columns.map { model.profile.column($0.name) }
    let table = TableText(
      [
        TableColumn("column", "text", .texts(columns.map(\.name))),
        TableColumn("type", "text", .texts(columns.map { "\($0.type)" })),
        TableColumn("missing", "double", .decimals(profiles.map { $0?.missingShare })),
        TableColumn("seen in training", "text", .texts(profiles.map(CardText.seen))),
      ], total: columns.count, name: "contract")
    return Document.Section("Contract", [.words("The raw columns that a row needs."), .table(table)])
  }

  private static func seen(_ profile: ColumnProfile?) -> String {
    switch profile?.shape {
    case .numeric(let numbers):
      guard let low = numbers.quantiles.first, let high = numbers.quantiles.last else { return "" }
      return "\(NumberText.short(low)) to \(NumberText.short(high))"
    case .categorical(let words):
      let shown = words.values.prefix(5).map(\.value).joined(separator: ", ")
      return shown + (words.distinct > 5 ? ", … (\(words.distinct) values)" : "")
    case .empty, nil: return ""
    }
  }

  private var origin: Document.Section {
    let card = model.card
    var items = ["training rows \(card.fingerprints.data)", "recipe and parameters \(card.fingerprints.code)"]
    items.append("engine \(card.engine), seed \(card.training.seed)")
    if let lineage { items.append(lineage) }
    if let report = facts.evaluation { items.append("judged rows \(report.fingerprints.data)") }
    return Document.Section("Lineage", [.items(items)])
  }
}
