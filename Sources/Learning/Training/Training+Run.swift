import Engines
public import Frames

extension Training {
  /// Reads the frame once, fits the recipe and trains, under the watch of this thread. When that stops it between two
  /// iterations, the model of the best one so far goes to `reached`, and L016 is thrown.
  public func run(on frame: Frame, reached: (Model) -> Void = { _ in }) throws -> Model {
    let settled = try settled(on: frame, reading: true)
    try keep(contract, on: frame)
    Watch.current.tell(Progress("reading the rows"))
    if let rows = try streamedRows(of: frame) {
      let streamed = StreamedRun(
        training: self, frame: frame, rows: rows, tail: settled.tail, copies: copies(settled.tail, settled.inputs))
      return try streamed.run(reached: reached)
    }
    let held: Table? = if case .rows(let rows) = validation { try rows.collect() } else { nil }
    let rows = try read(frame, settled)
    Watch.current.tell(Progress("preparing"))
    var run = TrainingRun(self, rows: rows, held: held)
    return try run.run(reached: reached)
  }

  /// The rows of a frame in memory, with what a training on them needs.
  func rows(of frame: Frame) throws -> TrainingRows {
    let settled = try settled(on: frame, reading: true)
    Watch.current.tell(Progress("reading the rows"))
    return try read(frame, settled)
  }

  private func read(_ frame: Frame, _ settled: (tail: RecipeTail, inputs: [Field])) throws -> TrainingRows {
    let tail = settled.tail
    let copies = copies(tail, settled.inputs)
    let table = try frame.carrying(copies, pastJoins: tail.joins).collect()
    Memory.giveBack()
    return TrainingRows(
      table: table, columns: frame.schema.names, known: tail.known(frame.schema), tail: tail,
      raw: Dictionary(copies.map { ($0.old, $0.new) }, uniquingKeysWith: { first, _ in first }),
      time: FutureSearch.time(of: frame.plan, table, excluded: exclude))
  }

  /// Raw columns that the steps change, under other names.
  private func copies(_ tail: RecipeTail, _ inputs: [Field]) -> [Renaming] {
    inputs.map(\.name).filter { !tail.keeps($0) }.map { Renaming(old: $0, new: "__raw " + $0) }
  }

  /// How many rows are read block by block, because their columns would take too much memory; none where they are held.
  private func streamedRows(of frame: Frame) throws -> Int? {
    let isPlain =
      by.isEmpty && weights == nil && preparations.isEmpty && ["gbm", "forest"].contains(estimator.name)
      && adjustment == nil
    if case .rows = validation { return nil }
    guard isPlain, frame.isReadInOrder, frame.mayHold(bytes: mostBytes) else { return nil }
    let rows = try frame.count()
    return rows * frame.schema.count * 8 > mostBytes ? rows : nil
  }

  /// Throws what is wrong before any row is read: a parameter, or a column that the frame does not have.
  public func check(on frame: Frame) throws { _ = try settled(on: frame, reading: false) }

  /// - Parameter reading: Whether what joins bring may be read.
  private func settled(on frame: Frame, reading: Bool) throws -> (tail: RecipeTail, inputs: [Field]) {
    _ = try estimator.resolved(parameters)
    let columns = try TrainingColumns(self, frame.schema.names, frame.schema)
    let tail =
      try reading ? RecipeTail(capturing: frame, for: columns.features + by) : RecipeTail(frame.plan)
    return (tail, try tail.inputs(of: columns.features + by))
  }
}

extension RecipeTail {
  /// The columns by whose content a row is known again: those of the source that stand untouched in the frame, so that a
  /// raw row and a prepared one have one key; every column where none does.
  func known(_ schema: Schema) -> [String] {
    let untouched = source.names.filter { schema.contains($0) && keeps($0) }
    return untouched.isEmpty ? schema.names : untouched
  }
}
