import Registry

extension Verb {
  static let rollback = Verb(
    "rollback", "Go back to the version that held the alias before; again, one further back, never forward.",
    effect: .changesWorkspace,
    example: "rollback \"loans\"",
    Parameter<String>("model", "the name of the model"),
    Parameter<Int?>("to", "exactly this version", default: nil),
    Parameter<String>("alias", "the alias to move", default: Registry.production)
  ) { session, model, number, alias in
    let version = try session.registry().rollback(model, alias: alias, to: number)
    session.screen.remark("`\(alias)` of \(model) is back at version \(version.number)")
    return version
  }
}
