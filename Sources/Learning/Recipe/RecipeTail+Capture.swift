import Engines
import Frames

extension RecipeTail {
  /// The row-wise steps of a frame's plan down to where rows are made, joins included: what a join brings to the columns that
  /// are needed is read and kept as a lookup. A join that gives nothing that is needed is passed over. One whose right side
  /// has a key several times, or is too large, or makes rows itself, ends the steps, and `refusal` says why.
  init(capturing frame: Frame, for prepared: [String]) throws {
    var (steps, needed, joins): ([RowStep], Set<String>, Int) = ([], Set(prepared), 0)
    var place = frame.plan
    var refusal: (columns: [String], why: String)?
    var notes: [String] = []
    while true {
      if let below = place.rowWiseInput {
        let step: RowStep? =
          switch place.step {
          case .derive(_, let items): .derive(items)
          case .keep(_, let names): .keep(names)
          case .rename(_, let renamings): .rename(renamings)
          default: nil
          }
        if let step {
          steps.append(step)
          needed = try RecipeTail(steps: [step], source: try Schema([])).walked(needed.sorted()).needed
        }
        place = below
        continue
      }
      guard case .join(let join) = place.step else { break }
      let wanted = join.taken.filter { needed.contains($0.name) }
      guard let left = place.lookupInput else {
        if !wanted.isEmpty {
          refusal = (wanted.map(\.name), "a \(join.kind.rawValue) join makes rows of its right side")
        }
        break
      }
      if !wanted.isEmpty {
        switch try Lookup.read(join, wanted, frame) {
        case .kept(let lookup):
          steps.append(.lookup(lookup))
          needed.subtract(wanted.map(\.name))
          needed.formUnion(join.keys.map(\.left))
          let by = join.keys.map { "." + $0.left }.joined(separator: ", ")
          notes.append(
            "kept in the model: \(wanted.map { "." + $0.name }.joined(separator: ", ")) by \(by), "
              + Counted.rows(lookup.rowCount))
        case .refused(let why): refusal = (wanted.map(\.name), why)
        }
        if refusal != nil { break }
      }
      joins += 1
      place = left
    }
    self.init(steps: steps.reversed(), source: place.schema)
    self.joins = joins
    self.refusal = refusal
    programs = frame.programs
    self.notes = notes
  }

  /// What a recipe says of a join that it could not pass, or of a program; none where a raw row is enough.
  var unreplayable: String? {
    if let program = programs.first { return "the rows went through `\(program)`, which no endpoint runs" }
    return refusal.map { "\($0.columns.map { "." + $0 }.joined(separator: ", ")) come out of a join: \($0.why)" }
  }
}

extension Lookup {
  /// What became of the right side of a join.
  enum Reading {
    case kept(Lookup)
    case refused(String)
  }

  /// Reads the keys and the wanted columns of the right side of a join, if they are small enough and each key stands there
  /// once.
  static func read(_ join: Join, _ wanted: [(name: String, right: String)], _ frame: Frame) throws -> Reading {
    guard join.asOf == nil else { return .refused("an as-of join looks for the last row before each row's time") }
    let names = join.keys.map(\.right) + wanted.map(\.right)
    var seen: Set<String> = []
    let right = try frame.standing(on: join.right).select(names.filter { seen.insert($0).inserted })
    let table = try right.head(mostRows + 1).collect()
    guard table.rowCount <= mostRows, table.rowCount * names.count <= mostCells else {
      return .refused("its right side has more than \(Counted.rows(min(mostRows, mostCells / max(1, names.count))))")
    }
    func column(_ name: String, as own: String) throws -> Column {
      guard let column = table[name] else { throw table.schema.unknown(name) }
      return Column(name: own, type: column.type, values: column.scalars)
    }
    let whole = Lookup(
      keys: try join.keys.map { try column($0.right, as: $0.left) },
      columns: try wanted.map { try column($0.right, as: $0.name) })
    var met: Set<[LookupKey]> = []
    var kept: [Int] = []
    for row in 0..<whole.rowCount {
      let key = whole.keys.compactMap { LookupKey($0.values[row]) }
      guard key.count == whole.keys.count else { continue }
      guard met.insert(key).inserted else {
        let names = join.keys.map { "." + $0.right }.joined(separator: ", ")
        return .refused("its right side has several rows of one \(names)")
      }
      kept.append(row)
    }
    return .kept(kept.count == whole.rowCount ? whole : whole.taking(kept))
  }

  private func taking(_ rows: [Int]) -> Lookup {
    func taken(_ column: Column) -> Column {
      Column(name: column.name, type: column.type, values: rows.map { column.values[$0] })
    }
    return Lookup(keys: keys.map(taken), columns: columns.map(taken))
  }
}
