import Testing

@Suite struct NumbersTests {
  @Test("Integers overflow as errors and never wrap.")
  func overflow() {
    holds(
      #"""
      big = 9_223_372_036_854_775_807
      big + 1            #!> overflow
      big * 2            #!> overflow
      -big - 2           #!> overflow
      2 ** 63            #!> overflow
      -(-big - 1)        #!> overflow
      big + 1.0          #=> 9.223372036854776e+18
      """#)
  }

  @Test("Floor division and mod round down for either sign, on decimals too.")
  func floors() {
    holds(
      #"""
      7 // -2            #=> -4
      -7 mod 3           #=> 2
      7 mod -3           #=> -2
      7.5 // 2           #=> 3.0
      -7.5 mod 2         #=> 0.5
      6 // -2            #=> -3
      1 // 0             #!> zero
      1 mod 0            #!> zero
      1.0 / 0            #!> zero
      x = 7; y = -3; x mod y    #=> -2
      """#)
  }

  @Test("A slash always gives a decimal, and decimals show their point.")
  func decimals() {
    holds(
      #"""
      4 / 2              #=> 2.0
      10.0               #=> 10.0
      1e21               #=> 1e+21
      0.1 + 0.2          #=> 0.30000000000000004
      2 ** -1            #=> 0.5
      2 ** 0.5 > 1.41    #=> true
      2 ** 3 ** 2        #=> 512
      0 ** -1            #!> zero
      10MB               #=> 10000000
      """#)
  }

  @Test("Integer and decimal compare by exact value.")
  func comparisons() {
    holds(
      #"""
      1 == 1.0                                       #=> true
      9_007_199_254_740_993 == 9_007_199_254_740_992.0   #=> false
      9_007_199_254_740_993 > 9_007_199_254_740_992.0    #=> true
      9_223_372_036_854_775_807 < 1e19               #=> true
      1 < 1.5 and 2 > 1.5                            #=> true
      "a" < "b"                                      #=> true
      true < 1                                       #!> `<` does not apply to true or false and an integer
      [1, 2] < [1, 3]                                #=> true
      none < 1                                       #!> none
      none == none                                   #=> true
      none + 1                                       #!> ?? 0
      """#)
  }

  @Test("Unary minus and not say what they need.")
  func unary() {
    holds(
      #"""
      -"a"               #!> needs a number
      not 1              #!> true or false
      x = 5; -x          #=> -5
      y = 1.5; -y        #=> -1.5
      not (1 > 2)        #=> true
      """#)
  }
}
