import Testing

/// Slips that only show when a line runs.
@Suite struct RunTimeSlipsTests {
  @Test("Each slip is answered with the line to type.")
  func answers() {
    holds(
      #"""
      x = [1, 2]
      x.mean()           #!> `x | mean`
      x [0]              #!> x[0]
      r = {a: 1}
      r .a               #!> r.a
      r["x"]             #!> no field `x`
      x = models
      x                  #=> models()
      models             #=> ["loans"]
      models | length    #=> 1
      y = z              #!> no variable or verb `z`
      filter [1, 2], agge > 1    #!> `.agge`
      x + 1              #!> does not apply to a verb
      """#)
  }
}
