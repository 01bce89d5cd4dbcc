extension CodePages {
  /// L and M: learning, judging and drift.
  static let learning = #"""
    L001 The bytes are no model of mlops.
      > train the model again
    L002 The model and its recipe do not fit each other.
      > train the model again
    L003 A training runs once.
      > begin a new training
    L010 The target column has no value that can be learnt.
      > train numbers, .y
    L011 The target does not fit the task, or the estimator does not learn such a target.
      > leave `task:` away: it follows the target
    L012 The estimator has no such parameter, or has it twice.
      | train(numbers, .y, with: gbm(n_estimator: 5))
      > train(numbers, .y, with: gbm(n_estimators: 5))
    L013 The value of a parameter lies outside of what is possible.
      | train(numbers, .y, with: gbm(learning_rate: -1))
      > train(numbers, .y, with: gbm(learning_rate: 5%))
    L014 There is no such estimator.
      > gbm(n_estimators: 200)
    L015 These parameters would take too much time or memory.
      > train(numbers, .y, with: gbm(n_estimators: 500))
    L016 The training was stopped.
      > train it again, with fewer iterations
    L017 `validate:` is a share that leaves rows on both sides, or rows with the target.
      | train(numbers, .y, validate: 150%)
      > train(numbers, .y, validate: 10%)
    L018 Weights are numbers of 0 or more.
      > train(numbers, .y, weights: .x)
    L019 The features do not fit: none is left, or one is the target.
      | train(numbers, .y, include: [.y])
      > train(numbers, .y, include: [.x])
    L020 A preparation does not fit its column.
      > train(people, .plan, prepare: [impute(.age, "median")])
    L021 A feature is made with an aggregate over rows, which a single row at serving does not have.
      | numbers | derive m: mean(.x, by: .y) | train .y
      > train(numbers, .y, prepare: [scale(.x)])
    L022 The recipe makes no such column.
      > train the model again
    L030 The rows lack columns that the model reads.
      | predict(model, people)
      > predict(model, numbers)
    L031 A column has another type than in training.
      | predict(model, frame([{x: "a"}]))
      > predict(model, frame([{x: 1}]))
    L040 The rows were trained on, and judging a model by them says nothing about new rows.
      | evaluate(model, numbers)
      > train, test = split numbers, test: 20%
      > evaluate(model, numbers, seen: true)
    L041 There is no row to judge.
      | evaluate(model, numbers | filter .x > 1_000)
      > evaluate(model, numbers, seen: true)
    L042 `top` is a number of features from 1, `rows` one of rows.
      | explain(model, numbers, top: 0)
      > explain(model, numbers, top: 5)
    L043 A baseline looks at no feature, so there is nothing to explain.
      | explain(train(numbers, .y, with: baseline))
      > explain(train(numbers, .y, with: gbm))
    L044 A model of this kind has no coefficients.
      | coefficients(train(numbers, .y, with: gbm))
      > coefficients(train(numbers, .y, with: linear))
    L045 The rows cannot be held back in turn like that: a number, or two rules that do not go together.
      | crossval(numbers, .y, repeats: 0)
      > crossval(numbers, .y, repeats: 2)
    L050 The objective is for other numbers than the target's, or the weights are for classes that it does not have.
      | train(numbers, .y, with: gbm(class_weight: {other: 2}))
      > train(numbers, .y, with: gbm(class_weight: "balanced"))
    L051 `monotone:` names a column that is no feature, or one without an order.
      | train(numbers, .y, with: gbm(monotone: {other: 1}))
      > train(numbers, .y, with: gbm(monotone: {x: 1}))
    L052 A threshold is a probability or a cost, of two classes; only probabilities are calibrated.
      | train(numbers, .y, threshold: 30)
      > train(numbers, .y, threshold: cost(false_positive: 1, false_negative: 5))
    L053 There are too few rows to tell some of them by models that have not seen them.
      > train(numbers, .y, validate: 10%, calibrate: "platt")
    L054 The training of this model cannot be gone on with on these rows.
      > train(rows, .y, from: model)
    L055 The estimator needs a target or a time column, or takes none.
      | train(numbers, with: gbm)
      > train(numbers, .y, with: gbm)
    L056 The estimator does not share its answers out among features.
      > explain(train(numbers, .y, with: gbm))
    L057 The columns, the rows or the members are none that the estimator can learn from.
      > train(numbers, with: kmeans(k: 3))
    L058 The rows are no series in time: a time is missing or there twice, or they are too few for the period.
      > train(sales, .quantity, time: .date, with: seasonal(period: 7))
    L059 The model does not forecast, or not so far.
      | forecast(model, horizon: 7)
      > forecast(train(sales, .quantity, time: .date, with: seasonal), horizon: 7)
    L060 The frame lacks columns that a model of ONNX takes by name.
      > train(rename(people, income: .salary), .plan, with: onnx("model.onnx"))
    L061 A column or an output does not fit a model of ONNX.
      > train(people, .plan, include: [.age, .income], with: onnx("model.onnx"))
    L062 A model of ONNX tells other classes than the target holds.
      > derive(people, plan: when(.plan == "pro", 1, 0))
    L063 A model of ONNX takes whole numbers without missing ones.
      > train(people, .plan, prepare: [impute(.age)], with: onnx("model.onnx"))
    L064 A model of ONNX is taken from its file, by `train` alone.
      > train(people, .plan, with: onnx("model.onnx"))
    L065 The objective of `xgboost` is for other numbers than the target's.
      | train(derive(numbers, z: .x - 50.5), .z, with: xgboost(objective: "poisson"))
      > train(numbers, .y, with: xgboost)
    L066 A model is not saved in the form that the file's ending asks for.
      | save(train(numbers, .x, with: linear), "numbers.txt")
      > save(train(numbers, .x, with: linear), "numbers.json")
    L090 A column cannot be a key of a family.
      | train(people, .plan, by: .plan)
      > train(people, .age, by: .plan)
    L091 No group of a family has enough rows.
      | train(people, .age, by: .plan)
      > train(numbers, .y)
    L092 The model is a single one and has no members.
      | worst(model)
      > train(people, .age, by: .plan, validate: 20%)
    L093 The family has no member of this key.
      > family.members
    L094 Nothing says which members of a family are bad.
      > worst(family, 10, on: test)
    L095 The models of a family cannot be read.
      > train the family again
    L096 The model reads what a join brought, or what a program made, and a single row cannot bring it again.
      > register(train(numbers | join(distinct(prices), on: .x), .y), "name")
    L070 The rows of a test part are no rows to choose by: what is chosen by them cannot be judged by them any more.
      | crossval(split(numbers, test: 20%, seed: 1).test, .y)
      > crossval(split(numbers, test: 20%, seed: 1).train, .y)
    L071 The rows cannot be divided like that, or a part of them cannot be judged.
      | crossval(head(numbers, 3), .y, folds: 5)
      > crossval(numbers, .y, folds: 2)
    L072 The range does not fit its parameter.
      | gbm(learning_rate: span(0.1, 100))
      > gbm(learning_rate: span(0.01, 0.3, log: true))
    L073 No parameter of the estimator is left to choose.
      | tune(numbers, .y, with: baseline, trials: 3)
      > tune(numbers, .y, with: gbm(num_leaves: 4..16), trials: 3)
    L074 A search has a number of trials and a time that make sense.
      | tune(numbers, .y, trials: 0)
      > tune(numbers, .y, with: gbm(num_leaves: 4..16), trials: 3)
    L075 No trial of the search could be trained, or none ended in its time.
      > look at the ranges, and give it more time
    L077 The task has no such metric.
      | tune(numbers, .y, metric: "auk", trials: 3)
      > tune(numbers, .y, with: gbm(num_leaves: 4..16), metric: "log_loss", trials: 3)
    L081 The column has too many values to compare groups by.
      | evaluate(model, frame(1..2000 | map(i => {x: i, y: i mod 2, who: f"n{i}"})), by: .who, seen: true)
      > evaluate(model, numbers, by: .x > 50, seen: true)
    L082 Fairness is asked of two classes, of which one is positive.
      | fairness(train(numbers, .x, task: "regression", with: gbm(n_estimators: 3)), numbers, by: .y, seen: true)
      > fairness(model, numbers, by: .x > 50, seen: true)
    L083 Only two models or more of one target, judged on the same rows, can be compared.
      | compare(model, train(numbers, .x, task: "regression", with: gbm(n_estimators: 3)), numbers, seen: true)
      > compare(model, train(numbers, .y, with: baseline), numbers, seen: true)
    L084 Nothing can be lost by shuffling: `repeats` is a number from 2, and the metric must be defined.
      | explain(model, numbers, kind: "permutation", repeats: 1)
      > explain(model, numbers, kind: "permutation", repeats: 5)
    L085 The model does not read the column, or tells no such class.
      | explain(model, numbers, kind: "dependence", column: .z)
      > explain(model, numbers, kind: "dependence", column: .x)
    L086 `why` explains one row.
      | why(model, numbers)
      > why(model, head(numbers, 1))
    L087 Groups need 30 rows each, and positive ones among them, to be made equal.
      | mitigate(model, head(numbers, 20), by: .x, seen: true)
      > derive(numbers, low: .x < 50) | mitigate model, _, by: .low, seen: true
    L100 A feature is probably personal data, and the policy forbids to learn from it.
      | clients = frame(1..9 | map(i => {email: f"a{i}@example.org", x: i, y: i mod 2}))
      | train(clients, .y, pii: "refuse")
      > train(numbers, .y, pii: "refuse")
    L101 The rows break the contract that the training was given.
      | train(numbers, .y, contract: contract(.x > 50))
      > train(numbers, .y, contract: contract(.x > 0))
    L102 The workspace has settled a stricter policy on personal data than the training asks for.
      | policy pii: "refuse"
      | train(numbers, .y, pii: "warn")
      > train(numbers, .y, pii: "refuse")
    M001 The rows lack columns of the reference.
      | drift(model, people)
      > drift(numbers, numbers)
    M002 A column holds another type than in the reference.
      | drift(numbers, frame([{x: "a", y: 1}]))
      > drift(numbers, numbers)
    M003 There is no such drift test.
      > psi(0.2)
    M004 There are no rows to compare.
      | drift(numbers, numbers | filter .x > 1_000)
      > drift(numbers, numbers)
    M005 The drift test does not apply to this column.
      > drift(numbers, numbers)
    """#
}
