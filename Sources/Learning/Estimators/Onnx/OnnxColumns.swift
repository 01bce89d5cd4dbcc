import Engines
import Frames
import Letters

/// Which columns of a frame the inputs of a file take.
struct OnnxColumns {
  /// The recipe with the features that are taken, in the order of the inputs.
  let recipe: Recipe

  /// L060 names the inputs that no column has, L061 what does not fit.
  init(_ file: OnnxFile, _ recipe: Recipe, _ table: Table) throws {
    let isByOrder =
      file.inputs.count == 1 && file.inputs[0].columns != 1
      || file.inputs.count == 1 && recipe.features.count == 1
    let features = isByOrder ? try OnnxColumns.ordered(file, recipe) : try OnnxColumns.named(file, recipe, table)
    var adapted = recipe
    adapted.features = features
    let used = Set(features.map(\.column))
    adapted.prepared = recipe.prepared.filter { used.contains($0.name) }
    self.recipe = adapted
  }

  /// One input takes every feature, in the order of the frame's columns.
  private static func ordered(_ file: OnnxFile, _ recipe: Recipe) throws -> [Feature] {
    let input = file.inputs[0]
    let names = recipe.features.map { "." + $0.name }.joined(separator: ", ")
    if let count = input.columns, count != recipe.features.count {
      throw Fault(
        "L061",
        "the model takes \(count) numbers in the order that it was made with, and the frame has \(recipe.features.count)",
        subject: input.name, help: "say which: include: [.first, .second]  (the frame gives \(names))")
    }
    guard input.kind != .text, input.kind != .other, input.kind != .records else {
      throw Fault("L061", "the input `\(input.name)` takes neither numbers nor a text a row", subject: input.name)
    }
    if let text = recipe.features.first(where: { $0.encoding.isCategorical }) {
      throw Fault(
        "L061", "the model takes numbers, and `\(text.column)` holds text", subject: "." + text.column,
        help: "prepare: [one_hot(.\(text.column))], or exclude it, as the model was made")
    }
    return recipe.features
  }

  /// Each input takes the column of its name.
  private static func named(_ file: OnnxFile, _ recipe: Recipe, _ table: Table) throws -> [Feature] {
    let plain = Dictionary(grouping: recipe.features, by: { OnnxColumns.plain($0.column) })
    var features: [Feature] = []
    var absent: [String] = []
    for input in file.inputs {
      let own = recipe.features.filter { $0.column == input.name }
      let found = own.isEmpty ? plain[OnnxColumns.plain(input.name)] ?? [] : own
      guard let feature = found.first else {
        absent.append(input.name)
        continue
      }
      guard (input.columns ?? 1) == 1, found.count == 1 else {
        throw Fault(
          "L061", "the input `\(input.name)` takes \(input.columns ?? 1) numbers, and the column gives \(found.count)",
          subject: "." + feature.column)
      }
      features.append(try fitted(feature, to: input, file, table))
    }
    guard absent.isEmpty else {
      let names = recipe.features.map(\.column)
      let nearest = absent.compactMap { Spelling.nearest($0, in: names) }.map { "`.\($0)`" }
      throw Fault(
        "L060",
        "the frame has no \(absent.count == 1 ? "column" : "columns") \(absent.map { "`\($0)`" }.joined(separator: ", "))"
          + ", which the model takes", subject: absent[0],
        help: (nearest.isEmpty ? "" : "did you mean \(nearest.joined(separator: ", "))?  ")
          + "write `rename new: .old`  (columns: \(names.joined(separator: ", ")))")
    }
    return features
  }

  /// Names are compared as tools write them that allow letters and digits only.
  private static func plain(_ name: String) -> String {
    String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  private static func fitted(
    _ feature: Feature, to input: OnnxFile.Port, _ file: OnnxFile, _ table: Table
  ) throws -> Feature {
    var feature = feature
    switch (input.kind, feature.encoding) {
    case (.text, .category(_, _, let fill)):
      // A text that neither the model nor these rows know may be any other: the model cannot tell them apart.
      var values = Set(file.texts)
      if case .texts(let texts)? = table[feature.column]?.values { values.formUnion(texts.dictionary) }
      feature.encoding = .category(values: values.sorted(), hasOthers: false, fill: fill)
    case (.text, _):
      throw Fault(
        "L061", "the model takes text in `\(input.name)`, and `\(feature.column)` holds numbers",
        subject: "." + feature.column, help: "cast it: derive \(feature.column): text(.\(feature.column))")
    case (.float, .number), (.double, .number), (.int32, .number), (.int64, .number), (.bool, .number): break
    case (.records, _), (.other, _):
      throw Fault("L061", "the input `\(input.name)` takes neither numbers nor a text a row", subject: input.name)
    default:
      throw Fault(
        "L061", "the model takes numbers in `\(input.name)`, and `\(feature.column)` holds \(feature.encoding.reads)",
        subject: "." + feature.column)
    }
    return feature
  }
}
