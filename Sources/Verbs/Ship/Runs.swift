import Calendar
import Frames
import Language
import Registry

extension Verb {
  static let runs = Verb(
    "runs", "List the recorded runs, newest first.", effect: [.look, .readsWorkspace], example: "runs()",
    Parameter<Int>("limit", "at most so many", default: 1000),
    Parameter<String?>("experiment", "only those of an experiment", default: nil)
  ) { session, limit, experiment in
    let runs = try session.registry().runs(experiment: experiment, limit: limit)
    return try session.table(
      [
        ("id", .text), ("status", .text), ("started", .time(isZoned: true)), ("seconds", .double), ("script", .text),
        ("experiment", .text), ("metrics", .text), ("parameters", .text), ("who", .text),
      ],
      runs.map { run in
        [
          .text(run.id), .text(run.status.rawValue), .time(run.started),
          run.ended.map { .double(Double($0.microseconds - run.started.microseconds) / 1e6) } ?? .missing,
          run.script.map(Scalar.text) ?? .missing, run.experiment.map(Scalar.text) ?? .missing,
          .text(run.metrics.inOneLine),
          .text(run.parameters.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")),
          .text(run.who),
        ]
      }, named: "runs")
  }
}
