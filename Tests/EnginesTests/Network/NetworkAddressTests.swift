import Testing

@testable import Engines

/// Which addresses are public.
struct NetworkAddressTests {
  @Test(
    "Private, shared, local and reserved addresses are told from public ones.",
    arguments: [
      ([127, 0, 0, 1], true), ([10, 1, 2, 3], true), ([172, 16, 0, 1], true), ([172, 32, 0, 1], false),
      ([192, 168, 1, 1], true),
      ([169, 254, 169, 254], true), ([100, 64, 0, 1], true), ([100, 128, 0, 1], false), ([0, 0, 0, 0], true),
      ([224, 0, 0, 1], true), ([255, 255, 255, 255], true), ([8, 8, 8, 8], false), ([198, 18, 0, 1], true),
      ([UInt8](repeating: 0, count: 15) + [1], true), ([0xFE, 0x80] + [UInt8](repeating: 0, count: 14), true),
      ([0xFD, 0] + [UInt8](repeating: 0, count: 14), true),
      ([0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 1, count: 12), true),
      ([0x26, 0x06] + [UInt8](repeating: 1, count: 14), false),
      ([0x20, 0x02, 127, 0, 0, 1] + [UInt8](repeating: 0, count: 10), true),
      ([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 10, 0, 0, 1], true),
      ([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 8, 8, 8, 8], false),
      ([0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + [10, 0, 0, 1], true),
    ] as [([UInt8], Bool)])
  func isPrivate(_ bytes: [UInt8], _ expected: Bool) throws {
    #expect(try #require(NetworkAddress(bytes)).isPrivate == expected)
  }

  @Test("Names lead to addresses, and a name that is none is told.")
  func names() throws {
    #expect(try NetworkAddress.of("127.0.0.1").map(\.description) == ["127.0.0.1"])
    #expect(try NetworkAddress.of("localhost").allSatisfy(\.isLoopback))
    // What other readers take for 127.0.0.1 is judged by what it leads to.
    #expect(try NetworkAddress.of("0x7f.1").allSatisfy(\.isLoopback))
    let fault = #expect(throws: Fault.self) { try NetworkAddress.of("no-such-host.invalid") }
    #expect(fault?.code == "E046")
  }
}
