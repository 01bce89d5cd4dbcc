@testable import Language
import Testing

/// What the machine does in one step where it can must come to what the steps one by one come to.
@Suite struct QuickPathsTests {
  @Test("Three texts and more are put beside each other at once, and anything else is added step by step.")
  func sums() {
    holds(
      #"""
      fn line(a, b) => a + ", " + b + "!"
      line("é", "b")                  #=> "é, b!"
      line(1, 2)                      #!> an integer
      line("a", none)                 #!> none
      line("a", 2)                    #!> an integer
      line([1], 2)                    #!> a list
      fn first(b) => "<" + b + ">"
      first("")                       #=> "<>"
      first("0123456789abcdef")       #=> "<0123456789abcdef>"
      fn count(n) { s = ""; while n > 0 { s = ["a", "b"][n mod 2] + " " + s; n -= 1 }; s }
      count(4)                        #=> "b a b a "
      fn grown(n) { s = "x"; t = s; for i in 1..n { s = s + "a" + t }; [s, t] }
      grown(2)                        #=> ["xaxax", "x"]
      fn own(s) { t = s + "a" + s + s; [s, t] }
      own("b")                        #=> ["b", "babb"]
      fn later(now) { if now { x = "c" }; "a" + "b" + x }
      later(true)                     #=> "abc"
      later(false)                    #!> `x` has no value
      fn held() { s = "s"; add = t => { s = t + "-" + s; s }; [add("a"), add("b")] }
      held()                          #=> ["a-s", "b-a-s"]
      g = "script"
      "a " + g + " b"                 #=> "a script b"
      g = g + " and " + g
      g                               #=> "script and script"
      "n" + 1 + g                     #!> an integer
      .first + " " + .last            #=> ((.first + " ") + .last)
      expect "a" + g + "b" == "ascript and scriptb"
      """#)
  }

  @Test("An addition and the end of a loop's turn work together on numbers of every kind and size.")
  func turns() {
    holds(
      #"""
      fn whole(n) { i = 0; while i < n { i += 3 }; i }
      [whole(0), whole(1), whole(7)]          #=> [0, 3, 9]
      fn upTo(n, step) { i = 0; while i <= n { i += step }; i }
      [upTo(4, 2), upTo(4, 2.5), upTo(4.5, 1)]           #=> [6, 5.0, 5]
      fn half(n) { i = 0.5; while i < n { i += 1 }; i }
      [half(2), half(2.5)]                    #=> [2.5, 2.5]
      fn tooFar() { i = 9_223_372_036_854_775_806; while i < 9_223_372_036_854_775_807 { i += 2 }; i }
      tooFar()                                #!> R022
      fn far(step) { i = 9_223_372_036_854_775_800; while i <= 9_223_372_036_854_775_806 { i += step }; i }
      far(7)                                  #=> 9223372036854775807
      far(8)                                  #!> R022
      fn texts(n) { s = ""; while s < n { s += "a" }; s }
      texts("aa")                             #=> "aa"
      """#)
    holds(
      #"""
      fn total(n) { s = 0; for i in 1..n { s += i }; s }
      [total(0), total(4)]                    #=> [0, 10]
      fn mixed(n) { s = 0.5; for i in 1..n { s += i }; s }
      mixed(2)                                #=> 3.5
      fn most() { s = 9_223_372_036_854_775_800; for i in 1..9 { s += i }; s }
      most()                                  #!> R022
      fn wrong() { s = none; for i in 1..2 { s += i }; s }
      wrong()                                 #!> none
      fn joined() { s = ""; for i in 1..3 { s += "ab" }; s }
      joined()                                #=> "ababab"
      fn skipping() { s = 0; for i in 1..6 { if i mod 2 == 0 { continue }; s += i }; s }
      skipping()                              #=> 9
      fn compare() { i = 0; while i < "a" { i += 1 }; i }
      compare()                               #!> an integer
      """#)
  }

  @Test("A quick form looks into the box of a captured variable, and into a temporary value, without keeping it.")
  func quickForms() {
    holds(
      #"""
      fn keeper() { kept = []; x => { kept += [x]; length kept } }
      keep = keeper()
      [keep("a"), keep("b"), keep("c")]       #=> [1, 2, 3]
      fn reader(xs) => () => length(xs)
      reader("éa")()                          #=> 2
      reader(5)()                             #=> 0
      fn late() { f = () => length(y); if false { y = [1] }; f() }
      late()                                  #!> `y` has no value
      fn both(r) { n = length(r.xs); r.xs += [0]; [n, length(r.xs), length([r.xs, 1])] }
      both({xs: [1]})                         #=> [1, 2, 2]
      [1, 2, 3] | length                      #=> 3
      length(length([1]) + 1)                 #=> 0
      """#)
  }

  @Test("Functions capture nothing, a few variables or many, and each turn of a loop has its own.")
  func captures() {
    holds(
      #"""
      fn plain() => [x => x + 1, x => x * 2]
      fs = plain(); gs = plain()
      [fs[0](1), fs[1](3), gs[0](5)]          #=> [2, 6, 6]
      fn many(a, b, c, d) => () => [a, b, c, d]
      many([1], "b", {c: 3}, 4)()             #=> [[1], "b", {c: 3}, 4]
      fn few(a, b) => () => [a, b]
      few([1], "b")()                         #=> [[1], "b"]
      fn inner(a) => () => () => a
      inner([7])()()                          #=> [7]
      fn each() { out = []; for i in 1..3 { out += [() => i] }; [out[0](), out[2]()] }
      each()                                  #=> [1, 3]
      fn deep(n) { f = () => 0; for i in 1..n { g = f; f = () => g }; length([f]) }
      deep(200_000)                           #=> 1
      """#)
  }

  @Test("A list of plain values that gets an object, and one of objects that gets others, let go of what they held.")
  func stores() {
    holds(
      #"""
      fn change() { xs = [1, 2, 3]; ys = xs; xs[0] = [9]; xs[0] = 4; xs[1] = "b"; xs[2] = xs; [xs, ys] }
      change()                                #=> [[4, "b", [4, "b", 3]], [1, 2, 3]]
      fn fill(n) { xs = []; for i in 0..n { xs += [true] }; k = 0; while k <= n { xs[k] = false; k += 2 }; xs }
      fill(3)                                 #=> [false, true, false, true]
      fn places(i) { xs = [1, 2]; xs[i] = i; xs[i] += 5; n = "b"; r = {a: 1, b: 2}; r[n] = "v"; r[n] += "w"; [xs, i, r, n] }
      places(1)                               #=> [[1, 6], 1, {a: 1, b: "vw"}, "b"]
      fn bound() { xs = [0, 0, 0]; i = 0; xs[i] = if true { i = 2; 7 } else { 0 }; xs[i] = i; [xs, i] }
      bound()                                 #=> [[7, 0, 2], 2]
      fn shares() { xs = [0, 0]; i = 1; put = v => { xs[i] = v; xs[i] += 1 }; put(4); [xs, i] }
      shares()                                #=> [[0, 5], 1]
      fn itself(xs) { xs[xs] = 1 }
      itself([1])                             #!> a list
      fn early() { if false { k = 1 }; xs = [1]; xs[k] = 2 }
      early()                                 #!> `k` has no value
      at = 1; ys = [1, 2, 3]; ys[at] = at; ys[at] += at
      [ys, at]                                #=> [[1, 2, 3], 1]
      fn outside() { xs = [1]; xs[1] = 2 }
      outside()                               #!> 1
      """#)
  }

  @Test("Pieces go to the end of a text in place, unless somebody else holds it.")
  func pieces() {
    holds(
      #"""
      fn build(n) { s = ""; for i in 1..n { s += f"{i}:{i / 2},"; s += f"é{[i]}" }; [s, length(s)] }
      build(2)                                #=> ["1:0.5,é[1]2:1.0,é[2]", 20]
      fn edges() { s = "x"; n = -9_223_372_036_854_775_807 - 1; s += f"{n}{0}{9_223_372_036_854_775_807}"; s }
      edges()                                 #=> "x-922337203685477580809223372036854775807"
      fn itself() { s = "ab"; s += f"{s}-{s}"; s }
      itself()                                #=> "abab-ab"
      fn shared() { s = "ab"; t = s; s += f"{1}"; [s, t] }
      shared()                                #=> ["ab1", "ab"]
      fn failing() { s = "ab"; t = try { s += f"{1}{1 / 0}"; "no" } else "caught"; [s, t] }
      failing()                               #=> ["ab", "caught"]
      fn number() { s = 1; s += f"{2}"; s }
      number()                                #!> an integer
      """#)
  }

  @Test("An object with one holder has the count that the machine knows, and with two holders another.")
  func holders() {
    let list = ListObject([.int(1)])
    var cell = RegisterCell.object(list, RegisterCell.Tag.list)
    withUnsafeMutablePointer(to: &cell) { place in
      // Safe because the object's two first words are read while it lives.
      let count = UnsafeRawPointer(bitPattern: place.pointee.bits)?.load(fromByteOffset: 8, as: UInt.self)
      withExtendedLifetime(list) { #expect(count != RegisterCell.oneHolder && !place.isUnique(ListObject.self)) }
      place.clear()
    }
    var other = RegisterCell(.list([.int(1)]))
    withUnsafeMutablePointer(to: &other) { place in
      let count = UnsafeRawPointer(bitPattern: place.pointee.bits)?.load(fromByteOffset: 8, as: UInt.self)
      #expect(count == RegisterCell.oneHolder && place.isUnique(ListObject.self))
      place.pointee.retain()
      #expect(!place.isUnique(ListObject.self))
      place.pointee.release()
      #expect(place.isUnique(ListObject.self))
      place.clear()
    }
  }
}
