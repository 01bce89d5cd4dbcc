import Engines
import Frames
@testable import Learning
import Testing

@Suite struct EstimatorTests {
  @Test("Names of LightGBM and of scikit-learn are accepted.")
  func aliases() throws {
    let values = try Estimator.gbm.resolved([
      ("num_boost_round", .int(7)), ("eta", .double(0.3)), ("min_data_in_leaf", .double(5)), ("unbalance", .bool(true)),
    ])
    let byName = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $0.value) })
    #expect(byName["n_estimators"] == .int(7))
    #expect(byName["learning_rate"] == .double(0.3))
    #expect(byName["min_child_samples"] == .int(5))
    #expect(byName["class_weight"] == .text("balanced"))
    #expect(byName["num_leaves"] == .int(31))
  }

  @Test("An unknown parameter is an error with the nearest name.")
  func unknown() throws {
    let fault = try #require(throws: Fault.self) { try Estimator.gbm.resolved([("learning_rat", .double(0.1))]) }
    #expect(fault.code == "L012")
    #expect(fault.help?.contains("did you mean `learning_rate`?") == true)
    #expect(throws: Fault.self) {
      try Estimator.gbm.resolved([("eta", .double(0.1)), ("learning_rate", .double(0.1))])
    }
  }

  @Test(
    "A value that a parameter cannot have is an error that says what it can.",
    arguments: [
      ("n_estimators", Scalar.int(1_000_000_000), "a whole number from 1 to 100,000, not 1000000000"),
      ("n_estimators", .double(1.5), "a whole number"),
      ("learning_rate", .text("fast"), "a number from"),
      ("num_leaves", .int(1), "from 2 to 131,072"),
      ("objective", .text("magic"), "one of \"auto\""),
    ])
  func range(name: String, value: Scalar, message: String) throws {
    let fault = try #require(throws: Fault.self) { try Estimator.gbm.resolved([(name, value)]) }
    #expect(fault.code == "L013")
    #expect(fault.message.contains(message))
  }

  @Test("Every estimator has a file, and its help sentences end with a full stop.")
  func catalogue() throws {
    #expect(Estimator.catalogue.map(\.name) == Estimator.catalogue.map(\.name).sorted())
    for estimator in Estimator.catalogue {
      #expect(estimator.help.hasSuffix("."))
      #expect(estimator.parameters.allSatisfy { $0.help.hasSuffix(".") })
      let names = estimator.parameters.map(\.name) + estimator.parameters.flatMap(\.aliases)
      #expect(Set(names).count == names.count)
    }
    #expect(throws: Fault.self) { try Estimator.named("gmb") }
  }

  @Test("Every declaration of an estimator stands in the catalogue.")
  func declarations() throws {
    let declared = try PackageFolder.sources("Sources/Learning/Estimators").flatMap { text in
      text.matches(of: #/static let \w+ = Estimator\(\s*"(\w+)"/#).map { String($0.1) }
    }
    #expect(declared.sorted() == Estimator.catalogue.map(\.name))
  }

  @Test("An estimator is not asked to learn what it cannot.")
  func tasks() throws {
    let classes = Estimator(
      "classes", "Learns classes.", tasks: [.binary, .multiclass], parameters: [], fit: Estimator.baseline.fit,
      load: Estimator.baseline.load)
    var training = Synthetic.training("amount")
    training.estimator = classes
    training.parameters = []
    let fault = try #require(throws: Fault.self) { try Synthetic.model(training, Synthetic.table(50)) }
    #expect(fault.code == "L011" && fault.help?.hasPrefix("take `baseline` or `blend` or ") == true)
  }
}
