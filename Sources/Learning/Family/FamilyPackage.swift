import Engines
import FoundationEssentials
import Frames

/// A family's engine bytes: a first line `family 1 FACTS`, the facts as JSON of that length, then the engine of the pooled
/// model and of each member, one after the other.
struct FamilyPackage: Sendable {
  /// What is known without an engine being opened.
  struct Facts: Codable, Sendable {
    /// The different values of each key column, in their order.
    var values: [[Scalar]]
    var members: [Entry]
    /// The length of the pooled model's engine.
    var pooled: Int
  }

  /// A group, the numbers of its key, and the length of its engine.
  struct Entry: Codable, Sendable {
    var member: FamilyMember
    var codes: [Int]
    var length: Int
  }

  let facts: Facts
  private let bytes: [UInt8]
  private let starts: [Int]

  init(values: [[Scalar]], pooled: [UInt8], members: [(member: FamilyMember, codes: [Int], engine: [UInt8])]) throws {
    facts = Facts(
      values: values,
      members: members.map { Entry(member: $0.member, codes: $0.codes, length: $0.engine.count) }, pooled: pooled.count)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = try encoder.encode(facts)
    var bytes = Array("family 1 \(json.count)\n".utf8) + Array(json)
    let first = bytes.count
    bytes.reserveCapacity(members.reduce(first + pooled.count) { $0 + $1.engine.count })
    bytes += pooled
    for member in members { bytes += member.engine }
    self.bytes = bytes
    starts = try FamilyPackage.starts(facts, from: first, end: bytes.count)
  }

  /// Reads what a model keeps; L095 says what is wrong with bytes that are none.
  init(_ bytes: [UInt8]) throws {
    guard let end = bytes.prefix(60).firstIndex(of: UInt8(ascii: "\n")) else { throw FamilyPackage.damaged }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 3, words[0] == "family", words[1] == "1", let length = Int(words[2]), length >= 0,
      length <= bytes.count - end - 1
    else { throw FamilyPackage.damaged }
    let first = end + 1 + length
    guard let facts = try? JSONDecoder().decode(Facts.self, from: Data(bytes[(end + 1)..<first])) else {
      throw FamilyPackage.damaged
    }
    self.facts = facts
    self.bytes = bytes
    starts = try FamilyPackage.starts(facts, from: first, end: bytes.count)
  }

  var stored: [UInt8] { bytes }

  var pooled: ArraySlice<UInt8> { bytes[starts[0]..<starts[1]] }

  /// The engine of a member; empty for a group that follows the pooled model.
  func engine(_ member: Int) -> ArraySlice<UInt8> { bytes[starts[member + 1]..<starts[member + 2]] }

  private static func starts(_ facts: Facts, from first: Int, end: Int) throws -> [Int] {
    var starts = [first]
    for length in [facts.pooled] + facts.members.map(\.length) {
      let (next, overflow) = starts[starts.count - 1].addingReportingOverflow(length)
      guard length >= 0, !overflow, next <= end else { throw damaged }
      starts.append(next)
    }
    let keys = facts.values.count
    guard starts[starts.count - 1] == end,
      facts.members.allSatisfy({ entry in
        entry.codes.count == keys && entry.member.key.count == keys
          && zip(entry.codes, facts.values).allSatisfy { $1.indices.contains($0) }
      })
    else { throw damaged }
    return starts
  }

  static var damaged: Fault {
    Fault("L095", "the family's models cannot be read", help: "train the family again, or restore the file")
  }
}
