extension CodePages {
  /// W: the registry in the workspace beside the work.
  static let registry = #"""
    W001 A name of a model, an alias or an endpoint has letters, digits, `.`, `_` and `-`, at most 100.
      | register(model, "my model!")
      > register(model, "my_model")
    W002 The text does not name a version of a model.
      | promote("loans@")
      > promote("loans@3")
    W003 The workspace is a folder, and a file stands in its place.
      > move the file `.mlops` away
    W004 There is no model of this name.
      | show("nothing@1")
      > models
    W005 The model has no such version or alias.
      | register(model, "plans");
      | show("plans@99")
      > versions "plans"
    W006 There is no such run, or several begin so.
      > runs
    W007 The alias pointed at no version before.
      | version = register(model, "plans")
      | promote(version, to: "production");
      | rollback("plans")
      > versions "plans"
    W008 There is no endpoint of this name.
      | undeploy("nothing")
      > endpoints
    W009 The column that names or dates a row cannot be a feature.
      | register(model, "plans", id: .x)
      > train(numbers, .y, exclude: .x)
    W010 The file is not a registry of mlops, or its beginning was damaged.
      > name another workspace with --workspace, or bring back a copy
    W011 The registry was written by a newer version of mlops.
      > take the newer version; nothing was changed
    W012 The registry is damaged or gone.
      > bring back a copy of the workspace; what is deployed goes on
    W013 The registry is read-only.
      > chmod -R u+w .mlops
    W014 Another process is writing to the registry.
      > wait for it to end, or stop it
    W015 The disk has no room; nothing was changed.
      > free some space
    W016 There is no permission to read or write the workspace.
      > chmod -R u+rw .mlops
    W017 The disk reported an error.
      > look at the disk, and bring back a copy
    W018 A value could not be written into the registry.
      > tell the people who maintain mlops what you did
    W019 The registry was closed.
      > begin a new session
    W020 The file of a model is missing.
      > rollback "loans"
    W021 The file of a model was altered, and it is not loaded.
      > rollback "loans"
    W022 The audit log is not as it was written.
      > find out who changed the registry
    """#
}
