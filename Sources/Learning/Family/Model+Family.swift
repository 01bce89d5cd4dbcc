import Engines
public import Frames

extension Model {
  /// Whether the model is a family, one model for each key.
  public var isFamily: Bool { card.family != nil }

  /// Every group of a family: with a model of its own, or following the pooled one. L092 for a single model.
  public func members() throws -> [FamilyMember] { try familyPackage().facts.members.map(\.member) }

  /// The model of one key, as a model of its own. L093 where no group has the key, or it follows the pooled model.
  public func member(_ key: [Scalar]) throws -> Model {
    let package = try familyPackage()
    let keys = card.family?.keys ?? []
    guard key.count == keys.count else {
      throw Fault(
        "L093", "a member is named by \(keys.count) values (.\(keys.joined(separator: ", "))), not \(key.count)",
        help: keys.count > 1 ? "such as `family[\(package.facts.members.first?.member.name ?? "[…]")]`" : nil)
    }
    var isUnseen = false
    let codes = zip(key, package.facts.values).map { KeyReader($1).number($0, isUnseen: &isUnseen) }
    guard let place = package.facts.members.firstIndex(where: { $0.codes.map(Double.init) == codes }) else {
      throw Fault(
        "L093", "no member is \(key.map(\.description).joined(separator: ", "))",
        subject: key.first?.text ?? key.first?.description, help: Model.nearest(key, package))
    }
    let member = package.facts.members[place].member
    if let reason = member.follows {
      throw Fault(
        "L093", "\(member.name) has no model of its own (\(reason.rawValue), \(Counted.rows(member.rows)))",
        help: "the pooled model answers for it: `family.pooled`")
    }
    return try single(package.engine(place), member)
  }

  /// The pooled model of a family, as a model of its own.
  public func pooled() throws -> Model { try single(familyPackage().pooled, nil) }

  func familyPackage() throws -> FamilyPackage {
    guard isFamily else {
      throw Fault(
        "L092", "the model is a single one and has no members", help: "`train rows, .target, by: .key` gives a family")
    }
    return try FamilyPackage(engine)
  }

  private func single(_ stored: ArraySlice<UInt8>, _ member: FamilyMember?) throws -> Model {
    var card = card.ofMembers
    card.family = nil
    let columns = Set(card.recipe.features.map(\.column))
    card.recipe.prepared.removeAll { !columns.contains($0.name) }
    let needed = try RecipeTail(steps: card.recipe.steps, source: Schema([])).sources(of: columns.sorted())
    card.signature.columns.removeAll { !needed.contains($0.name) }
    if let member {
      card.training.rows = member.rows
      card.training.iterations = member.iterations
      card.training.validationRows = member.judged?.rows ?? 0
      card.training.validation = member.judged?.value
      card.training.metric = member.judged?.metric
    }
    card.training.notes = []
    return Model(card: card, engine: try FamilyEngine.restored(stored))
  }

  private static func nearest(_ key: [Scalar], _ package: FamilyPackage) -> String {
    let names = package.facts.members.map(\.member.name)
    let wanted = key.count == 1 ? key[0].description : "[" + key.map(\.description).joined(separator: ", ") + "]"
    let near = Spelling.nearest(wanted, in: names).map { "did you mean \($0)?  " } ?? ""
    let listed = names.prefix(4).joined(separator: ", ") + (names.count > 4 ? ", …" : "")
    return near + "(members: \(listed))"
  }
}
