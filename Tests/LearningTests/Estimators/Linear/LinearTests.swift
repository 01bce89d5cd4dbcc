import Engines
import Frames
import Glibc
import Testing

@testable import Learning

/// Linear models against other programs, and as models among others.
struct LinearTests {
  /// 200 rows of whole numbers by formula: two numbers, a mark, and targets of each task.
  private static func table(missing: Bool = false) throws -> Table {
    try Table(
      records: (0..<200).map { i in
        let (x1, x2, x3) = (Double(i % 7), Double(i * i % 11), i % 3 == 0 ? 1.0 : 0)
        let sum = 3 * x1 - x2 + Double(i * 37 % 13)
        return [
          ScalarField("x1", missing && i % 10 == 0 ? .missing : .double(x1)), ScalarField("x2", .double(x2)),
          ScalarField("x3", .double(x3)), ScalarField("b", .int(sum > 12 ? 1 : 0)),
          ScalarField("m", .text(sum < 6 ? "low" : sum < 15 ? "middle" : "top")),
          ScalarField("r", .double(sum + 0.5 * x3)), ScalarField("w", .int(1 + i % 4)),
          ScalarField("town", .text(["Bonn", "Köln", "Ulm"][i % 3])),
        ]
      })
  }

  private static func trained(
    _ estimator: Estimator, _ target: String, _ parameters: [(name: String, value: Scalar)] = [],
    on columns: [String] = ["x1", "x2", "x3"], weights: String? = nil, missing: Bool = false
  ) throws -> Model {
    var training = Training(target: target, seed: 1, estimator: estimator)
    training.parameters = parameters
    training.include = columns
    training.weights = weights
    return try Synthetic.model(training, table(missing: missing))
  }

  private func agree(_ found: [Double?], _ wanted: [Double], _ tolerance: Double = 1e-9) {
    #expect(found.count == wanted.count)
    for (a, b) in zip(found, wanted) { #expect(abs((a ?? .nan) - b) <= tolerance * max(1, abs(b)), "\(found)") }
  }

  @Test("Least squares by weight agree with NumPy 2, and inflations with their definition.")
  func weighted() throws {
    let terms = try Self.trained(.linear, "r", weights: "w").coefficients()
    agree(terms.map(\.estimate), [6.33711456239253, 2.8893607228445806, -1.0032578235881842, 0.5107015336150391])
    agree(terms.map(\.error), [0.6304826734111012, 0.1337977037660342, 0.09325577274496473, 0.5637648456409429])
    let plain = try Self.trained(.linear, "r").coefficients()
    agree(plain.dropFirst().map(\.inflation), [1.0000292317271335, 1.0000387479146795, 1.0000669608903654])
    #expect(plain[0].inflation == nil)
    for term in plain {
      let (error, p) = (try #require(term.error), try #require(term.p))
      #expect(abs(StudentT.beyond(term.estimate / error, degrees: 196) - p) < 1e-15)
      #expect(try #require(term.low) < term.estimate && term.estimate < #require(term.high))
    }
  }

  @Test("Ridge and lasso agree with scikit-learn 1.9.1 where columns are taken as they are.")
  func penalties() throws {
    let ridge = try Self.trained(.ridge, "r", [("alpha", .int(5)), ("standardize", .text("no"))]).coefficients()
    agree(
      ridge.map(\.estimate), [6.39430578323908, 2.8632419752198985, -0.9808453853517176, 0.3385597112757699])
    #expect(ridge.allSatisfy { $0.error == nil })
    let lasso = try Self.trained(.lasso, "r", [("alpha", .double(0.7)), ("standardize", .text("no"))]).coefficients()
    agree(lasso.map(\.estimate), [6.642685180648243, 2.706053673127485, -0.8971411323674336, 0])
    #expect(lasso[3].estimate == 0)
  }

  @Test("Logistic regression agrees with scikit-learn 1.9.1: two classes, with errors, penalised, and three classes.")
  func logistic() throws {
    let binary = try Self.trained(.logistic, "b").coefficients()
    agree(
      binary.map(\.estimate), [-2.4755225720550356, 1.210011490981509, -0.450619736526287, -0.03416761418813756])
    agree(binary.map(\.error), [0.5361345162403078, 0.16798656371466214, 0.09366904506812278, 0.4556650271494555])
    let penalised = try Self.trained(.logistic, "b", [("alpha", .int(2))]).coefficients()
    agree(
      penalised.map(\.estimate),
      [-2.1098177935716262, 0.9911655725019412, -0.3557013483063002, -0.0077224077692581395])
    let several = try Self.trained(.logistic, "m").coefficients()
    #expect(several.map(\.ofClass) == ["middle", "middle", "middle", "middle", "top", "top", "top", "top"])
    agree(
      several.map(\.estimate),
      [
        0.08694492823248812, 1.143697744825769, -0.3456914711534867, 0.024607981087663613, -4.075514587368916,
        2.5419982674118367, -0.8050459838660059, 0.34581810005157154,
      ], 1e-6)
  }

  @Test("Categories count against the first, and a column that others make up is left out and told.")
  func categories() throws {
    let model = try Self.trained(.linear, "r", on: ["x1", "town", "x3"])
    let names = try model.coefficients().map(\.term)
    #expect(names.count == 5 && names.filter { $0.hasPrefix("town = ") }.count == 2)
    #expect(
      model.card.training.notes.contains {
        $0.hasPrefix("left out `town = ") && $0.hasSuffix("it tells nothing that other columns do not")
      })
  }

  @Test("A missing number stands at the mean beside a mark of its own, in tables and in rows.")
  func missing() throws {
    let model = try Self.trained(.linear, "r", missing: true)
    #expect(try model.coefficients().map(\.term) == ["intercept", "x1", "x1 is missing", "x2", "x3"])
    let table = try Self.table(missing: true)
    let scorer = try Scorer(model)
    let scores = try scorer.score(prepared: table).columns[0]
    for row in 0..<12 {
      let cells = Dictionary(zip(table.schema.names, table.row(row)), uniquingKeysWith: { $1 })
      let told = try scorer.predict(cells).value.double
      #expect(abs(try #require(told) - scores[row]) < 1e-12)
    }
  }

  @Test("What features add makes up the answer, and what adds most counts most.")
  func explained() throws {
    for (estimator, target) in [(Estimator.linear, "r"), (.logistic, "b"), (.logistic, "m")] {
      let model = try Self.trained(estimator, target, on: ["x1", "x2", "town"])
      let answer = try LinearAnswer(Learnt(model))
      let matrix = try FeatureMatrix(model.card.recipe, Self.table())
      let values = try answer.contributions(FeatureRows(matrix))
      let group = matrix.width + 1
      for row in 0..<20 {
        for (place, output) in answer.outputs.enumerated() {
          let start = (row * answer.outputs.count + place) * group
          let sum = values[start..<start + group].reduce(0, +)
          #expect(abs(sum - output.sum(matrix.block([row]))) < 1e-12)
        }
      }
      for feature in 0..<matrix.width {
        let mean = (0..<200).reduce(0) { $0 + values[$1 * answer.outputs.count * group + feature] } / 200
        #expect(abs(mean) < 1e-12)
      }
      let gains = answer.gains()
      #expect(gains.max() == gains[0] && gains.allSatisfy { $0 >= 0 })
    }
  }

  @Test("Classes that can be told apart without a mistake end in an answer and a remark.")
  func separated() throws {
    let table = try Table(
      records: (0..<40).map { i in
        [ScalarField("x", .double(Double(i))), ScalarField("y", .bool(i >= 20)), ScalarField("z", .int(1))]
      })
    let model = try Synthetic.model(Training(target: "y", seed: 1, estimator: .logistic), table)
    #expect(model.card.training.notes.contains { $0.contains("without a mistake") })
    let scores = try Scorer(model).score(prepared: table).columns[0]
    #expect(scores.allSatisfy { $0 < 0.01 || $0 > 0.99 })
  }

  @Test("A model is packed and read as any other; one that does not fit is refused.")
  func package() throws {
    let model = try Self.trained(.logistic, "m")
    #expect(try Model(package: model.package()) == model)
    #expect(try Scorer(Model(package: model.package())).score(prepared: Self.table()).columns.count == 3)
    for text in ["", "{}", #"{"version":1,"task":"binary","outputs":[],"terms":[]}"#] {
      var broken = model
      broken.engine = Array(text.utf8)
      #expect(try #require(throws: Fault.self) { try Scorer(broken) }.code == "L002")
    }
    let baseline = try Self.trained(.baseline, "b")
    #expect(try #require(throws: Fault.self) { try baseline.coefficients() }.code == "L044")
  }

  @Test("Features of too many categories are refused before memory is asked for.")
  func tooMany() throws {
    let names = (0..<20).map { "c\($0)" }
    let table = try Table(
      records: (0..<300).map { i in
        [ScalarField("y", .double(Double(i % 17)))] + names.enumerated().map { ScalarField($1, .text("v\(i + $0)")) }
      })
    var training = Training(target: "y", seed: 1, estimator: .linear)
    training.task = .regression
    #expect(try #require(throws: Fault.self) { try Synthetic.model(training, table) }.code == "L015")
  }

  @Test("Classes are no numbers, and numbers no classes.")
  func tasks() throws {
    #expect(try #require(throws: Fault.self) { try Self.trained(.linear, "m") }.code == "L011")
    #expect(try #require(throws: Fault.self) { try Self.trained(.logistic, "r") }.code == "L011")
  }
}

/// Student's t, with values of SciPy 1.
struct StudentTTests {
  @Test("Shares and points agree with SciPy to the last digits.")
  func values() {
    let shares = [
      (2.0, 9.0, 0.07655282377070101), (0.5, 1, 0.7048327646991335), (31, 33, 5.5578206288838e-26),
      (1e-3, 5, 0.9992407867721976),
    ]
    for (value, degrees, share) in shares {
      #expect(abs(StudentT.beyond(value, degrees: degrees) - share) <= 1e-12 * share)
      #expect(StudentT.beyond(-value, degrees: degrees) == StudentT.beyond(value, degrees: degrees))
    }
    for (degrees, point) in [(1.0, 12.706204736174705), (9, 2.2621571627982053), (100, 1.983971518523552)] {
      #expect(abs(StudentT.point(beyond: 0.05, degrees: degrees) - point) <= 1e-12 * point)
    }
    #expect(abs(StudentT.beyond(1.7, degrees: nil) - 0.08913092551708608) < 1e-15)
    #expect(abs(StudentT.beyond(8, degrees: nil) / 1.244192114854348e-15 - 1) < 1e-12)
    #expect(abs(StudentT.point(beyond: 0.05, degrees: nil) - 1.959963984540054) < 1e-14)
  }
}
