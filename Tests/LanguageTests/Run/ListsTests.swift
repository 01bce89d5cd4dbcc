import Testing

@Suite struct ListsTests {
  @Test("A list is a value: changing a copy leaves the original.")
  func copies() {
    holds(
      #"""
      xs = [1, 2, 3]
      ys = xs
      ys += [4]
      ys[0] = 9
      xs                 #=> [1, 2, 3]
      ys                 #=> [9, 2, 3, 4]
      fn change(list) { list[0] = 0; return list }
      change(xs)         #=> [0, 2, 3]
      xs                 #=> [1, 2, 3]
      zs = [xs, xs]
      zs[0][1] = 7
      zs                 #=> [[1, 7, 3], [1, 2, 3]]
      xs                 #=> [1, 2, 3]
      """#)
  }

  @Test("A literal that stands in a loop is fresh each time round.")
  func literals() {
    holds(
      #"""
      fn make() { xs = [1, 2]; xs[0] = xs[0] + 1; xs += [0]; return xs }
      make()             #=> [2, 2, 0]
      make()             #=> [2, 2, 0]
      """#)
  }

  @Test("Positions outside are errors that name the position.")
  func bounds() {
    holds(
      #"""
      xs = [1, 2]
      xs[2]              #!> index 2 is outside of a list of 2 elements
      xs[-1]             #!> last(xs)
      k = -1; xs[k]      #!> last(xs)
      xs[1.0]            #!> integer
      xs[2] = 1          #!> index 2
      xs.a = 1           #!> cannot be set
      xs[0..1]           #=> [1, 2]
      xs[5][1]           #!> index 5
      5[0]               #!> no positions
      xs                 #=> [1, 2]
      """#)
  }

  @Test("Spreads and sums join lists, ranges too.")
  func joining() {
    holds(
      #"""
      [..[1], ..2..4, 5] #=> [1, 2, 3, 4, 5]
      [1] + [2]          #=> [1, 2]
      [1] + 2            #!> does not apply
      [..5]              #!> takes a list apart
      xs = [1]; xs += xs; xs     #=> [1, 1]
      n = []; for i in 1..70 { n += [i] }; length(n)   #=> 70
      [1, [2, {a: 3}]] == [1, [2, {a: 3.0}]]   #=> true
      [] in [[]]         #=> true
      """#)
  }

  @Test("What holds blocks is computed in the order it is written.")
  func order() {
    holds(
      #"""
      x = 1
      x + (if true { x = 5; 10 } else { 0 })   #=> 11
      [x, if true { x = 6; x } else { 0 }, x]  #=> [5, 6, 6]
      """#)
  }

  @Test("A list nested very deep is made, compared, shown and freed.")
  func depth() {
    holds(
      #"""
      xs = []
      ys = []
      for i in 1..100_000 { xs = [xs]; ys = [ys] }
      xs == ys           #=> true
      xs = 1
      length(ys)         #=> 1
      """#)
  }
}
