import Engines
import Frames
import Synchronization
import Testing

@testable import Learning

@Suite struct FamilyTests {
  /// Stores that sell by laws of their own: in store `k` the quantity is `k + 1` times `x`, and `z` says nothing.
  static func records(_ rows: Int = 300, stores: Int = 4, seed: Int = 1) -> [[ScalarField]] {
    var source = RandomSource(seed: seed)
    return (0..<(rows * stores)).map { row in
      let store = row % stores
      let x = Double.random(in: 0..<10, using: &source)
      return [
        ScalarField("row", .int(row + seed * 100_000)), ScalarField("store", .text("s\(store)")),
        ScalarField("floor", .int(row / stores % 2)), ScalarField("x", .double(x)),
        ScalarField("z", .double(Double.random(in: 0..<1, using: &source))),
        ScalarField("quantity", .double(Double(store + 1) * x)),
        ScalarField("dear", .bool(Double(store + 1) * x > 2 * Double(store + 1))),
      ]
    }
  }

  static func frame(_ records: [[ScalarField]]) throws -> Frame { try FrameContext(seed: 1).frame(records: records) }

  static func training(_ target: String = "quantity", by keys: [String] = ["store"]) -> Training {
    var training = Training(target: target, seed: 7)
    training.include = ["x", "z"]
    training.parameters = [("n_estimators", .int(30))]
    training.by = keys
    return training
  }

  @Test("A member is the model that its rows alone give, and answers for them.")
  func members() throws {
    let records = Self.records()
    let family = try Self.training().run(on: Self.frame(records))
    #expect(family.card.family == FamilyCard(keys: ["store"], minimumRows: 100, members: 4, followers: 0))
    var alone = Self.training(by: [])
    alone.threads = 1
    let own = records.filter { $0[1].value == .text("s2") }
    let single = try alone.run(on: Self.frame(own))
    let test = Self.records(50, seed: 2).filter { $0[1].value == .text("s2") }
    let wanted = try single.predict(Self.frame(test))["prediction"]
    #expect(try family.predict(Self.frame(test))["prediction"] == wanted)
    #expect(try family.member([.text("s2")]).predict(Self.frame(test))["prediction"] == wanted)
  }

  @Test("The package is the same whatever the number of threads, and reads back.")
  func deterministic() throws {
    let frame = try Self.frame(Self.records())
    var training = Self.training()
    training.threads = 1
    let one = try training.run(on: frame).package()
    training.threads = 3
    let three = try training.run(on: frame).package()
    #expect(one == three)
    #expect(try Model(package: one).members().map(\.name) == ["\"s0\"", "\"s1\"", "\"s2\"", "\"s3\""])
    #expect(try Model(package: one).members().allSatisfy { $0.rows == 300 && $0.follows == nil })
  }

  @Test("Very many members learn beside the pooled model, and give the same package.")
  func beside() throws {
    let frame = try Self.frame(Self.records(110, stores: 20))
    var training = Self.training()
    training.parameters = [("n_estimators", .int(8))]
    training.validation = .share(0.05)
    training.minimumRows = 50
    training.threads = 1
    let one = try training.run(on: frame).package()
    training.threads = 2
    #expect(try training.run(on: frame).package() == one)
  }

  @Test("A single row is answered as in a frame: by its member, and by the pooled model without one.")
  func rows() throws {
    var records = Self.records()
    records += Self.records(20, stores: 1, seed: 3).map { row in
      var row = row
      row[1].value = .text("small")
      return row
    }
    let family = try Self.training().run(on: Self.frame(records))
    #expect(family.card.family?.followers == 1)
    #expect(family.card.training.notes.contains { $0.contains("1 of fewer than 100 rows (20 rows in all)") })
    var asked = Self.records(3, seed: 5)
    for (row, key) in [Scalar.text("elsewhere"), .missing, .text("small")].enumerated() { asked[row][1].value = key }
    let table = try family.predict(Self.frame(asked))
    let pooled = try family.pooled().predict(Self.frame(asked))
    let scorer = try Scorer(family)
    for (row, record) in asked.enumerated() {
      let answer = try scorer.predict(ScorerTests.row(record))
      #expect(answer.value == table["prediction"]?[row])
      if row < 3 { #expect(answer.value == pooled["prediction"]?[row]) }
      #expect(answer.unseen == (row == 0 ? ["store"] : []))
    }
    let scores = try scorer.score(prepared: Table(records: asked))
    #expect(
      scores.notes == [
        "in 1 row .store is one that training had not seen: the pooled model answers",
        "in 1 row .store is missing: the pooled model answers",
        "in 1 row the group has no model of its own: the pooled model answers",
      ])
  }

  @Test("Several keys, one of them a number, route together; so do classes.")
  func keys() throws {
    let family = try Self.training("dear", by: ["store", "floor"]).run(on: Self.frame(Self.records(400)))
    #expect(family.card.family?.members == 8)
    #expect(family.signature.columns.map(\.name) == ["store", "floor", "x", "z"])
    let member = try family.member([.text("s1"), .int(1)])
    #expect(member.featureNames == ["x", "z"])
    #expect(member.signature.columns.map(\.name) == ["x", "z"])
    let test = try Self.frame(Self.records(60, seed: 4))
    #expect(try #require(family.evaluate(test).score("auc")) > 0.99)
    let explained = try family.explain(test)
    #expect(explained.items.first?.feature == "x")
    #expect(explained.items.first { $0.feature == "store" }?.shap == 0)
    var fault = try #require(throws: Fault.self) { try family.member([.text("s1")]) }
    #expect(fault.code == "L093")
    fault = try #require(throws: Fault.self) { try family.member([.text("s9"), .int(1)]) }
    #expect(fault.code == "L093")
  }

  @Test("Each member is judged on rows held back, with n and interval, beside the pooled model.")
  func worst() throws {
    var training = Self.training()
    training.validation = .share(0.25)
    let family = try training.run(on: Self.frame(Self.records()))
    let worst = try family.worst(2)
    #expect(
      worst.schema.names == ["store", "rows", "rounds", "answers", "judged", "rmse", "low", "high", "pooled"])
    #expect(worst.rowCount == 2)
    let all = try family.worst(10)
    let errors = try #require(all["rmse"]?.numbers)
    #expect(errors == errors.sorted(by: >))
    let pooled = try #require(all["pooled"]?.numbers)
    #expect(zip(errors, pooled).allSatisfy { $0 < $1 })
    let judged = try #require(all["judged"]?.numbers)
    #expect(judged.reduce(0, +) == 300)
    let low = try #require(all["low"]?.numbers)
    let high = try #require(all["high"]?.numbers)
    #expect(zip(low, errors).allSatisfy { $0 < $1 } && zip(errors, high).allSatisfy { $0 < $1 })
    // The same by rows of their own: what `evaluate` says of each store's rows.
    let test = Self.records(60, seed: 6)
    let own = try family.worst(10, on: Self.frame(test))
    let store = try #require(own["store"]?[0].text)
    let rows = test.filter { $0[1].value == .text(store) }
    #expect(try family.evaluate(Self.frame(rows)).score("rmse") == own["rmse"]?[0].double)
  }

  @Test("A family without rows held back, a single model, and groups that are all too small say what to do.")
  func refused() throws {
    let frame = try Self.frame(Self.records())
    let family = try Self.training().run(on: frame)
    func code(_ body: () throws -> Any) -> String? {
      do { _ = try body() } catch let fault as Fault { return fault.code } catch { return "\(error)" }
      return nil
    }
    #expect(code { try family.worst(3) } == "L094")
    #expect(code { try family.pooled().members() } == "L092")
    var training = Self.training()
    training.minimumRows = 5000
    #expect(code { try training.run(on: frame) } == "L091")
    training.minimumRows = 1
    #expect(code { try training.check(on: frame) } == "L090")
    #expect(code { try Self.training(by: ["quantity"]).check(on: frame) } == "L090")
    #expect(code { try Self.training(by: ["shop"]).check(on: frame) } == "F001")
    var broken = family
    broken.engine.removeLast(10)
    #expect(code { try Scorer(broken) } == "L095")
  }

  @Test("Any estimator can be a member: linear models of each store find its law.")
  func linear() throws {
    var training = Self.training()
    training.estimator = try Estimator.named("linear")
    training.parameters = []
    let family = try training.run(on: Self.frame(Self.records()))
    let table = try family.predict(Self.frame(Self.records(10, seed: 8)))
    let (told, truth) = try (#require(table["prediction"]?.numbers), #require(table["quantity"]?.numbers))
    #expect(zip(told, truth).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test("A training that is stopped keeps the members that are done; the pooled model answers for the others.")
  func stopped() throws {
    let frame = try Self.frame(Self.records(200, stores: 12))
    var training = Self.training()
    training.threads = 1
    let own = Mutex<Watch?>(nil)
    let watch = Watch {
      let progress = own.withLock { $0 }?.progress
      return progress?.unit == .models && progress?.done ?? 0 >= 3
    }
    own.withLock { $0 = watch }
    var reached: Model?
    let fault = #expect(throws: Fault.self) { try watch.run { try training.run(on: frame) { reached = $0 } } }
    #expect(fault?.code == "L016")
    let family = try #require(reached)
    #expect(family.card.family?.members == 3)
    #expect(try family.members().filter { $0.follows == .stopped }.count == 9)
    #expect(try family.predict(frame).rowCount == 2400)
  }
}
