/// LightGBM's parameters, by its own names.
public struct BoosterParameters: Hashable, Sendable {
  private var values: [String: String] = [:]

  public init() {}

  /// One parameter's value as text; nil takes LightGBM's default.
  public subscript(name: String) -> String? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The parameters as LightGBM reads them, in a fixed order.
  ///
  /// Names and values may hold letters, digits and `_.,:+-` only, so that none can bring another parameter with it.
  func text(_ more: [String: String] = [:]) throws -> String {
    let all = values.merging(more) { own, _ in own }
    for (name, value) in all where !(Self.isPlain(name) && Self.isPlain(value)) {
      throw Fault("E031", "the parameter \(name) cannot be `\(value)`", subject: name)
    }
    return all.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ","),
          UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
