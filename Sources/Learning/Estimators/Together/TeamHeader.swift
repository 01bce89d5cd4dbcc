import Engines
import FoundationEssentials

/// The first line of what a team of estimators keeps: who they are and how long the bytes of each are; the bytes follow.
struct TeamHeader: Codable {
  struct Part: Codable {
    var estimator: String
    var parameters: [ModelCard.Parameter]
    var length = 0
  }

  var version = 1
  var kind: TeamFit.Kind
  var members: [Part]
  /// Of a blend.
  var weights: [Double]?
  /// Of a stack: the estimator above, whose bytes come last.
  var final: String?
  var finalParameters: [ModelCard.Parameter]?

  init(kind: TeamFit.Kind, members: [Member]) {
    self.kind = kind
    self.members = members.map { Part(estimator: $0.estimator.name, parameters: $0.parameters) }
  }

  /// The header with the bytes of the members, and of what stands above them.
  mutating func package(_ parts: [[UInt8]]) throws -> [UInt8] {
    for place in members.indices { members[place].length = parts[place].count }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(self)) + [UInt8(ascii: "\n")] + parts.flatMap { $0 }
  }

  /// Reads a header and the bytes that follow; L002 when they do not fit each other.
  static func read(_ bytes: [UInt8]) throws -> (header: TeamHeader, parts: [[UInt8]]) {
    let broken = Fault("L002", "the members of the model do not fit each other", help: "train the model again")
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let header = try? JSONDecoder().decode(TeamHeader.self, from: Data(bytes[..<end])), header.version == 1
    else { throw broken }
    var parts: [[UInt8]] = []
    var start = end + 1
    for member in header.members {
      guard member.length >= 0, member.length <= bytes.count - start else { throw broken }
      parts.append(Array(bytes[start..<start + member.length]))
      start += member.length
    }
    if header.final != nil { parts.append(Array(bytes[start...])) } else if start != bytes.count { throw broken }
    guard header.members.count > 1, (header.weights?.count ?? header.members.count) == header.members.count,
      (header.weights == nil) != (header.final == nil),
      header.weights?.allSatisfy({ (0...1.000001).contains($0) }) ?? true
    else { throw broken }
    return (header, parts)
  }
}
