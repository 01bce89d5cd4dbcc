import Engines
import Testing

@testable import Frames

/// Patterns on one text against DuckDB's RE2, and what no text may do to them.
struct PatternTests {
  static let texts = [
    "", "a", "ab", "aab", "abab", "ba\nab", "é", "aéb", "ÀÉß ſK", "a-b_c 12", "  12,5 ", "\u{301}e", "🇩🇪a", "AbC",
    "ΣσςΑ", "İıiI",
    "x\r\ny", "(a|b)*", "a\u{0}b",
  ]

  /// A small pattern out of the parts that patterns are made of.
  static func pattern(_ random: inout SplitMix, _ depth: Int = 0) -> String {
    let atoms = [
      "a", "b", "é", ".", "\\d", "\\W", "\\s", "[ab]", "[^a]", "[a-cß]", "\\pL", "\\p{Lu}", "[[:alpha:]]", "\\b",
      "^", "$",
      "ſ", "K", "σ", "\\-", "\\x{e9}", "[^\\d\\s]",
    ]
    switch depth > 2 ? 0 : random.next(9) {
    case 0, 1, 2: return atoms[random.next(atoms.count)]
    case 3: return pattern(&random, depth + 1) + pattern(&random, depth + 1)
    case 4: return "(" + pattern(&random, depth + 1) + "|" + pattern(&random, depth + 1) + ")"
    case 5:
      let marks = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{2,}"]
      return "(" + pattern(&random, depth + 1) + ")" + marks[random.next(marks.count)]
    case 6: return "(?i:" + pattern(&random, depth + 1) + ")"
    case 7: return "(?ms)" + pattern(&random, depth + 1)
    default: return "(?:|" + pattern(&random, depth + 1) + "){1,3}" + atoms[random.next(atoms.count)]
    }
  }

  @Test("Random patterns find, take out, replace and split the same in a row as in DuckDB.")
  func agrees() throws {
    let room = try Room()
    let table = try Table([Column("x", type: .text, values: .texts(TextValues(PatternTests.texts)))])
    let frame = room.context.frame(table)
    var random = SplitMix(state: 11)
    for _ in 0..<250 {
      let pattern = PatternTests.pattern(&random)
      // What is refused is looked at below.
      guard (try? Pattern.known(pattern)) != nil else { continue }
      let calls: [Frames.Expression] = [
        .call("matches", [c("x"), v(pattern)]), .call("extract", [c("x"), v(pattern)]),
        .call("extract_all", [c("x"), v(pattern)]), .call("replace_pattern", [c("x"), v(pattern), v("<\\0>")]),
        .call("split_pattern", [c("x"), v(pattern)]), .call("count_pattern", [c("x"), v(pattern)]),
      ]
      let found = try frame.derive(calls.enumerated().map { NamedExpression("y\($0)", $1) }).collect()
      for (place, call) in calls.enumerated() {
        let closure = try call.compile(table.schema)
        for (row, text) in PatternTests.texts.enumerated() {
          let own = try closure([.text(text)])
          #expect(own == found.columns[place + 1][row], "\(call) of \(text.debugDescription)")
        }
      }
    }
  }

  @Test("A wrong pattern is told with its part before any row is read, and what RE2 takes is taken.")
  func wrong() throws {
    let schema = try Schema([Field("x", .text)])
    let wrong = [
      "a**", "a{2}{3}", "\\1", "a{2,1}", "(?i", "[a", "a|*", "*a", "(*)", "[z-a]", "\\8", "\\pX", "[[:foo:]]", "(?q)",
      "\\xZ",
      "\\x{110000}", "(a{100}){11}", "[a-\\d]", "\\Z", "a++", "(?=a)", "(?<n>a)", "(", ")", "a\\", "\\é", "[\\b]",
      "a{1001}", "\\B", "(|a)*", "(a|(?:|b)c)+",
    ]
    for pattern in wrong {
      let problem = fault { _ = try Frames.Expression.call("matches", [c("x"), v(pattern)]).type(in: schema) }
      #expect(problem?.code == "F055", "\(pattern)")
    }
    let right = [
      "\\_", "\\12", "x{,3}", "[]a]", "[^]a]", "\\Q.a\\E", "[\\d-z]", "[a-]", "(?U)a+", "(?-i)a", "(?i-s:a)", "()", "|",
      "a||b", "{", "a{1",
      "}", "]", "x{2}?", "^*", "\\b+", "(?:)*", "(?P<n>a)", "\\a\\f\\v", "[[a]]",
    ]
    let room = try Room()
    let frame = try room.context.frame(records: [[ScalarField("x", .text("aé{1}]"))]])
    for pattern in right {
      let call = Frames.Expression.call("extract_all", [c("x"), v(pattern)])
      let sql = try frame.derive([NamedExpression("y", call)]).cells("y")
      #expect(try call.compile(schema)([.text("aé{1}]")]) == sql[0], "\(pattern)")
    }
    #expect(fault { _ = try Frames.Expression.call("matches", [c("x"), c("x")]).type(in: schema) }?.code == "F012")
    let gone = Frames.Expression.call("replace_pattern", [c("x"), v("a"), v("\\1")])
    #expect(fault { _ = try gone.type(in: schema) }?.subject == "\\1")
    #expect(
      fault { _ = try Frames.Expression.call("extract", [c("x"), v("(a)"), v(2)]).type(in: schema) }?.code == "F055")
  }

  @Test("No pattern and text together take more than time in proportion to the text.")
  func takesLinearTime() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    for pattern in ["(a+)+$", "(a|aa)+$", "(a*)*b", "(.*)(.*)(.*)(.*)(.*)x"] {
      let clock = ContinuousClock()
      var holds = true
      let took = try clock.measure { holds = try Pattern.known(pattern).matches(text.unicodeScalars.map(\.value)) }
      #expect(!holds && took < .seconds(5), "\(pattern) took \(took)")
    }
  }
}

/// Numbers that are the same in each run.
struct SplitMix {
  var state: UInt64

  mutating func next(_ below: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(below))
  }
}
