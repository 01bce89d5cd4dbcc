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
    E041 An extension of DuckDB is not on this machine, or cannot be opened.
      > mlops doctor --install excel
    E042 There is no extension of this name.
      > mlops doctor
    E043 An extension cannot be fetched.
      > check the network, then mlops doctor --install excel
    E044 What came in place of an extension is something else, so it was thrown away.
      > mlops doctor --install excel
    E045 A host or its address may not be read from here, or only with https.
      > name the address with https://
    E046 A host is not there, or does not answer.
      > check the address and the network
    E047 A host sends more than is wanted.
      > load("https://host/file.csv", limit: 5GB)
    E048 A sandbox opens no extension of DuckDB.
      > run it without --sandbox
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
    E050 XGBoost could not go on.
      > look at the parameters of `xgboost`
    E051 XGBoost takes no infinities, nor numbers beyond 3.4e38.
      > train(filter(numbers, .y < 1e38), .y, with: xgboost)
    E052 ONNX Runtime could not go on.
      > check the file with the tool that made it
    E053 The model of XGBoost is damaged.
      > go back to another version: `rollback "loans"`
    E054 A file of ONNX is damaged, or holds more than data: operators of its own, functions, weights in other files.
      > export the model again as one plain file
    E055 A model of ONNX takes or gives something else than the rows have.
      > mlops help onnx
    E056 A file of ONNX did not open in a process of its own, or took too long, or crashed it.
      > check the file with the tool that made it
    E057 A file is none of ONNX: a pickle, an archive or another tool's.
      > export the model as ONNX: skl2onnx, onnxmltools, torch.onnx.export
    """#
}
