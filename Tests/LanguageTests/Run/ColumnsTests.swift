import Testing

@Suite struct ColumnsTests {
  @Test("Operators on columns make columns, from either side.")
  func operators() {
    holds(
      #"""
      .age + 1           #=> (.age + 1)
      1 + .age           #=> (1 + .age)
      -.age              #=> (- .age)
      .a > 1 and not (.b == "x")     #=> ((.a > 1) and (not (.b == "x")))
      true and .a        #=> (true and .a)
      false and .a       #=> false
      .a or false        #=> (.a or false)
      .a ?? 0            #=> (.a ?? 0)
      .s in ["a", "b"]   #=> (.s in ["a", "b"])
      .s not in ["a"]    #=> (.s not in ["a"])
      2 ** .a            #=> (2 ** .a)
      .a == none         #=> (.a == none)
      fn rate(part, whole) => part / whole
      rate(.x, .y * 2)   #=> (.x / (.y * 2))
      adult = .age >= 18
      adult              #=> (.age >= 18)
      """#)
  }

  @Test("A condition on columns says to use when.")
  func conditions() {
    holds(
      #"""
      if .age > 3 { 1 } else { 2 }   #!> when(.a > 1, "hi", "lo")
      while .a { 1 }                 #!> when(
      expect .a > 1                  #!> when(
      if .a > 1 and .b { 1 }         #!> when(
      [1] and .a                     #!> true or false
      """#)
  }
}
