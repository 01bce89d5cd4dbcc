public import Calendar
import Glibc
import Language
import Registry

extension Session {
  var workspace: Workspace {
    Workspace.find(from: options.folder, override: options.sandbox?.workspace ?? options.workspace)
  }

  /// Models, and each with its aliases and newest versions, with a few words on each; for completion elsewhere.
  public func modelNames() -> [(name: String, help: String)] {
    Suggestions(for: "", at: 0, in: self).models().map { ($0.text, $0.detail) }
  }

  /// The registry of the workspace, opened when it is first needed.
  func registry() throws -> Registry {
    if let openRegistry { return openRegistry }
    let registry = try Registry(workspace, who: options.user, now: Session.now)
    openRegistry = registry
    return registry
  }

  /// The time of day, zoned.
  @Sendable public static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Moment(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000, isZoned: true)
  }
}
