import Engines

extension Training {
  /// What the card says of a family whose bytes were just made; none for a single model.
  func family(of bytes: [UInt8]) throws -> FamilyCard? {
    guard !by.isEmpty else { return nil }
    let members = try FamilyPackage(bytes).facts.members
    let own = members.reduce(0) { $0 + ($1.member.follows == nil ? 1 : 0) }
    return FamilyCard(keys: by, minimumRows: minimumRows, members: own, followers: members.count - own)
  }

  /// The threads that a card tells: those of a member, as the number of members at a time changes nothing.
  var toldThreads: Int? { by.isEmpty ? nil : 1 }
}
