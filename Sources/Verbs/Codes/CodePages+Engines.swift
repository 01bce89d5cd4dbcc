extension CodePages {
  /// E: the engines below, when they cannot do what they are asked.
  static let engines = #"""
    E001 An engine is not on this machine.
      > scripts/setup
      > mlops doctor                   # where each was looked for
    E002 An engine needs a library that is not on this machine.
      > scripts/setup
    E003 The file of an engine cannot be opened.
      > mlops doctor
    E004 The file is another version of the engine, or another library.
      > scripts/setup
    E010 The database refuses a statement.
      > tell the people who maintain mlops what you did
    E011 The work was interrupted.
      > run it again
    E012 There is not enough memory.
      > take fewer columns with `select`, or fewer rows with `filter`
    E013 A file cannot be read or written.
      > check the path, the permissions and the room on the disk
    E014 A value cannot be converted, or is out of range.
      > load("a.csv", types: {zip: "text"})
    E015 A whole number is beyond 64 bits.
      > load("a.csv", types: {id: "text"})
    E016 There is no such column in a result of the database.
      > tell the people who maintain mlops what you did
    E017 The database holds a type that is not read.
      > sql("select cast(x as varchar) as x from t")
    E018 A statement was given another number of values than it takes.
      > tell the people who maintain mlops what you did
    E019 The database cannot be opened.
      > mlops doctor
    E020 The columns of a table have different lengths.
      > tell the people who maintain mlops what you did
    E040 A sandbox keeps files away that lie outside of its project, and those of the workspace.
      > mlops --sandbox --project .. script.mlops
    E030 LightGBM could not go on.
      > look at the parameters of `gbm`
    E031 LightGBM takes no such value of a parameter.
      > mlops help gbm
    E032 The features have different numbers of rows.
      > tell the people who maintain mlops what you did
    E033 A feature is no number.
      > tell the people who maintain mlops what you did
    E034 There are no rows to learn from, or too many.
      > look at the frame with `count`
    E035 The rows changed while they were read.
      > run it again when nobody writes the file
    E036 The model has no such dataset.
      > tell the people who maintain mlops what you did
    E037 The model takes another number of features.
      > train the model again
    E038 The text of the model is damaged.
      > go back to another version: `rollback "loans"`
    """#
}
