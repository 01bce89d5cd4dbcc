/// What the commonest calls with one value come to, done by the machine itself: a loop makes a million of them. A verb
/// that names one of these gives the same results; where a form has none, the verb is called.
public enum QuickForm: Int, Sendable, CaseIterable {
  case absolute, length, lower, upper

  /// The result for a value; none where the call must be made.
  public func result(_ value: Value) -> Value? {
    let cell = RegisterCell(value)
    defer { cell.release() }
    let result = result(cell)
    return result.tag == RegisterCell.Tag.unset ? nil : Machine.handOver(result)
  }

  /// The same for the machine: unset where the call must be made.
  // Safe because the caller's cell holds its object for the length of this call, and tags are compared first.
  @inline(__always) func result(_ cell: RegisterCell) -> RegisterCell {
    switch self {
    case .absolute: QuickForm.absolute(cell)
    case .length: QuickForm.length(cell)
    case .lower: QuickForm.mapped(cell, 65, 90, 32)
    case .upper: QuickForm.mapped(cell, 97, 122, -32)
    }
  }

  @inline(__always) private static func absolute(_ cell: RegisterCell) -> RegisterCell {
    if cell.tag == RegisterCell.Tag.int, cell.int != .min { return .int(abs(cell.int)) }
    if cell.tag == RegisterCell.Tag.double, !cell.double.isNaN { return .double(abs(cell.double)) }
    return .unset
  }

  @inline(__always) private static func length(_ cell: RegisterCell) -> RegisterCell {
    switch cell.tag {
    case RegisterCell.Tag.list: .int(cell.object(as: ListObject.self)._withUnsafeGuaranteedRef { $0.cells.count })
    case RegisterCell.Tag.record: .int(cell.object(as: RecordObject.self)._withUnsafeGuaranteedRef { $0.cells.count })
    case RegisterCell.Tag.text: .int(cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { $0.length })
    default: .unset
    }
  }

  /// Longer texts are left to the verb, which takes time enough to be stopped.
  private static let mostBytes = 1 << 16

  /// A text of plain ASCII with the letters from one to another moved; unset for any other text.
  @inline(never) private static func mapped(
    _ cell: RegisterCell, _ first: UInt8, _ last: UInt8, _ distance: Int8
  ) -> RegisterCell {
    guard cell.tag == RegisterCell.Tag.text else { return .unset }
    let text: TextObject? = cell.object(as: TextObject.self)._withUnsafeGuaranteedRef { text in
      guard text.isASCII, text.size <= QuickForm.mostBytes else { return nil }
      return TextObject(room: text.size) { room in
        text.withBytes { bytes in
          for index in bytes.indices {
            let byte = bytes[index]
            room[index] = byte >= first && byte <= last ? byte &+ UInt8(bitPattern: distance) : byte
          }
        }
        return text.size
      }
    }
    return text.map { .object($0, RegisterCell.Tag.text) } ?? .unset
  }
}
