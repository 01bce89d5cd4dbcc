import Testing

/// The parts of the language's example script that need no frames.
@Suite struct LanguageExampleTests {
  @Test("Numbers, text and truth are as the example says.")
  func numbers() {
    holds(
      #"""
      1 + 2 * 3                                  #=> 7
      7 / 2                                      #=> 3.5
      7 // 2                                     #=> 3
      -7 // 2                                    #=> -4
      7 mod 3                                    #=> 1
      2 ** 10                                    #=> 1024
      -2 ** 2                                    #=> -4
      0.1 + 0.2 == 0.3                           #=> false
      20% * 50                                   #=> 10.0
      9_223_372_036_854_775_807 + 1              #!> overflow
      1 / 0                                      #!> zero
      f"{1 + 1} of {2 * 2}"                      #=> "2 of 4"
      "ab" + "cd"                                #=> "abcd"
      "a" + 1                                    #!> text
      1 == "1"                                   #=> false
      not true or true                           #=> true
      1 if true else 2                           #!> if
      if 3 > 2 { "yes" } else { "no" }           #=> "yes"
      if 1 { 2 }                                 #!> true or false
      none ?? 5                                  #=> 5
      90m + 30m                                  #=> 2h
      2024-03-01 - 2024-02-28                    #=> 2d
      """#)
  }

  @Test("Names and collections are as the example says.")
  func collections() {
    holds(
      #"""
      x = 10
      x = x + 1
      x                                          #=> 11
      a, b = [1, 2]
      a + b                                      #=> 3
      age, name = {name: "ada", age: 36}
      f"{name} is {age}"                         #=> "ada is 36"
      xs = [3, 1, 2]
      xs[0]                                      #=> 3
      xs[9]                                      #!> index 9
      ys = xs
      ys[0] = 99
      xs[0]                                      #=> 3
      ys += [4]
      length ys                                  #=> 4
      xs | sort                                  #=> [1, 2, 3]
      xs | map(n => n * 10) | filter(n => n > 10)   #=> [30, 20]
      1..4 | map(n => n ** 2) | sum              #=> 30
      r = {b: 1, a: 2}
      keys r                                     #=> ["b", "a"]
      r.c                                        #!> no field `c`
      r.c = 3
      r.c                                        #=> 3
      3 in xs                                    #=> true
      length "héllo"                             #=> 5
      """#)
  }

  @Test("Functions, loops and call position are as the example says.")
  func functions() {
    holds(
      #"""
      fn ratio(part, whole = 4) => part / whole
      ratio 1                                    #=> 0.25
      ratio(3, whole: 2)                         #=> 1.5
      ratio(1, hole: 2)                          #!> did you mean `whole`
      ratio()                                    #!> part
      fn fib(n) => if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
      fib 20                                     #=> 6765
      fn counter() { n = 0; return () => { n = n + 1; return n } }
      next = counter()
      next()
      next()                                     #=> 2
      fn forever(n) => forever(n + 1)
      forever 0                                  #!> deep
      try { fail "no luck" } catch problem { problem.message }   #=> "no luck"
      try 1 / 0 else 9                           #=> 9
      total = 0
      for i in 1..100 { if i mod 2 == 0 { continue }; total = total + i }
      total                                      #=> 2500
      n = 0
      while true { n = n + 1; if n == 7 { break } }
      n                                          #=> 7
      p = {a: 1, b: 2}
      {..p, b: 3}.b                              #=> 3
      [..[1, 2], 3]                              #=> [1, 2, 3]
      f"{1 / 3:.3f}"                             #=> "0.333"
      (1mo + 2024-01-31)                         #=> 2024-02-29
      fn bump() { total = 1; return total }
      bump()                                     #=> 1
      total                                      #=> 2500
      sort = [2, 1]
      sort | sort                                #=> [1, 2]
      """#)
  }
}
