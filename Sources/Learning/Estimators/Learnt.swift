/// What an estimator learnt, as a model keeps it and `Estimator.load` reads it.
struct Learnt {
  /// The estimator's own form, such as LightGBM's text.
  let engine: [UInt8]
  let task: Task
  let target: Target
  /// The estimator's parameters, given or by default.
  let parameters: [ModelCard.Parameter]

  init(engine: [UInt8], task: Task, target: Target, parameters: [ModelCard.Parameter]) {
    self.engine = engine
    self.task = task
    self.target = target
    self.parameters = parameters
  }

  init(_ model: Model) {
    self.init(engine: model.engine, task: model.task, target: model.target, parameters: model.card.parameters)
  }
}
