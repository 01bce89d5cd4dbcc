@testable import Language
import Testing

@Suite struct TextBuilderTests {
  @Test("Pieces of every kind stand beside each other, whatever their length.")
  func pieces() {
    holds(
      #"""
      n = -9_223_372_036_854_775_807 - 1
      f"{n}|{0}|{10}|{-7}"            #=> "-9223372036854775808|0|10|-7"
      f"{1.5} {true} {none} {[1, "a"]} {{x}} {"é"}"     #=> "1.5 true none [1, \"a\"] {x} é"
      f""                             #=> ""
      fn long(n) { s = ""; for i in 1..n { s += "0123456789" }; s }
      length f"<{long(20_000)}>"      #=> 200002
      f"<{1}>"                        #=> "<1>"
      f"{3.14159:.2f} {7:03d}"        #=> "3.14 007"
      length "héllo, 世界"             #=> 9
      """#)
  }
}
