extension CodePages {
  /// R: what goes wrong with values while a script runs.
  static let running = #"""
    R001 What stands before the `(` is a verb that cannot be called here.
      > `?name` shows how it is called
    R002 There is no module at the path of a `use`.
      > use "features.mlops"           # the path is relative to the script
    R003 The variable has no value yet: it is bound further down, or in a branch that was not taken.
      | if 1 > 2 { x = 1 }
      | x
      > x = 0
      > if 1 > 2 { x = 1 }
    R010 The record or object has no field of this name.
      | r = {a: 1}
      | r.b
      > r.a
      > "b" in r                       # whether it has one
    R011 A position is an integer, a record's field a text.
      | [1, 2]["a"]
      > [1, 2][0]
    R012 The value has no positions.
      | 5[0]
      > [5][0]
    R013 The range is too long to become a list.
      | list = 1..1_000_000_000 | map(i => i)
      > for i in 1..1_000_000_000 { if i > 2 { break } }
    R014 The position lies outside. Positions count from 0.
      | [1, 2, 3][3]
      > last([1, 2, 3])
    R015 A field or an element of this kind of value cannot be set.
      | text = "abc"
      | text[0] = "x"
      > text = "x" + text[1..2]
    R020 A condition must be true or false; nothing else counts as either.
      | if 1 { 2 }
      > if 1 != 0 { 2 }
    R021 The operator does not apply to these kinds of values.
      | "a" + 1
      > f"a{1}"
    R022 An integer result needs more than 64 bits.
      | 9_223_372_036_854_775_807 + 1
      > 9_223_372_036_854_775_807 + 1.0
    R023 Division by zero. On columns it gives missing.
      | 1 / 0
      > try 1 / 0 else none
    R024 The power has no real result.
      | (-8) ** 0.5
      > 8 ** 0.5
    R025 One side is none. On columns missing spreads instead.
      | none + 1
      > (none ?? 0) + 1
    R026 A month has no fixed length, so months and days do not compare or divide.
      | 1mo > 30d
      > 30d > 4w
    R027 What stands around `in` does not fit.
      | 1 in 5
      > 1 in [1, 5]
    R028 A time with a zone and one without never meet.
      | 2024-01-31T09:30:00Z - 2024-01-31T09:30:00
      > 2024-01-31T09:30:00Z - 2024-01-31T08:30:00Z
    R029 The date lies outside of the calendar, which ends with the year 9999.
      | 9999-12-31 + 10y
      > 2024-01-31 + 10y
    R030 What is called is no function and no verb.
      | xs = [1, 2]
      | xs(0)
      > xs[0]
    R031 The function takes fewer arguments.
      | fn f(a) => a
      | f(1, 2)
      > f(1)
    R032 `..` takes a list or a record apart.
      | [..5]
      > [..[5]]
    R033 Behind a record that was spread, arguments have names.
      | fn f(a, b) => a + b
      | f(..{a: 1}, 2)
      > f(..{a: 1}, b: 2)
    R034 The argument is given twice.
      | fn f(a) => a
      | f(1, a: 2)
      > f(1)
    R035 Only a list or a record can be taken apart by several names.
      | a, b = 5
      > a, b = [5, 6]
    R036 The numbers of names and of values differ.
      | a, b = [1, 2, 3]
      > a, b, c = [1, 2, 3]
    R037 A parameter without a default needs a value.
      | fn f(a, b) => a + b
      | f(1)
      > f(1, 2)
    R038 The function has no parameter of this name.
      | fn f(part, whole = 1) => part / whole
      | f(1, hole: 2)
      > f(1, whole: 2)
    R040 A range goes from integer to integer.
      | 1.5..3
      > 1..3
    R041 `for` goes through a list, a range, a record or a text.
      | for x in 5 { print(x) }
      > for x in 1..5 { print(x) }
    R050 An `expect` does not hold; its sub-expressions stand below with their values.
      | auc = 0.7
      | expect auc >= 0.8, "too weak"
      > expect auc >= 0.6
    R051 A `fail` of the script itself.
      | fail "no luck"
      > try { fail "no luck" } catch problem { problem.message }
    R060 The letters behind the colon in a format text are no format.
      | f"{1:zz}"
      > f"{1:.2f}"
    R061 The format needs another kind of value.
      | f"{"a":.2f}"
      > f"{1.5:.2f}"
    R070 Modules use each other in a circle.
      > put what both need into a third module
    R071 The value of a flag on the command line is not of the parameter's type.
      > mlops run nightly.mlops --rows 10
    R072 A parameter without a default must be given on the command line.
      | param rows: number
      > param rows: number = 10
      > mlops run nightly.mlops --rows 10
    R090 The run was interrupted; what was bound before is kept.
      > run it again
    R091 A budget of time, steps or memory is used up.
      > look for a loop that never ends, or a list that grows without end
    R092 Calls are nested too deep.
      | fn f(n) => f(n + 1)
      | f(0)
      > fn f(n) => if n > 100 { n } else { f(n + 1) }
    R099 An error of an unknown kind.
      > tell the people who maintain mlops what you did
    """#
}
