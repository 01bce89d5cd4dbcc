import Engines
import Frames
import Synchronization

/// A family in memory: the member of a row's key answers, and the pooled model where there is none.
///
/// A member is opened when a row first asks for it; those that were opened stay, up to a share of memory.
final class FamilyAnswer: Predicting {
  private struct Opened {
    var engines: [Int: FamilyEngine] = [:]
    var bytes = 0
  }

  /// How much memory the members that stay open take together.
  private static let mostBytes = 256 << 20

  let package: FamilyPackage
  /// How many values each key has.
  let sizes: [Int]
  /// What the members have in common.
  let card: ModelCard
  private let pooled: FamilyEngine
  private let memberOf: [[Int]: Int]
  private let opened = Mutex(Opened())
  private let width: Int

  init(_ model: Model) throws {
    package = try FamilyPackage(model.engine)
    sizes = package.facts.values.map(\.count)
    card = model.card.ofMembers
    width = card.recipe.features.count
    let told = model.card.recipe.features.compactMap { feature in
      if case .key(let values) = feature.encoding { values.count } else { nil as Int? }
    }
    guard told == sizes, model.card.recipe.features.count == width + sizes.count,
      model.card.recipe.features.suffix(sizes.count).allSatisfy(\.encoding.isKey)
    else { throw FamilyPackage.damaged }
    pooled = try FamilyEngine(package.pooled, card)
    guard pooled.featureCount ?? width == width else { throw FamilyPackage.damaged }
    var memberOf: [[Int]: Int] = [:]
    for (place, entry) in package.facts.members.enumerated() where entry.member.follows == nil {
      memberOf[entry.codes] = place
    }
    self.memberOf = memberOf
  }

  var featureCount: Int? { width + sizes.count }

  func predict(_ row: [Double]) throws -> [Double] {
    let engine = try member(of: row.suffix(sizes.count)).map(opened) ?? pooled
    return try engine.predict(Array(row.prefix(width)))
  }

  func predict(_ rows: FeatureRows) throws -> [Double] {
    try gathered(rows, numbers: try AnswerReading(card).width) { try $0.predict($1) }
  }

  /// What the pooled model says of every row.
  func pooledAnswers(_ rows: FeatureRows) throws -> [Double] { try pooled.predict(rows.without(last: sizes.count)) }

  /// By the mean over the members' rows; each member's sum to 1 before.
  func gains() throws -> [Double] {
    var sums = [Double](repeating: 0, count: width + sizes.count)
    func add(_ gains: [Double], weight: Double) {
      let total = gains.reduce(0, +)
      guard total > 0 else { return }
      for (place, gain) in gains.prefix(width).enumerated() { sums[place] += weight * gain / total }
    }
    for (place, entry) in package.facts.members.enumerated() {
      guard entry.member.follows == nil else { continue }
      try Watch.current.check()
      add(try FamilyEngine(package.engine(place), card).gains(), weight: Double(entry.member.rows))
    }
    if memberOf.isEmpty { add(try pooled.gains(), weight: 1) }
    return sums
  }

  /// A key moves no answer inside of its member.
  func contributions(_ rows: FeatureRows) throws -> [Double] {
    let classes = card.task == .multiclass ? card.target.classes.count : 1
    let own = width + 1
    return try gathered(rows, numbers: classes * (own + sizes.count)) { engine, rows in
      let found = try engine.contributions(rows)
      var wide: [Double] = []
      wide.reserveCapacity(found.count + rows.rowCount * classes * self.sizes.count)
      for start in stride(from: 0, to: found.count, by: own) {
        wide += found[start..<start + width]
        wide += [Double](repeating: 0, count: self.sizes.count)
        wide.append(found[start + width])
      }
      return wide
    }
  }

  /// What is to be told of rows that no member answered.
  func remarks(_ rows: FeatureRows) -> [String] {
    var (missing, unseen, followers) = (0, 0, 0)
    for row in codes(of: rows) {
      guard let row else { missing += 1; continue }
      if zip(row, sizes).contains(where: { $0 >= $1 }) {
        unseen += 1
      } else if memberOf[row] == nil {
        followers += 1
      }
    }
    let keys = package.facts.values.indices.map { "." + (keyNames.indices.contains($0) ? keyNames[$0] : "") }
    let named = keys.joined(separator: ", ")
    var remarks: [String] = []
    if unseen > 0 {
      remarks.append("in \(Counted.rows(unseen)) \(named) is one that training had not seen: the pooled model answers")
    }
    if missing > 0 { remarks.append("in \(Counted.rows(missing)) \(named) is missing: the pooled model answers") }
    if followers > 0 {
      remarks.append("in \(Counted.rows(followers)) the group has no model of its own: the pooled model answers")
    }
    return remarks
  }

  // MARK: Members

  /// The engine of a member, opened and kept.
  private func opened(_ place: Int) throws -> FamilyEngine {
    if let engine = opened.withLock({ $0.engines[place] }) { return engine }
    let engine = try FamilyEngine(package.engine(place), card)
    opened.withLock { opened in
      // All are forgotten at once: which of thousands will be asked next is not known.
      if opened.bytes + engine.byteCount > FamilyAnswer.mostBytes { opened = Opened() }
      if opened.engines.updateValue(engine, forKey: place) == nil { opened.bytes += engine.byteCount }
    }
    return engine
  }

  private func member(of keys: some Collection<Double>) -> Int? {
    var codes: [Int] = []
    for key in keys {
      guard let code = Int(exactly: key) else { return nil }
      codes.append(code)
    }
    return memberOf[codes]
  }

  private var keyNames: [String] { card.family?.keys ?? [] }

  /// The numbers of each row's key; none where one is missing.
  private func codes(of rows: FeatureRows) -> [[Int]?] {
    let places = rows.chosen.map { chosen in chosen.indices.filter { chosen[$0] } } ?? Array(0..<rows.matrix.rows)
    let columns = sizes.indices.map { rows.matrix.column(width + $0, rows: places) }
    return places.indices.map { row in
      var codes: [Int] = []
      for column in columns {
        guard let code = Int(exactly: column[row]) else { return nil }
        codes.append(code)
      }
      return codes
    }
  }

  /// Answers of so many numbers a row, each from the engine of its row's key, in the order of the rows.
  private func gathered(
    _ rows: FeatureRows, numbers: Int, _ body: @Sendable (FamilyEngine, FeatureRows) throws -> [Double]
  ) throws -> [Double] {
    let groups = FamilyGroups(rows, keys: sizes)
    var pooledRows = groups.keyless
    var asked: [(member: Int, rows: [Int])] = []
    for group in 0..<groups.count {
      if let member = memberOf[groups.codes[group]] {
        asked.append((member, groups.rows(group)))
      } else {
        pooledRows += groups.rows(group)
      }
    }
    let bare = rows.matrix.without(last: sizes.count)
    var results = [Double](repeating: 0, count: rows.rowCount * numbers)
    func place(_ answers: [Double], _ rows: [Int]) {
      for (place, row) in rows.enumerated() {
        for number in 0..<numbers { results[row * numbers + number] = answers[place * numbers + number] }
      }
    }
    // A few members at a time, so that what they answer is not held twice.
    for start in stride(from: 0, to: asked.count, by: 64) {
      try Watch.current.check()
      let some = Array(asked[start..<min(start + 64, asked.count)])
      let answers = try Beside.map(some.count, together: true) { turn in
        let engine = try FamilyEngine(package.engine(some[turn].member), card)
        return try body(engine, FeatureRows(bare.gathering(groups.places(some[turn].rows))))
      }
      for (found, some) in zip(answers, some) { place(found, some.rows) }
    }
    if !pooledRows.isEmpty {
      place(try body(pooled, FeatureRows(bare.gathering(groups.places(pooledRows)))), pooledRows)
    }
    return results
  }
}

extension ModelCard {
  /// The card of the members: their features are those of the family without its keys.
  var ofMembers: ModelCard {
    var card = self
    card.recipe.features.removeAll { $0.encoding.isKey }
    return card
  }
}
