import Testing

@Suite struct LoopsTests {
  @Test("A for goes through lists, ranges, texts and records.")
  func sequences() {
    holds(
      #"""
      out = []
      for x in [3, 4] { out += [x] }
      for i, x in ["a", "b"] { out += [i, x] }
      out                #=> [3, 4, 0, "a", 1, "b"]
      out = []
      for c in "hé" { out += [c] }
      for k in {p: 1, q: 2} { out += [k] }
      for k, v in {p: 1, q: 2} { out += [k, v] }
      out                #=> ["h", "é", "p", "q", "p", 1, "q", 2]
      out = []
      r = 2..4
      for x in r { out += [x] }
      for i, x in r { out += [i * 10 + x] }
      for x in 3..1 { out += ["never"] }
      out                #=> [2, 3, 4, 2, 13, 24]
      for x in 5 { 1 }   #!> goes through a list
      for x in 1..2.5 { 1 }      #!> from integer to integer
      """#)
  }

  @Test("A list may change while a for goes through it: the for keeps its own.")
  func changing() {
    holds(
      #"""
      xs = [1, 2, 3]
      for x in xs { xs += [x * 10] }
      xs                 #=> [1, 2, 3, 10, 20, 30]
      """#)
  }

  @Test("Break and continue leave the innermost loop.")
  func leaving() {
    holds(
      #"""
      out = []
      for i in 1..3 { for j in 1..3 { if j == 2 { continue }; if i == 2 { break }; out += [i * 10 + j] } }
      out                #=> [11, 13, 31, 33]
      n = 0
      while n < 10 { n += 1; if n == 3 { continue }; if n > 5 { break } }
      n                  #=> 6
      fn first(xs) { for x in xs { if x > 1 { break } else { continue } }; return "done" }
      first([1, 2])      #=> "done"
      break              #!> `for`
      """#)
  }

  @Test("The loop's own variable ends with the loop; other names are shared.")
  func scope() {
    holds(
      #"""
      i = "before"
      for i in 1..2 { seen = i }
      i                  #=> "before"
      seen               #=> 2
      for k in 1..2 { k = k * 10; last = k }
      last               #=> 20
      k                  #!> no variable or verb `k`
      fn own(i) => i + 1
      out = []
      for i in 1..2 { i = own(own(i) + i); out += [i] }
      out                #=> [4, 6]
      fn turns() { out = []; for i in 1..2 { i = [i, own(i)]; out += [i] }; return out }
      turns()            #=> [[1, 2], [2, 3]]
      """#)
  }

  @Test("A condition must be true or false.")
  func conditions() {
    holds(
      #"""
      while 1 { 2 }      #!> true or false
      if none { 2 }      #!> none
      if "a" { 2 }       #!> true or false
      1 and true         #!> true or false
      true and 1         #!> true or false
      false and fail("never run")   #=> false
      true or fail("never run")     #=> true
      not none           #!> true or false
      x = none
      x ?? (none ?? 3)   #=> 3
      0 ?? fail("never") #=> 0
      if 1 < 2 and not (2 < 1) or fail("no") { "yes" }   #=> "yes"
      """#)
  }
}
