/// A file of ONNX, checked before ONNX Runtime reads it: what it takes and gives, and that it is data alone.
///
/// Refused are weights in other files, operators that are not ONNX's own, functions, loops without a bound, texts that are
/// taken apart, and trees that are none. What passes is still opened and asked in a child process first (`OnnxModel.probe`).
public struct OnnxFile: Sendable {
  /// What an input or output is: a tensor with its columns, or a list of records as classifiers of scikit-learn give it.
  public struct Port: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
      case float, double, int32, int64, bool, text
      /// A record of probabilities for each row.
      case records
      case other
    }

    public var name: String
    public var kind: Kind
    /// The sizes of its dimensions; none where one is free.
    public var dimensions: [Int?]

    /// How many numbers a row has: one where it has one dimension only; none where nobody knows.
    public var columns: Int? {
      var product = 1
      for size in dimensions.dropFirst() {
        guard let size, product <= 1_000_000 else { return nil }
        product *= size
      }
      return product
    }
  }

  public internal(set) var inputs: [Port] = []
  public internal(set) var outputs: [Port] = []
  /// The texts that the model compares with, in order.
  public internal(set) var texts: [String] = []
  /// The classes that it tells, as texts, in the order of its own lists; none where it does not say.
  public internal(set) var classes: [String] = []
  /// Whether the classes are whole numbers.
  public internal(set) var hasNumberedClasses = false

  private static let mostBytes = 512_000_000

  init() {}

  /// Reads and checks bytes; the fault E054 says what is wrong.
  public init(_ bytes: [UInt8]) throws {
    guard bytes.count <= OnnxFile.mostBytes else {
      throw OnnxFile.refused("it has more than \(OnnxFile.mostBytes / 1_000_000) MB")
    }
    var reader = OnnxReader()
    try reader.read(ProtocolBuffer(bytes))
    self = reader.file
  }

  /// The fault of a file that is not taken.
  static func refused(_ why: String, help: String = "export the model again as one plain ONNX file") -> Fault {
    Fault("E054", "this file of ONNX is not taken: \(why)", help: help)
  }
}

extension OnnxFile.Port {
  /// Reads a `ValueInfoProto`.
  init(_ message: ProtocolBuffer) throws {
    var message = message
    self.init(name: "", kind: .other, dimensions: [])
    while let field = try message.next() {
      switch field.number {
      case 1: name = try message.text(field)
      case 2: try read(try message.message(field))
      default: continue
      }
    }
    guard !name.isEmpty, name.utf8.count < 1000 else { throw OnnxFile.refused("an input or output has no name") }
  }

  /// Reads a `TypeProto`.
  private mutating func read(_ type: ProtocolBuffer) throws {
    var type = type
    while let field = try type.next() {
      switch field.number {
      case 1:
        var tensor = try type.message(field)
        while let part = try tensor.next() {
          switch part.number {
          case 1: kind = OnnxFile.Port.Kind(try tensor.wholes(part).last ?? 0)
          case 2: dimensions = try sizes(try tensor.message(part))
          default: continue
          }
        }
      case 4: kind = .records
      default: continue
      }
    }
  }

  private func sizes(_ shape: ProtocolBuffer) throws -> [Int?] {
    var shape = shape
    var sizes: [Int?] = []
    while let field = try shape.next() {
      guard field.number == 1 else { continue }
      var dimension = try shape.message(field)
      var size: Int?
      while let part = try dimension.next() {
        if part.number == 1 { size = try dimension.wholes(part).last.flatMap { Int(exactly: $0) } }
      }
      if let size, !(0...1_000_000).contains(size) { throw OnnxFile.refused("an input or output is too large") }
      // A size of 0 or 1 row is how some tools write that any number of rows is taken.
      sizes.append(size == 0 ? nil : size)
    }
    guard sizes.count <= 8 else { throw OnnxFile.refused("an input or output has more than eight dimensions") }
    return sizes
  }
}

extension OnnxFile.Port.Kind {
  /// ONNX's number of a type of elements.
  fileprivate init(_ code: Int64) {
    switch code {
    case 1: self = .float
    case 6: self = .int32
    case 7: self = .int64
    case 8: self = .text
    case 9: self = .bool
    case 11: self = .double
    default: self = .other
    }
  }
}
