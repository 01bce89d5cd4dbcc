import Display

/// The colours of a text, and which of its brackets belong together.
struct TextColors: Hashable {
  /// One role for each scalar.
  var roles: [Paint.Role] = []
  /// For each bracket that has one, its partner, both as offsets in scalars.
  var partners: [Int: Int] = [:]

  /// The roles with the partner of the bracket at the cursor shown: of the one behind the cursor, else of the one under
  /// it.
  func roles(at cursor: Int) -> [Paint.Role] {
    guard let partner = partners[cursor - 1] ?? partners[cursor], partner < roles.count else { return roles }
    var roles = roles
    roles[partner] = .selected
    return roles
  }
}
