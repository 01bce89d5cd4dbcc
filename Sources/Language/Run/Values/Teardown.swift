/// Frees what lists, records and closures hold in a loop instead of by recursion, so that a list nested a million deep
/// does not overflow the stack when its last holder lets go.
enum Teardown {
  static func release(_ values: inout [Value]) {
    guard values.contains(where: isNest) else { return }
    var work = values
    values = []
    while let value = work.popLast() {
      guard case .object(var object) = consume value, isNest(object) else { continue }
      guard isKnownUniquelyReferenced(&object) else { continue }
      work += takeChildren(of: object)
    }
  }

  /// What the object holds that may itself hold more; the object holds it no longer.
  private static func takeChildren(of object: Object) -> [Value] {
    if let list = object.listObject { return takeNests(&list.values) }
    if let record = object.recordObject { return takeNests(&record.values) }
    if let function = object as? FunctionObject { return function.takeCaptures() }
    if let box = object as? Box, let value = box.value {
      box.value = nil
      return [value]
    }
    return []
  }

  private static func takeNests(_ values: inout [Value]) -> [Value] {
    let nests = values.filter(isNest)
    if !nests.isEmpty { values = [] }
    return nests
  }

  private static func isNest(_ value: Value) -> Bool {
    if case .object(let object) = value { isNest(object) } else { false }
  }

  private static func isNest(_ object: Object) -> Bool {
    switch object.layout {
    case .list, .record, .function, .box: true
    case .text, .range, .other, .plain: false
    }
  }
}
