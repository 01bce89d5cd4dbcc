import Engines
import Testing

@testable import Serving

@Suite struct JSONReaderTests {
  /// The fault of a text that is not JSON as we take it.
  static func fault(_ text: String) -> Fault? { fault(Array(text.utf8)) }

  static func fault(_ bytes: [UInt8]) -> Fault? {
    do { _ = try JSON(bytes) } catch let fault as Fault { return fault } catch { Issue.record("\(error)") }
    return nil
  }

  @Test(
    "What is malformed is refused with the byte where it goes wrong.",
    arguments: [
      ("", 0), ("{", 1), ("[1,]", 3), ("{\"a\":1,}", 7), ("{a:1}", 1), ("[1 2]", 3), ("nul", 0), ("truex", 4),
      ("01", 1), ("-", 0), ("1.", 2), ("1e", 2), (".5", 0), ("+1", 0), ("\"abc", 0), ("\"a\\x\"", 2),
      ("\"a\nb\"", 2), ("[1]]", 3), ("{\"a\" 1}", 5), ("\"\\ud800\"", 1), ("\"\\ud800\\u0041\"", 1), ("1e400", 0),
      ("NaN", 0), ("Infinity", 0), ("'a'", 0), ("[1] // c", 4), ("\u{0}", 0),
    ])
  func malformed(text: String, offset: Int) {
    let fault = Self.fault(text)
    #expect(fault?.code == "H001")
    #expect(fault?.message.contains("at byte \(offset)") == true, "\(text): \(fault?.message ?? "accepted")")
  }

  @Test("Invalid UTF-8 is refused with its own offset.")
  func invalidUTF8() {
    #expect(Self.fault([0x22, 0x61, 0xC3, 0x28, 0x22])?.message.contains("at byte 2") == true)
    #expect(Self.fault([0x22, 0xED, 0xA0, 0x80, 0x22])?.message.contains("at byte 1") == true)
  }

  @Test("Nesting of 512 is read, one more is refused, and so are a hundred thousand.")
  func depth() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSON(nested(512))
    #expect(Self.fault(nested(513))?.code == "H003")
    #expect(Self.fault(nested(100_000))?.code == "H003")
    var reader = JSONReader(nested(513))
    #expect(throws: Refusal.self) { try reader.skipValue() }
  }

  @Test("A key that stands twice is refused, also deep inside.")
  func duplicates() {
    #expect(Self.fault(#"{"a":1,"a":2}"#)?.code == "H002")
    #expect(Self.fault(#"{"a":[{"b":1,"b":2}]}"#)?.code == "H002")
    #expect(Self.fault(#"{"a":1,"\u0061":2}"#)?.code == "H002", "an escape does not hide it")
  }

  @Test("Numbers keep their value to the last bit.")
  func numbers() throws {
    let texts = [
      "0.1", "1e23", "2.2250738585072014e-308", "123456789012345678901234567890", "-0.0", "1.7976931348623157e308",
      "5e-324", "0.30000000000000004", "9007199254740993", "1e-400", "3.14159265358979323846264338327950288",
    ]
    for text in texts {
      let number = try JSON(Array(text.utf8)).number
      #expect(number == Double(text), "\(text)")
      #expect(number?.sign == Double(text)?.sign)
    }
    #expect(try JSON(Array("9223372036854775807".utf8)) == .int(.max))
    #expect(try JSON(Array("-9223372036854775808".utf8)) == .int(.min))
    #expect(try JSON(Array("9223372036854775808".utf8)) == .double(9_223_372_036_854_775_808))
  }

  @Test("Escapes, surrogate pairs and any white space are read.")
  func texts() throws {
    let text = try JSON(Array(" \t\r\n\"a\\n\\u00e9\\ud83d\\ude00\\\"\\/é😀\" ".utf8)).text
    #expect(text == "a\né😀\"/é😀")
    #expect(try JSON([0xEF, 0xBB, 0xBF] + Array("[]".utf8)) == .list([]))
  }

  @Test("What is written reads back equal, and is one line without control characters.")
  func roundTrip() throws {
    let nasty = "q\"\\\n\r\t\u{0}\u{1B}[31m\u{7F}\u{85}\u{2028}\u{202E}é😀"
    let json: JSON = ["a": .list([.int(-3), .double(0.1), .bool(true), .null]), nasty: .text(nasty), "e": .record([])]
    let bytes = json.bytes
    #expect(try JSON(bytes) == json)
    let controls = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x2028...0x202E).contains($0.value)
    }
    #expect(controls.isEmpty)
  }
}
