import Engines
import Frames
import Testing

@testable import Learning

/// Groups of rows, beside scikit-learn 1.9.1.
@Suite struct KMeansTests {
  static let points: [Double] = (0..<150).flatMap { (i: Int) -> [Double] in
    let group = Double(i % 3)
    let x = Double((i * 37) % 101) / 100 + group * 0.9
    let y = Double((i * 53) % 89) / 88 - group * 0.6
    return [x, y]
  }

  static func table() throws -> Table {
    try Table(
      records: (0..<150).map {
        [ScalarField("x", .double(points[$0 * 2])), ScalarField("y", .double(points[$0 * 2 + 1]))]
      })
  }

  /// KMeans(4, init=x[[0, 1, 2, 30]], n_init=1, algorithm="lloyd", tol=0) and silhouette_score.
  @Test("From the same first centres it ends with scikit-learn's inertia, centres and labels.")
  func lloyd() throws {
    let start = [0, 1, 2, 30].flatMap { Array(Self.points[$0 * 2..<$0 * 2 + 2]) }
    let found = try Centres(Self.points, width: 2, weights: nil, from: start, turns: 300, tolerance: 0)
    #expect(abs(found.inertia - 21.368262453901792) < 1e-9)
    #expect(Array(found.labels.prefix(20)) == [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 3, 1, 2, 3, 1])
    #expect((0..<4).map { group in found.labels.filter { $0 == group }.count } == [23, 48, 51, 28])
    let wanted = [
      0.32478260869565223, 0.27865612648221344, 1.396875, -0.08910984848484847, 2.273921568627451, -0.694073083778966,
      0.6807142857142858, 0.6746753246753247,
    ]
    for (value, centre) in zip(found.values, wanted) { #expect(abs(value - centre) < 1e-9) }
    let silhouette = try #require(Silhouette.mean(Self.points, width: 2, labels: found.labels))
    #expect(abs(silhouette - 0.4159401610074451) < 1e-9)
  }

  @Test("Begun by itself it finds three groups that are far apart, the same ones by the same seed.")
  func finds() throws {
    var source = RandomSource(seed: 3)
    let records = (0..<300).map { i in
      (0..<3).map { axis in
        ScalarField("x\(axis)", .double((i % 3 == axis ? 100 : 0) + Double.random(in: 0..<1, using: &source)))
      }
    }
    var training = Training(target: "", seed: 5, estimator: .kmeans)
    training.parameters = [("k", .int(3)), ("n_init", .int(2))]
    let table = try Table(records: records)
    let model = try Synthetic.model(training, table)
    let scores = try Scorer(model).score(prepared: table)
    for i in 0..<300 { #expect(scores.columns[0][i] == scores.columns[0][i % 3]) }
    #expect(Set(scores.columns[0].prefix(3)).count == 3)
    #expect(try Synthetic.model(training, table) == model)
    #expect(model.summary.hasPrefix("kmeans, clusters, 3 features, 300 rows"))
  }

  @Test("Distances are of scaled columns unless told otherwise; a missing number stands at the mean.")
  func distances() throws {
    var training = Training(target: "", seed: 5, estimator: .kmeans)
    training.parameters = [("k", .int(1)), ("standardize", .text("no"))]
    let model = try Synthetic.model(training, Self.table())
    let mean = stride(from: 0, to: 300, by: 2).reduce(0) { $0 + Self.points[$1] } / 150
    let told = try Scorer(model).predict(["x": .double(mean + 2), "y": .missing])
    #expect(told.value == .int(0))
    #expect(abs((told.also.first?.value.double ?? .nan) - 2) < 1e-9)
    #expect(told.also.map(\.name) == ["distance"])
  }

  @Test("A centre that loses its points is set anew.")
  func empty() throws {
    let found = try Centres(
      [0, 1, 10, 11], width: 1, weights: nil, from: [5, 500], turns: 50, tolerance: 0)
    #expect(found.inertia == 1 && Set(found.labels).count == 2)
  }

  @Test("A target, texts, or more groups than rows are refused; equal rows are told.")
  func refused() throws {
    func fault(_ target: String, _ k: Int, _ table: Table) throws -> Fault {
      var training = Training(target: target, seed: 1, estimator: .kmeans)
      training.parameters = [("k", .int(k))]
      return try #require(throws: Fault.self) { try Synthetic.model(training, table) }
    }
    #expect(try fault("", 151, Self.table()).code == "L057")
    #expect(try fault("", 2, Synthetic.table(50)).message.contains("`city` holds text"))
    var training = Training(target: "x", seed: 1, estimator: .kmeans)
    let told = #expect(throws: Fault.self) { try Synthetic.model(training, Self.table()) }
    #expect(told?.message == "`kmeans` tells no column, and was asked for `x`")
    training = Training(target: "", seed: 1, estimator: .gbm)
    let untold = #expect(throws: Fault.self) { try training.check(on: FrameContext().frame(Self.table())) }
    #expect(untold?.message == "`gbm` learns to tell a column, and none is given")
    training = Training(target: "", seed: 1, estimator: .kmeans)
    training.parameters = [("k", .int(3))]
    let same = try Table(records: (0..<10).map { _ in [ScalarField("x", .double(1))] })
    #expect(try Synthetic.model(training, same).card.training.notes.contains { $0.contains("only 1 of 3 groups") })
  }
}
