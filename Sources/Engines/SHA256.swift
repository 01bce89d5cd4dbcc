/// The SHA-256 of bytes, as FIPS 180-4 defines it: what names a blob, a data file and a script.
public struct SHA256: Sendable {
  private var state: [UInt32] = SHA256.start
  private var pending: [UInt8] = []
  private var count: UInt64 = 0

  public init() {}

  /// The digest of bytes, as 64 lower-case hexadecimal digits.
  public static func hex(_ bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// The digest of a text's UTF-8.
  public static func hex(_ text: String) -> String { hex(Array(text.utf8)) }

  /// Takes more bytes in.
  public mutating func update(_ bytes: [UInt8]) {
    count &+= UInt64(bytes.count)
    var from = 0
    if !pending.isEmpty {
      from = min(64 - pending.count, bytes.count)
      pending += bytes[..<from]
      guard pending.count == 64 else { return }
      take(pending, from: 0, blocks: 1)
      pending.removeAll(keepingCapacity: true)
    }
    let blocks = (bytes.count - from) / 64
    take(bytes, from: from, blocks: blocks)
    pending += bytes[(from + blocks * 64)...]
  }

  /// The digest of all that was taken in, as 64 lower-case hexadecimal digits.
  public func finish() -> String {
    var rest = self
    let bits = count &* 8
    var tail: [UInt8] = [0x80]
    tail += [UInt8](repeating: 0, count: (119 - pending.count % 64) % 64)
    for shift in stride(from: 56, through: 0, by: -8) { tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    rest.update(tail)
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    for word in rest.state {
      for shift in stride(from: 28, through: 0, by: -4) {
        let digit = UInt8(truncatingIfNeeded: word >> UInt32(shift)) & 15
        digits.append(digit < 10 ? 48 + digit : 87 + digit)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }

  /// Mixes whole blocks of 64 bytes into the state.
  private mutating func take(_ bytes: [UInt8], from: Int, blocks: Int) {
    guard blocks > 0, from >= 0, from + blocks * 64 <= bytes.count else { return }
    // Safe because the guard keeps every block inside `bytes`, and the schedule has 64 words.
    bytes.withUnsafeBufferPointer { input in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        SHA256.rounds.withUnsafeBufferPointer { rounds in
          for block in 0..<blocks {
            mix(input.baseAddress.unsafelyUnwrapped + from + block * 64, schedule.baseAddress.unsafelyUnwrapped, rounds)
          }
        }
      }
    }
  }

  @inline(__always)
  private mutating func mix(
    _ block: UnsafePointer<UInt8>, _ w: UnsafeMutablePointer<UInt32>, _ k: UnsafeBufferPointer<UInt32>
  ) {
    for i in 0..<16 {
      w[i] =
        UInt32(block[4 &* i]) << 24 | UInt32(block[4 &* i &+ 1]) << 16
        | UInt32(block[4 &* i &+ 2]) << 8 | UInt32(block[4 &* i &+ 3])
    }
    for i in 16..<64 {
      let a = w[i &- 15], b = w[i &- 2]
      let s0 = turn(a, 7) ^ turn(a, 18) ^ (a >> 3)
      let s1 = turn(b, 17) ^ turn(b, 19) ^ (b >> 10)
      w[i] = w[i &- 16] &+ s0 &+ w[i &- 7] &+ s1
    }
    var a = state[0], b = state[1], c = state[2], d = state[3]
    var e = state[4], f = state[5], g = state[6], h = state[7]
    for i in 0..<64 {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let t1 = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ choice &+ k[i] &+ w[i]
      let t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ majority
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
    }
    for (i, word) in [a, b, c, d, e, f, g, h].enumerated() { state[i] = state[i] &+ word }
  }

  private static let start: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  private static let rounds: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

@inline(__always)
private func turn(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 &- by) }
