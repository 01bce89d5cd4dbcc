import Registry

extension Verb {
  static let promote = Verb(
    "promote", "Point an alias at a version; endpoints that follow the alias serve it at once.",
    effect: .changesWorkspace,
    example: "promote \"loans@1\", to: \"production\"",
    Parameter<VersionChoice>("version", "the version"),
    Parameter<String>("to", "the alias", default: Registry.production)
  ) { session, choice, alias in
    let registry = try session.registry()
    let version = try registry.version(choice.reference)
    _ = try registry.promote(version, to: alias)
    session.screen.remark("\(version.reference) is now `\(alias)`")
    return try registry.version(version.reference)
  }
}
