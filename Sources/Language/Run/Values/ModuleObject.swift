/// What `use` binds: the variables of a module, read by `features.ratio`.
public final class ModuleObject: Object {
  public let name: String
  let space: GlobalSpace

  init(name: String, space: GlobalSpace) {
    self.name = name
    self.space = space
    super.init()
  }

  public override var kind: String { "module" }
  public override var inline: String { "module \(name)" }
  public override var memberNames: [String] { space.names.filter { space[$0] != nil } }
  public override func member(_ name: String) -> Value? { space[name] }
}
