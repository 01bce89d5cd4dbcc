/// One attribute of an operator, as far as checks look at it.
struct OnnxAttribute {
  private(set) var name = ""
  private(set) var wholes: [Int64] = []
  private(set) var texts: [String] = []
  private(set) var tensors: [ProtocolBuffer] = []
  private(set) var sparse: [ProtocolBuffer] = []
  private(set) var graphs: [ProtocolBuffer] = []

  /// Reads an `AttributeProto`.
  init(_ message: ProtocolBuffer) throws {
    var message = message
    while let field = try message.next() {
      switch field.number {
      case 1: name = try message.text(field)
      case 3, 8: wholes += try message.wholes(field)
      case 4, 9: texts.append(try message.text(field))
      case 5, 10: tensors.append(try message.message(field))
      case 6, 11: graphs.append(try message.message(field))
      case 22, 23: sparse.append(try message.message(field))
      default: continue
      }
    }
  }
}
