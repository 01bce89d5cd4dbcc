/// Which of some elements of a vector have a value: a bit each, from the lowest of the first word.
struct DuckValidity {
  /// Nil when every element has a value.
  let mask: UnsafePointer<UInt64>?
  let start: Int
  let count: Int
  /// Whether any of the elements has no value.
  let hasMissing: Bool

  // Safe because the mask, when there is one, holds a bit for each of `start + count` elements and outlives the value.
  init(mask: UnsafePointer<UInt64>?, start: Int, count: Int) {
    self.start = start
    self.count = count
    var missing = false
    if let mask, count > 0 {
      for element in start..<start + count where !missing {
        if element & 63 == 0, element + 64 <= start + count, mask[element >> 6] == .max { continue }
        missing = mask[element >> 6] >> UInt64(element & 63) & 1 == 0
      }
    }
    hasMissing = missing
    self.mask = missing ? mask : nil
  }

  /// Whether the element has a value; `element` counts from `start`.
  func isPresent(_ element: Int) -> Bool {
    // Safe because callers count below `count`.
    guard let mask else { return true }
    let place = start + element
    return mask[place >> 6] >> UInt64(place & 63) & 1 == 1
  }

  /// Appends whether each element has a value.
  func append(to flags: inout [Bool]) {
    guard mask != nil else { return flags.append(contentsOf: repeatElement(true, count: count)) }
    for element in 0..<count { flags.append(isPresent(element)) }
  }
}
