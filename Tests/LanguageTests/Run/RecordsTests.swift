import Testing

@Suite struct RecordsTests {
  @Test("A record is read and changed by names in texts, and holds thousands of them.")
  func names() {
    holds(
      #"""
      fn counts(n) { r = {}; for i in 0..n - 1 { k = f"k{i mod 3000}"; r[k] = (if k in r { r[k] } else { 0 }) + i }; r }
      r = counts(6000)
      [length(r), r["k0"], r["k2999"], r.k7, "k2999" in r, "k3000" in r, "k" not in r]
                                      #=> [3000, 3000, 8998, 3014, true, false, true]
      r["k3000"]                      #!> no field `k3000`
      r[7]                            #!> is named by a text
      7 in r                          #!> is named by a text
      s = r; s["k0"] = "new"; s["fresh"] = 1
      [r["k0"], s["k0"], length(r), length(s), "fresh" in r]      #=> [3000, "new", 3000, 3001, false]
      fn own(key) { r = {a: 1, b: [2]}; t = r; r[key] = key; [r, t] }
      own("b")                        #=> [{a: 1, b: "b"}, {a: 1, b: [2]}]
      own("c")                        #=> [{a: 1, b: [2], c: "c"}, {a: 1, b: [2]}]
      fn alike() { out = []; for i in 1..3 { q = {x: i}; q[f"y{i}"] = i; q["x"] += 1; out += [q] }; out }
      alike()                         #=> [{x: 2, y1: 1}, {x: 3, y2: 2}, {x: 4, y3: 3}]
      {"": 1}[""]                     #=> 1
      fn inner() { r = {a: {b: 1}}; r["a"]["b"] = r; r }
      inner()                         #=> {a: {b: {a: {b: 1}}}}
      ["ab" < "b", "b" >= "ab", "é" != "e", "a" in "ba", "c" not in "ba", [1] in [[1]]]
                                      #=> [true, true, true, true, true, true]
      fn total(t) { n = 0; for i, c in t { n += if c == "a" { i } else { 0 } }; n }
      [total("abca"), total("éaa"), total("")]          #=> [3, 3, 0]
      """#)
  }

  @Test("A record keeps its order and is a value.")
  func values() {
    holds(
      #"""
      r = {b: 1, a: 2, `a b`: 3, "c": 4}
      r                  #=> {b: 1, a: 2, `a b`: 3, c: 4}
      s = r
      s.b = 9
      s.new = 5
      r.b                #=> 1
      s                  #=> {b: 9, a: 2, `a b`: 3, c: 4, new: 5}
      r["a b"]           #=> 3
      r["z"] = 1
      "z" in r           #=> true
      "y" in r           #=> false
      {a: 1, b: 2} == {b: 2.0, a: 1}   #=> true
      {a: 1, a: 2}       #=> {a: 2}
      """#)
  }

  @Test("A missing field names the nearest one.")
  func missing() {
    holds(
      #"""
      r = {salary: 1, age: 2}
      r.salery           #!> did you mean `salary`
      r.salery           #!> no field `salery`
      r["agge"]          #!> did you mean `age`
      r[0]               #!> named by a text
      r.x.y = 1          #!> no field `x`
      5.x                #!> no field `x`
      """#)
  }

  @Test("A change deep inside changes the variable alone, and a failed one changes nothing.")
  func nested() {
    holds(
      #"""
      a = {p: {q: [1, {r: 2}]}}
      b = a
      b.p.q[1].r = 7
      a.p.q[1].r         #=> 2
      b.p.q[1].r         #=> 7
      b.p.q[1].r += 1
      b.p.q[0] *= 10
      b                  #=> {p: {q: [10, {r: 8}]}}
      b.p.q[9].r = 1     #!> index 9
      b                  #=> {p: {q: [10, {r: 8}]}}
      b.p.q = none
      b                  #=> {p: {q: none}}
      """#)
  }

  @Test("Spreads take the later value, at the earlier place.")
  func spreads() {
    holds(
      #"""
      p = {a: 1, b: 2}
      {..p, b: 3}        #=> {a: 1, b: 3}
      {b: 0, ..p}        #=> {b: 2, a: 1}
      {..p, ..{c: 4}}    #=> {a: 1, b: 2, c: 4}
      {..[1]}            #!> takes a record apart
      gbm(..p, c: 3)     #=> {a: 1, b: 2, c: 3}
      """#)
  }

  @Test("The same access finds its field in records of other shapes.")
  func shapes() {
    holds(
      #"""
      fn get(r) => r.x
      get({x: 1})        #=> 1
      get({y: 0, x: 2})  #=> 2
      get({x: 3, y: 0})  #=> 3
      get({z: 0})        #!> no field `x`
      total = 0
      for r in [{x: 1}, {y: 0, x: 2}, {x: 3}] { total += r.x }
      total              #=> 6
      """#)
  }

  @Test("Many fields are found as quickly as few, and stay in order.")
  func tables() {
    holds(
      #"""
      d = {}
      for i in 1..3000 { d[f"k{i mod 1000}"] = i }
      length(d)          #=> 1000
      d["k7"]            #=> 2007
      keys(d)[0..2]      #=> ["k1", "k2", "k3"]
      """#)
  }

  @Test("A field of a host's object can be set.")
  func objects() {
    holds(
      #"""
      c = box()
      c.number = 5
      c.number           #=> 5
      c.number += 1
      c.number           #=> 6
      c.other = 1        #!> cannot be set
      """#)
  }

  @Test("Lists and records are taken apart by position or by name.")
  func unpacking() {
    holds(
      #"""
      a, b = [1, 2]
      a, b = [b, a]
      [a, b]             #=> [2, 1]
      age, name = {name: "ada", age: 36}
      name               #=> "ada"
      p, q = {x: 1, y: 2}
      [p, q]             #=> [1, 2]
      p, q = [1, 2, 3]   #!> 2 names stand on the left, but the list has 3 values
      p, q = 5           #!> taken apart
      r = {}
      xs = [0, 0]
      r.k, xs[1] = [7, 8]
      [r.k, xs[1]]       #=> [7, 8]
      """#)
  }
}
