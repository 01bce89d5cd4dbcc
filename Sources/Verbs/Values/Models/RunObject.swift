import Display
import Language
import Registry

/// A recorded run as a value.
final class RunObject: DomainObject {
  let run: Run

  init(_ run: Run) {
    self.run = run
    super.init()
  }

  override var kind: String { "run" }
  override var inline: String { "run \(run.id)" }

  override var passing: Set<String> { ["id", "started", "ended", "host", "who"] }
  override var fields: [(name: String, value: Value)] {
    [
      ("id", .text(run.id)), ("status", .text(run.status.rawValue)), ("started", .time(run.started)),
      ("ended", run.ended.map(Value.time) ?? .none), ("who", .text(run.who)),
      ("host", run.host.map(Value.text) ?? .none),
      ("script", run.script.map(Value.text) ?? .none), ("code", run.code.map(Value.text) ?? .none),
      ("data", .list(run.data.map { .record([("name", .text($0.name)), ("fingerprint", .text($0.fingerprint))]) })),
      ("parameters", .record(run.parameters.sorted { $0.key < $1.key }.map { ($0.key, Value($0.value)) })),
      ("metrics", .record(run.metrics.sorted { $0.key < $1.key }.map { ($0.key, .double($0.value)) })),
      ("model", run.model.map(Value.text) ?? .none),
      ("experiment", run.experiment.map(Value.text) ?? .none),
    ]
  }
}

extension [String: Double] {
  /// `auc 0.9632, log_loss 0.2211`, by name.
  var inOneLine: String {
    sorted { $0.key < $1.key }.map { "\($0.key) \(NumberText.short($0.value))" }.joined(separator: ", ")
  }
}
