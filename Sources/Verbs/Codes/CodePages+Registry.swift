extension CodePages {
  /// R001 to R022 of the registry: the workspace beside the work.
  static let registry = #"""
    R001 A name of a model, an alias or an endpoint has letters, digits, `.`, `_` and `-`, at most 100.
      | register(model, "my model!")
      > register(model, "my_model")
    R002 The text does not name a version of a model.
      | promote("loans@")
      > promote("loans@3")
    R003 The workspace is a folder, and a file stands in its place.
      > move the file `.mlops` away
    R004 There is no model of this name.
      | show("nothing@1")
      > models
    R005 The model has no such version or alias.
      | register(model, "plans");
      | show("plans@99")
      > versions "plans"
    R006 There is no such run, or several begin so.
      > runs
    R007 The alias pointed at no version before.
      | version = register(model, "plans")
      | promote(version, to: "production");
      | rollback("plans")
      > versions "plans"
    R008 There is no endpoint of this name.
      | undeploy("nothing")
      > endpoints
    R009 The column that names or dates a row cannot be a feature.
      | register(model, "plans", id: .x)
      > train(numbers, .y, exclude: .x)
    R010 The file is not a registry of mlops, or its beginning was damaged.
      > name another workspace with --workspace, or bring back a copy
    R011 The registry was written by a newer version of mlops.
      > take the newer version; nothing was changed
    R012 The registry is damaged or gone.
      > bring back a copy of the workspace; what is deployed goes on
    R013 The registry is read-only.
      > chmod -R u+w .mlops
    R014 Another process is writing to the registry.
      > wait for it to end, or stop it
    R015 The disk has no room; nothing was changed.
      > free some space
    R016 There is no permission to read or write the workspace.
      > chmod -R u+rw .mlops
    R017 The disk reported an error.
      > look at the disk, and bring back a copy
    R018 A value could not be written into the registry.
      > tell the people who maintain mlops what you did
    R019 The registry was closed.
      > begin a new session
    R020 The file of a model is missing.
      > rollback "loans"
    R021 The file of a model was altered, and it is not loaded.
      > rollback "loans"
    R022 The audit log is not as it was written.
      > find out who changed the registry
    """#
}
