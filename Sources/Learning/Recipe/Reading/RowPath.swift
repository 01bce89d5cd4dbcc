import Calendar
import Engines
import Frames

/// A recipe compiled for single rows: raw cells in, the engine's numbers out. Nothing here touches DuckDB.
struct RowPath: Sendable {
  private struct Derivation: Sendable {
    let slot: Int
    let value: RowClosure
  }
  private struct Reading: Sendable {
    let slot: Int
    let encoder: RowEncoder
    let column: String
  }

  /// What is done to the cells, step after step.
  private enum Step: Sendable {
    /// These see the same cells.
    case derive([Derivation])
    case lookup(LookupPath)
  }

  private let steps: [Step]
  private let readings: [Reading]
  private let width: Int
  /// The inputs that expressions read, whose cells must be of exactly their type.
  let computedFrom: Set<String>

  init(_ recipe: Recipe, inputs: [Field]) throws {
    let tail = RecipeTail(steps: recipe.steps, source: try Schema(inputs))
    let prepared = Set(recipe.features.map(\.column))
    var slots = inputs
    var steps: [Step] = []
    var computedFrom: Set<String> = []
    for step in try tail.pruned(for: prepared.sorted()) {
      switch step {
      case .derive(let columns):
        let schema = try Schema(slots)
        var layer: [Derivation] = []
        for column in columns {
          computedFrom.formUnion(column.expression.columns)
          let type = try column.expression.type(in: schema)
          let compiled = try column.expression.compile(schema)
          let place = schema.position(of: column.name)
          if let place { slots[place].type = type } else { slots.append(Field(column.name, type)) }
          layer.append(Derivation(slot: place ?? slots.count - 1, value: compiled))
        }
        steps.append(.derive(layer))
      case .rename(let renamings):
        for renaming in renamings {
          if let twin = slots.firstIndex(where: { $0.name == renaming.new }) { slots[twin].name = "\u{0}\(twin)" }
          if let place = slots.firstIndex(where: { $0.name == renaming.old }) { slots[place].name = renaming.new }
        }
      case .keep: continue
      case .lookup(let lookup):
        let keys = try lookup.keys.map { key in
          guard let slot = slots.firstIndex(where: { $0.name == key.name }) else {
            throw Fault("L022", "the recipe makes no column `\(key.name)`", help: "train the model again")
          }
          return slot
        }
        let first = slots.count
        slots += lookup.columns.map { Field($0.name, $0.type) }
        steps.append(.lookup(LookupPath(lookup, keys: keys, slots: Array(first..<slots.count))))
      }
    }
    self.steps = steps
    width = slots.count
    self.computedFrom = computedFrom
    readings = try recipe.features.map { feature in
      guard let slot = slots.firstIndex(where: { $0.name == feature.column }) else {
        throw Fault("L022", "the recipe makes no column `\(feature.column)`", help: "train the model again")
      }
      return Reading(slot: slot, encoder: RowEncoder(feature.encoding), column: feature.column)
    }
  }

  /// The engine's numbers of a row whose cells stand in the order of the inputs, and the columns whose text training did
  /// not know.
  func numbers(_ cells: [Scalar]) throws -> (numbers: [Double], unseen: [String]) {
    var cells = cells
    if width > cells.count { cells += [Scalar](repeating: .missing, count: width - cells.count) }
    var unseen: [String] = []
    for step in steps {
      switch step {
      case .derive(let layer) where layer.count == 1: cells[layer[0].slot] = try layer[0].value(cells)
      case .derive(let layer):
        let values = try layer.map { try $0.value(cells) }
        for (derivation, value) in zip(layer, values) { cells[derivation.slot] = value }
      case .lookup(let lookup): if lookup.fill(&cells) { unseen.append(lookup.column) }
      }
    }
    var numbers: [Double] = []
    numbers.reserveCapacity(readings.count)
    var hashed: (slot: Int, hash: TextHash, counts: [Double])?
    for reading in readings {
      var isUnseen = false
      if let (hash, place) = reading.encoder.hashed, case .text(let text) = cells[reading.slot] {
        let counts =
          hashed.flatMap { $0.slot == reading.slot && $0.hash == hash ? $0.counts : nil } ?? hash.counts(text)
        hashed = (reading.slot, hash, counts)
        numbers.append(counts[place])
        continue
      }
      numbers.append(reading.encoder.number(cells[reading.slot], isUnseen: &isUnseen))
      if isUnseen, unseen.last != reading.column { unseen.append(reading.column) }
    }
    return (numbers, unseen)
  }
}
