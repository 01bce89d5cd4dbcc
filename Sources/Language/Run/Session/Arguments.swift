/// What a call hands over: values by position, then by name, as written; spreads are already taken apart.
public struct Arguments {
  public var values: [Value]
  public var named: [(name: String, value: Value)]
  public var site: CallSite

  public init(_ values: [Value], named: [(name: String, value: Value)] = [], site: CallSite = .nowhere) {
    self.values = values
    self.named = named
    self.site = site
  }

  /// The value of an argument by name.
  public func named(_ name: String) -> Value? { named.first { $0.name == name }?.value }
}
