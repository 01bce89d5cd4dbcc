/// Equality by value, lists and records too; `1 == 1.0` holds.
enum Equality {
  static func same(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.int(let a), .double(let b)), (.double(let b), .int(let a)): Int(exactly: b) == a
    case (.object(let a), .object(let b)): same(a, b)
    default: false
    }
  }

  private static func same(_ a: Object, _ b: Object) -> Bool {
    guard a.layout == .list || a.layout == .record else { return a.isEqual(to: b) }
    return sameNests(a, b)
  }

  /// A list of pairs still to compare instead of recursion: nests may be deeper than the stack.
  private static func sameNests(_ a: Object, _ b: Object) -> Bool {
    var pairs: [(Value, Value)] = [(.object(a), .object(b))]
    while let (left, right) = pairs.popLast() {
      guard case .object(let a) = left, case .object(let b) = right else {
        guard same(left, right) else { return false }
        continue
      }
      if let a = a.listObject {
        guard let b = b.listObject, a.size == b.size else { return false }
        if a === b { continue }
        for index in 0..<a.size {
          if case .object = a[index] {
            pairs.append((a[index], b[index]))
          } else if !same(a[index], b[index]) {
            return false
          }
        }
      } else if let a = a.recordObject {
        guard let b = b.recordObject, a.names.count == b.names.count else { return false }
        for (name, value) in a.fields {
          guard let other = b[name] else { return false }
          pairs.append((value, other))
        }
      } else if !a.isEqual(to: b) {
        return false
      }
    }
    return true
  }

  /// Past a depth a nest adds nothing, which keeps equal values equal.
  static func hash(_ value: Value, into hasher: inout Hasher, depth: Int) {
    switch value {
    case .none: hasher.combine(0)
    case .bool(let value): hasher.combine(value)
    case .int(let value): hasher.combine(value)
    case .double(let value):
      if let whole = Int(exactly: value) { hasher.combine(whole) } else { hasher.combine(value) }
    case .object(let object):
      if let list = object.listObject {
        hasher.combine(list.size)
        guard depth < 16 else { return }
        for index in 0..<list.size { hash(list[index], into: &hasher, depth: depth + 1) }
      } else if let record = object.recordObject {
        // The order of fields does not matter to equality, so it may not matter here.
        hasher.combine(record.names.count)
      } else {
        object.hash(into: &hasher)
      }
    }
  }
}

extension Value: Hashable {
  public static func == (a: Value, b: Value) -> Bool { Equality.same(a, b) }
  public func hash(into hasher: inout Hasher) { Equality.hash(self, into: &hasher, depth: 0) }
}
