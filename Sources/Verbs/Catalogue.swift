import Frames
import Learning
import Monitoring

/// Every word of the language, from its declarations. A test compares the lists with the files.
public enum Catalogue {
  /// The verbs, chapter by chapter, sorted inside each.
  public static let verbsByChapter: [(title: String, verbs: [Verb])] = [
    (
      "Data",
      [
        .asof_join,
        .bookmark,
        .bottom,
        .cast,
        .check,
        .col,
        .collect,
        .cols,
        .concat,
        .connect,
        .contract,
        .derive,
        .desc,
        .describe,
        .diff,
        .distinct,
        .drop,
        .each,
        .explode,
        .fill,
        .filter,
        .fold,
        .frame,
        .group,
        .head,
        .join,
        .load,
        .pii,
        .pivot,
        .plan_of,
        .plot,
        .policy,
        .profile,
        .rename,
        .sample,
        .save,
        .schema,
        .secret,
        .select,
        .snapshot,
        .snapshots,
        .sort,
        .split,
        .sql,
        .sql_of,
        .through,
        .top,
        .unique,
        .unnest,
        .unpivot,
        .view,
      ]
    ),
    (
      "Aggregates and windows",
      [
        .corr,
        .count,
        .count_distinct,
        .cov,
        .cumulative,
        .dense_rank,
        .first,
        .iqr,
        .kurtosis,
        .lag,
        .last,
        .lead,
        .list_of,
        .mad,
        .max,
        .mean,
        .median,
        .min,
        .mode,
        .ntile,
        .percent_rank,
        .product,
        .quantile,
        .rank,
        .row_number,
        .sd,
        .sem,
        .share,
        .skew,
        .sum,
        .var,
        .weighted_mean,
      ]
    ),
    (
      "Lists and records",
      [
        .all,
        .any,
        .flatten,
        .keys,
        .kind,
        .length,
        .map,
        .reduce,
        .reverse,
        .values,
        .zip,
      ]
    ),
    (
      "Learning",
      [
        .any_of,
        .automl,
        .card,
        .coefficients,
        .compare,
        .cost,
        .crossval,
        .evaluate,
        .experiment,
        .explain,
        .fairness,
        .folds,
        .forecast,
        .grid,
        .mitigate,
        .predict,
        .reweigh,
        .span,
        .train,
        .tune,
        .why,
        .worst,
      ]
    ),
    (
      "Registry and serving",
      [
        .deploy,
        .endpoints,
        .models,
        .promote,
        .register,
        .rollback,
        .runs,
        .show,
        .undeploy,
        .versions,
      ]
    ),
    (
      "Monitoring",
      [
        .drift
      ]
    ),
    (
      "Session",
      [
        .inputs,
        .now,
        .print,
        .profile_of,
        .time_of,
      ]
    ),
  ]

  public static let verbs: [Verb] = verbsByChapter.flatMap(\.verbs)

  private static let byName = Dictionary(verbs.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

  public static func verb(_ name: String) -> Verb? { byName[name] }

  /// What a call of the verb does besides giving a value; of another word nothing.
  public static func effect(of name: String) -> Effect { byName[name]?.effect ?? .none }

  /// Titles with the names under them: the verbs, the functions of one value, estimators and preparations.
  public static let chapters: [(title: String, names: [String])] =
    verbsByChapter.map { ($0.title, $0.verbs.map(\.name)) }
    + [
      ("Functions of values and columns", ScalarFunction.all.map(\.name)),
      ("Estimators", Estimator.catalogue.map(\.name)), ("Preparations", PreparationKind.catalogue.map(\.name)),
    ]

  /// Titles with words that are no calls, and have a page of help all the same.
  public static let subjects: [(title: String, names: [String])] = [
    ("Metrics", Metric.catalogue.map(\.name)), ("Drift tests", DriftTest.catalogue.map(\.name)),
  ]

  /// Every word that can be called.
  public static let names: [String] = Array(Set(chapters.flatMap(\.names))).sorted()

  /// Every word that `?` explains.
  public static let explained: [String] = Array(Set(names + subjects.flatMap(\.names))).sorted()
}
