@testable import Language
import Testing

@Suite struct CellsTests {
  @Test("Cells grow, are copied and are read as values.")
  func growth() {
    let list = ListObject([])
    for number in 0..<1000 { list.cells.append(.int(number)) }
    #expect(list.size == 1000 && list[999] == .int(999))
    #expect(!list.cells.holdsObjects)
    let copy = list.copy()
    copy.set(0, .text("a"))
    #expect(list[0] == .int(0) && copy[0] == .text("a"))
    #expect(copy.cells.holdsObjects && !list.cells.holdsObjects)
    #expect(list[1000].isNone && list.values.count == 1000)
  }

  @Test("Lists nested a hundred thousand deep, in each other, in records and in closures, are let go of.")
  func teardown() {
    holds(
      #"""
      fn nest(n) { x = []; for i in 1..n { x = [x] }; length x }
      nest(100_000)                   #=> 1
      fn records(n) { x = none; for i in 1..n { x = {inner: x, at: [i]} }; x.at }
      records(100_000)                #=> [100000]
      fn closures(n) { f = () => 0; for i in 1..n { g = f; f = () => g }; 1 }
      closures(100_000)               #=> 1
      """#)
  }

  @Test("A field is found in records of any shape that meet the same access, and set in all but shared ones.")
  func shapes() {
    holds(
      #"""
      fn total(rs) { t = 0; for r in rs { t += r.a }; t }
      total([{a: 1}, {b: 2, a: 3}, {a: 4, b: 5}, {c: 0, b: 0, a: 6}])        #=> 14
      fn bump(rs) { for i in 0..length(rs) - 1 { rs[i].a += 1 }; rs }
      rs = [{a: 1}, {b: 2, a: 3}]
      bump(rs)                        #=> [{a: 2}, {b: 2, a: 4}]
      rs                              #=> [{a: 1}, {b: 2, a: 3}]
      bump([{b: 1}])                  #!> no field `a`
      fn grow(r) { r.z = 1; r.a = 2; r }
      [grow({a: 0}), grow({z: 5}), grow({a: 0})]        #=> [{a: 2, z: 1}, {z: 1, a: 2}, {a: 2, z: 1}]
      fn deep(x) { x.rows[1].at[0] = "new"; x }
      table = {rows: [{at: [0]}, {at: [0]}]}
      deep(table)                     #=> {rows: [{at: [0]}, {at: ["new"]}]}
      table                           #=> {rows: [{at: [0]}, {at: [0]}]}
      xs = [[1], [2]]; ys = xs; ys[0][0] = xs; ys       #=> [[[[1], [2]]], [2]]
      xs                              #=> [[1], [2]]
      """#)
  }

  @Test("A constant goes into a list in place only while nobody else holds it, and an error changes nothing.")
  func constants() {
    holds(
      #"""
      fn own() { xs = [[1], "a"]; ys = xs; ys[0] = 0; ys += [none]; xs += [1.5]; xs[1] = true; [xs, ys] }
      own()                           #=> [[[1], true, 1.5], [0, "a", none]]
      fn grown() { xs = []; for i in 1..9 { xs += [0]; xs[i - 1] = -7 }; xs }
      grown()                         #=> [-7, -7, -7, -7, -7, -7, -7, -7, -7]
      fn outside() { xs = [1]; try { xs[1] = 0; 0 } catch p { [xs, p.message] } }
      outside()                       #=> [[1], "index 1 is outside of a list of 1 element"]
      fn named(key) { r = {a: [1]}; s = r; r[key] = true; [r, s] }
      named("a")                      #=> [{a: true}, {a: [1]}]
      fn itself() { xs = [1]; xs += [2]; xs += [xs]; xs += [xs]; [xs, length(xs)] }
      itself()                        #=> [[1, 2, [1, 2], [1, 2, [1, 2]]], 4]
      fn shared() { xs = [1]; f = () => xs; xs += [2]; xs += [xs]; [xs, f()] }
      shared()                        #=> [[1, 2, [1, 2]], [1, 2, [1, 2]]]
      fn block() { xs = [1]; xs += [2]; xs += [if true { xs += [9]; 5 }]; xs }
      block()                         #=> [1, 2, 5]
      named("b")                      #=> [{a: [1], b: true}, {a: [1]}]
      named(0)                        #!> is named by a text
      fn none_such() { t = "abc"; t[0] = 1; t }
      none_such()                     #!> cannot be set
      fn number() { n = 1; n += [2]; n }
      number()                        #!> does not apply to an integer and a list
      xs = [1, 2]; ys = xs; xs[0] = 5; xs += [6]; [xs, ys]       #=> [[5, 2, 6], [1, 2]]
      """#)
  }

  @Test("A script's memory budget holds for lists that grow by one and for texts.")
  func budget() {
    for line in ["xs += [i]", "t += \"0123456789\""] {
      let script = "xs = []\nt = \"\"\nfor i in 1..10_000_000 { \(line) }"
      let problem = runProblem(script) { $0.budget.memory = 1_000_000 }
      #expect(problem?.message.contains("memory limit") == true)
    }
  }
}
