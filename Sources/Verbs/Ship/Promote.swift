import Display
import Learning
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
    let before = try? registry.version("\(version.model)@\(alias)")
    _ = try registry.promote(version, to: alias)
    session.screen.remark("\(version.reference) is now `\(alias)`")
    if let verdict = before.flatMap({ version.verdict(over: $0) }) { session.screen.remark(verdict) }
    return try registry.version(version.reference)
  }
}

extension Version {
  /// Whether it is better than another version by the main metric of its task, in a line; none where one of them was not
  /// judged before it was registered.
  func verdict(over other: Version) -> String? {
    let metric = Metric.main(of: task)
    guard other.number != number, other.task == task, let own = metrics[metric.name],
      let theirs = other.metrics[metric.name]
    else { return nil }
    let word =
      metric.isBetter(own, than: theirs)
      ? "better than" : metric.isBetter(theirs, than: own) ? "worse than" : "no better than"
    return "\(metric.name) \(NumberText.short(own)), \(word) the \(NumberText.short(theirs)) of \(other.reference), "
      + "each on the rows that it was judged on"
  }
}
