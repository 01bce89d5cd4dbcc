import Testing

@testable import Language

/// What a statement takes from the variables around it, and what it leaves.
@Suite struct NameFlowTests {
  private func flow(_ text: String) throws -> NameFlow {
    NameFlow(try Parser.script(Source(name: "test", text: text)).statements[0])
  }

  @Test(
    "Names that a statement reads and binds.",
    arguments: [
      ("x = a + b.c", "a b", "x"), ("x += 1", "x", "x"), ("x.y[i] = v", "i v x", "x"), ("a, b = pair", "pair", "a b"),
      ("loans | filter .x > limit", "filter limit loans", ""), ("f\"{a} {b:.2f}\"", "a b", ""),
      ("for i, x in xs { y = x + i + z }", "xs y z", "y"), ("while a { b += 1 }", "a b", "b"),
      ("if c { x = 1 } else { x = y }", "c x y", "x"), ("try { x = f(1) } catch p { print p }", "f print x", "x"),
      ("map xs, x => x * k", "k map xs", ""), ("use \"lib/features.mlops\"", "", "features"),
      ("use \"f.mlops\": ratio, clean", "", "clean ratio"), ("param floor = least", "least", "floor"),
      ("expect a > 1, why", "a why", ""), ("x = { p: q, ..r }", "q r", "x"),
    ])
  func names(_ text: String, _ reads: String, _ binds: String) throws {
    let flow = try flow(text)
    #expect(flow.reads.sorted().joined(separator: " ") == reads)
    #expect(flow.binds.sorted().joined(separator: " ") == binds)
    #expect(!flow.isDefinition)
  }

  @Test(
    "A definition reads nothing now; what its body reads, it reads when it is called.",
    arguments: [
      ("fn scale(x, by = base) => x * by * factor", "base factor"), ("f = x => x + k", "k"),
      ("fn f() { y = a; z = y + b; z }", "a b"), ("fn f(x) => xs | map(y => y + x + w)", "map w xs"),
    ])
  func definitions(_ text: String, _ late: String) throws {
    let flow = try flow(text)
    #expect(flow.isDefinition && flow.reads.isEmpty)
    #expect(flow.late.sorted().joined(separator: " ") == late)
  }

  @Test(
    "A name, a field and an element are plain looks; what computes is none.",
    arguments: [
      ("loans", true), ("report.auc", true), ("xs[0].name", true), ("xs[i]", false), ("a + 1", false), ("x = a", false),
      ("f(a)", false),
    ])
  func looks(_ text: String, _ isLook: Bool) throws { #expect(try flow(text).isPlainLook == isLook) }
}
