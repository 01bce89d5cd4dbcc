/// Frees what lists and records hold in a loop instead of by recursion, so that a list nested a million deep does not
/// overflow the stack when its last holder lets go.
enum Teardown {
  static func release(_ values: inout [Value]) {
    guard values.contains(where: isNest) else { return }
    var work = values
    values = []
    while let value = work.popLast() {
      guard case .object(var object) = consume value, isNest(object) else { continue }
      guard isKnownUniquelyReferenced(&object) else { continue }
      if let list = object as? ListObject {
        work.append(contentsOf: list.values.lazy.filter(isNest))
        list.values.removeAll(where: isNest)
      } else if let record = object as? RecordObject {
        work.append(contentsOf: record.values.lazy.filter(isNest))
        record.values.removeAll(where: isNest)
      }
    }
  }

  private static func isNest(_ value: Value) -> Bool {
    if case .object(let object) = value { isNest(object) } else { false }
  }

  private static func isNest(_ object: Object) -> Bool { object.layout == .list || object.layout == .record }
}
