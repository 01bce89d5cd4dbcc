extension CodePages {
  /// V: what a verb is given.
  static let verbs = #"""
    V001 The call lacks an argument that it needs.
      | sample()
      > sample(people, 50%)
    V002 An argument is of another kind than the verb takes.
      | filter(people, 5)
      > filter(people, .age > 5)
    V003 More arguments by position than the verb takes.
      | head([1, 2, 3], 2, 1)
      > head([1, 2, 3], 2)
    V004 One argument is given by position and by name.
      | head([1, 2, 3], 2, count: 1)
      > head([1, 2, 3], count: 1)
    V005 The verb has no argument of this name.
      | split(people, tets: 20%)
      > split(people, test: 20%)
    V006 The verb begins with another kind of value.
      | mean(people)
      > mean(people.age)
      > people | group m: mean(.age)
    V007 The text is none of the choices of this argument.
      | join(people, people, on: .name, kind: "iner")
      > join(people, people, on: .name, kind: "inner")
    V010 The value cannot stand in a column.
      | frame [{a: x => x}]
      > frame [{a: 1}]
    V011 A column is never compared with none: missing spreads through comparisons.
      | people | filter .age == none
      > people | filter missing(.age)
    V012 Functions stand before a column, not behind it.
      | people.name.str
      > people | filter contains(.name, "a")
    V013 Columns of two frames do not meet in one expression.
      | others = frame [{age: 1}]
      | people.age + others.age
      > people | join others, on: .age
    V014 A verb stands where a column of the frame should.
      | people.head(2)
      > people | head 2
    V015 Rows and columns of a frame are not taken with brackets.
      | people["age"]
      > people.age
      > people | filter .age > 18
    V016 A column as a function reads a record.
      | map([1, 2], .age)
      > map(collect(people), .age)
    V020 The script cannot be read: it is not there, a folder, or somebody else's.
      > check the path
    V030 `zip` takes two lists of one length.
      | zip([1, 2], [1])
      > zip([1, 2], [3, 4])
    V031 The function must give true or false.
      | filter([1, 2], x => x)
      > filter([1, 2], x => x > 1)
    V040 A statistic of a list needs numbers.
      | mean(["a", "b"])
      > mean([1, 2])
    V041 The sum of integers needs more than 64 bits.
      | sum([9_223_372_036_854_775_807, 1])
      > sum([9_223_372_036_854_775_807.0, 1.0])
    V042 The share of a quantile lies from 0 to 1.
      | quantile([1, 2, 3], 75)
      > quantile([1, 2, 3], 75%)
    V050 The work was interrupted; nothing of it is kept, but for the model that a training at a prompt had reached.
      > run it again, or keep what was reached: model = ans
    V051 The training that was stopped left no model, so there is no `ans`.
      > run it again
    V060 There is no such type.
      | cast(people, age: "integers")
      > cast(people, age: "int")
    V061 The columns of a `frame` are lists of one length.
      | frame({a: [1, 2], b: [1]})
      > frame({a: [1, 2], b: [1, 2]})
    V062 `head` takes a count of 0 or more.
      | head([1, 2, 3], -1)
      > last([1, 2, 3])
    V063 A column that is computed needs a name.
      | people | derive(.age + 1)
      > people | derive next: .age + 1
    V064 `rename` needs the new name before the old column.
      | people | rename .age
      > people | rename years: .age
    V066 `sample` takes a share or a number of rows.
      | sample(people, 2.5)
      > sample(people, 50%)
    V067 `cast` needs the names of columns.
      | cast(people, "int")
      > cast(people, age: "int")
    V068 `test:` of `split` is a share or a condition on columns.
      | split(people, test: "a")
      > split(people, test: 20%)
    V071 Rows break a condition of `check`; examples stand below.
      | check(people, .age > 18)
      > people | filter not (.age > 18)
    V072 `cols` chooses by a type, a pattern or a list.
      | people | select cols(5)
      > people | select cols(number)
    V074 A chart is saved as SVG.
      | save plot(people, .age), "ages.png"
      > save plot(people, .age), "ages.svg"
    V075 `view` shows one row or more.
      | view people, rows: 0
      > view people, rows: 100
    V080 A line that begins with `|` goes on with the statement before it, and there is none.
      > people | head 3
    V081 There is no result of this number.
      > out[1]                         # `%inputs` lists what was typed
    V082 The prompt has no such command.
      > %who
    V083 There is no help on this word.
      > ?filter
    V099 An error of an unknown kind.
      > tell the people who maintain mlops what you did
    V100 The parameters of an estimator have names.
      | gbm(200)
      > gbm(n_estimators: 200)
    V101 A preparation begins with a column.
      | impute("age", "median")
      > impute(.age, "median")
    V102 A range stands where one value is needed.
      | train(numbers, .y, with: gbm(num_leaves: 4..16))
      > tune(numbers, .y, with: gbm(num_leaves: 4..16), trials: 3)
    V103 The grid has too many combinations.
      | grid(a: 1..1000, b: 1..2000)
      > tune(numbers, .y, with: gbm(num_leaves: 4..16), trials: 3)
    V104 The name is that of another search.
      > choose another name, or go on with exactly what was searched then
    V130 A sandbox has no network, no server, no shell and no other programs.
      > mlops nightly.mlops            # without --sandbox
    """#
}
