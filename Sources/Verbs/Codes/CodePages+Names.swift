extension CodePages {
  /// C: names and what cannot be compiled.
  static let names = #"""
    C001 No variable, verb or function has this name where it stands. A bare name is never a column.
      | salary = 1
      | salery + 1
      > salary = 1
      > salary + 1
      > people | filter .age > 18      # a column begins with a dot
    C002 `_` is the left side of a pipe, and no pipe is here.
      > xs | head(_, 3)                # give the value a name elsewhere
    C010 A script holds at most 32,768 variables.
      > keep values in a list or a record, or divide the script into modules
    C011 A function, a loop or a pipe came to the compiler in a form that it cannot turn into code.
      > divide it into smaller functions
    C012 One statement or function is too long to compile.
      > divide it into functions
    C013 A function reads the variables of the script, and never binds or changes them.
      | xs = [1]
      | fn add() { xs[0] = 2 }
      > fn added(xs) => [..xs, 2]
      > xs = added(xs)
    C014 `break` and `continue` belong inside a `for` or a `while`.
      > for x in [1, 2, 3] { if x == 2 { break } }
    C015 `return` belongs inside a function.
      > fn f(x) { return x + 1 }
    C016 A `param` stands at the top of a script, outside functions.
      > param rows: number = 10
    C017 The type of a parameter is one of file, text, number, flag, date and duration.
      | param rows: integer = 10
      > param rows: number = 10
    C018 Only what a variable holds can be changed with `=`.
      | length[0] = 1
      > xs = [1, 2]
      > xs[0] = 3
    C019 A call takes at most 255 arguments.
      > give a list: `f([1, 2, 3])`, or spread one: `f(..xs)`
    """#
}
