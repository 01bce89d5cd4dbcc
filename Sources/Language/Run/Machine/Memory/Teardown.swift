/// Frees what lists, records and closures hold in a loop instead of by recursion, so that a list nested a million deep
/// does not overflow the stack when its last holder lets go.
// Safe because each cell that comes here owns its reference and is let go of once: its owner never reads it again.
enum Teardown {
  /// Lets go of every cell of a list or a record that ends.
  static func release(_ cells: Cells) {
    guard cells.holdsObjects else { return }
    for index in 0..<cells.count { release(cells.first[index]) }
  }

  /// Lets go of one cell whose owner ends.
  static func release(_ cell: RegisterCell) {
    guard cell.isObject else { return }
    if isDeep(cell) { unwind(cell) } else { cell.release() }
  }

  /// The object ends with this reference, and what ends with it may again hold more.
  private static func isDeep(_ cell: RegisterCell) -> Bool {
    guard holdsObjects(cell) else { return false }
    var held = cell
    return withUnsafeMutablePointer(to: &held) { $0.isUnique(Object.self) }
  }

  private static func holdsObjects(_ cell: RegisterCell) -> Bool {
    switch cell.tag {
    case RegisterCell.Tag.list: cell.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.holdsObjects }
    case RegisterCell.Tag.record:
      cell.object(as: RecordObject.self)._withUnsafeGuaranteedRef { $0.cells.holdsObjects }
    case RegisterCell.Tag.function:
      cell.object(as: FunctionObject.self)._withUnsafeGuaranteedRef { $0.holdsObjects }
    case RegisterCell.Tag.box: cell.object(as: Box.self)._withUnsafeGuaranteedRef { $0.cell.isObject }
    default: false
    }
  }

  @inline(never) private static func unwind(_ cell: RegisterCell) {
    var work = [cell]
    while let cell = work.popLast() {
      if isDeep(cell) { takeChildren(of: cell, into: &work) }
      cell.release()
    }
  }

  /// What the object holds; the object holds it no longer.
  private static func takeChildren(of cell: RegisterCell, into work: inout [RegisterCell]) {
    func take(_ cells: inout Cells) {
      let all = cells.takeAll()
      for index in 0..<all.count where all.first[index].isObject { work.append(all.first[index]) }
      all.free()
    }
    switch cell.tag {
    case RegisterCell.Tag.list: cell.object(as: ListObject.self)._withUnsafeGuaranteedRef { take(&$0.cells) }
    case RegisterCell.Tag.record: cell.object(as: RecordObject.self)._withUnsafeGuaranteedRef { take(&$0.cells) }
    case RegisterCell.Tag.function:
      cell.object(as: FunctionObject.self)._withUnsafeGuaranteedRef { function in
        for index in 0..<function.captureCount {
          let capture = function.captures[index]
          function.captures[index] = .unset
          if capture.isObject { work.append(capture) }
        }
      }
    default:
      cell.object(as: Box.self)._withUnsafeGuaranteedRef { box in
        work.append(box.cell)
        box.cell = .unset
      }
    }
  }
}
