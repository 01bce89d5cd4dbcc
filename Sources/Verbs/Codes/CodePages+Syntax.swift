extension CodePages {
  /// S: what cannot be read, and remarks about what can.
  static let syntax = #"""
    S001 The text of a script must be UTF-8.
      > save the file as UTF-8
    S002 A script has at most 16,000,000 bytes.
      > data belongs into a file that `load` reads
    S003 A character that has no meaning in the language.
      | x = 1 × 2
      > x = 1 * 2
    S004 A character that cannot be seen stands in a name or between words.
      > type the name again
    S005 A text has no closing quote on its line.
      | x = "abc
      > x = "abc"
    S006 A backslash in a text begins an escape: \n \t \r \" \\ \u{1F600}.
      | x = "\d+"
      > x = r"\d+"
    S007 This is neither a number nor a name.
      | x = 10k
      > x = 10_000
    S008 The number needs more than 64 bits.
      | x = 99999999999999999999
      > x = 99999999999999999999.0
    S009 A number does not begin with a zero.
      | x = 007
      > x = 7
      > x = "007"                      # an identifier is a text
    S010 There is no such day or time.
      | x = 2024-02-30
      > x = 2024-02-29
    S011 A bracket is not closed.
      | x = (1 + 2
      > x = (1 + 2)
    S012 A closing bracket that closes nothing, or another kind of bracket.
      | x = [1, 2)
      > x = [1, 2]
    S013 A value must stand here.
      | x = 1 +
      > x = 1 + 2
    S014 A certain word or sign must stand here, such as the `{` of a block.
      | if 1 > 0: 2
      > if 1 > 0 { 2 }
    S015 The statement should have ended, or an operator or a comma is missing.
      | people | filter .age = 3
      > people | filter .age == 3
    S016 More than 256 levels stand inside each other.
      > give the inner parts names
    S017 The word is reserved and cannot be a name.
      | for = 1
      > turns = 1
    S018 This cannot stand left of `=`.
      | f(x) = 1
      > fn f(x) => 1
    S019 Comparisons and ranges do not chain.
      | 0 < 1 < 2
      > 0 < 1 and 1 < 2
    S020 `_` is the left side of a pipe, and no pipe is here.
      | x = _ + 1
      > x = [1, 2] | sum(_)
    S021 A stage of a pipe is a call.
      | people | .age
      > people.age
      > people | select .age
    S022 Pipelines with steps and gates are not part of this version.
      | pipeline nightly { step data { load "a.csv" } }
      > rows = load "a.csv"            # write the steps as statements
    S023 The way another language writes it.
      | n = 1 && 2
      > n = true and false
    S024 The statement stands in a place where it has no meaning.
      | return 1
      > fn f() { return 1 }
    S025 Arguments by position stand before those by name.
      | head(count: 2, [1, 2, 3])
      > head([1, 2, 3], count: 2)
    S026 A name is given twice.
      | head([1, 2], count: 1, count: 2)
      > head([1, 2], count: 1)
    S040 A remark: the line has a meaning, though perhaps not the one meant.
      > sqrt(16) / 2                   # and not `sqrt (16) / 2`, which is `sqrt((16) / 2)`
    S041 A remark: the line looks as if something were missing.
      > [1, -2]                        # and not `[1 -2]`, which is one element
    """#
}
