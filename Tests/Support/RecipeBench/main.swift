import Engines
import Frames
import Glibc
import Learning

/// Times the way of raw rows to the numbers of ten features on one core, without the trees behind it, and prints rows a second
/// as JSON. The recipe derives four of the features, looks one up, and reads two texts.
enum RecipeBench {
  static func records(_ rows: Int) -> [[ScalarField]] {
    let cities = (0..<40).map { "city_\($0)" }
    return (0..<rows).map { row in
      let x = Double((row &* 7919) % 10_007) / 100
      return [
        ScalarField("a", .double(x)), ScalarField("b", .int(row % 97)), ScalarField("c", .double(x * x)),
        ScalarField("d", .bool(row % 3 == 0)), ScalarField("city", .text(cities[row % 40])),
        ScalarField("plan", .text(row % 5 == 0 ? "pro" : "free")), ScalarField("e", .double(Double(row % 31))),
        ScalarField("y", .double(x + Double(row % 97))),
      ]
    }
  }

  static func model(_ context: FrameContext) throws -> Model {
    let rents = try context.frame(
      records: (0..<40).map { [ScalarField("city", .text("city_\($0)")), ScalarField("rent", .double(Double($0)))] })
    let frame = try context.frame(records: records(2000)).join(rents, on: [.column("city")], kind: .left)
      .derive([
        NamedExpression("ab", .binary(.divide, .column("a"), .column("b"))),
        NamedExpression("big", .binary(.greater, .column("a"), .literal(.double(50)))),
        NamedExpression("root", .call("sqrt", [.column("c")])),
      ])
    var training = Training(target: "y", seed: 1, estimator: .baseline)
    training.exclude = ["c"]
    return try training.run(on: frame)
  }

  /// Seconds that this thread has had a processor.
  static func ownSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func run() throws {
    let scorer = try Scorer(model(FrameContext(seed: 1)))
    let names = scorer.model.signature.columns.map(\.name)
    let rows = records(20_000).map { record in
      names.map { name in record.first { $0.name == name }?.value ?? .missing }
    }
    var best = 0.0
    var sum = 0.0
    for _ in 0..<12 {
      // The thread's own time: what it would need on a core that nobody else wants.
      let began = ownSeconds()
      for row in rows { sum += try scorer.numbers(of: row)[0] }
      best = max(best, Double(rows.count) / (ownSeconds() - began))
    }
    print(#"{"features": \#(scorer.model.featureNames.count), "rows_per_second": \#(best), "sum": \#(sum)}"#)
  }
}

try RecipeBench.run()
