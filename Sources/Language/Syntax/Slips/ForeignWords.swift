/// Names of other languages that are plain names here: the reader takes them, and where nothing has the name, this tells
/// what to write.
public enum ForeignWords {
  /// What to write instead of a name that nothing has, none for a name that is no habit.
  public static func help(_ name: String) -> String? {
    if let answer = answers[name] { return answer }
    if let ours = constants[name] { return "write `\(ours)`" }
    if let ours = verbs[name.lowercased()] { return "here it is `\(ours)`" }
    return nil
  }

  static let constants: [String: String] = [
    "True": "true", "TRUE": "true", "False": "false", "FALSE": "false", "None": "none", "NULL": "none", "Null": "none",
    "null": "none", "nil": "none", "undefined": "none", "NA": "none", "NaN": "none", "nan": "none", "self": "_",
    "use": "use \"file.mlops\"", "AND": "and", "OR": "or", "NOT": "not", "xor": "!=", "elif": "else if",
    "elsif": "else if", "def": "fn",
    "function": "fn", "lambda": "x => …", "import": "use \"file.mlops\"", "library": "use \"file.mlops\"",
    "require": "use \"file.mlops\"", "except": "catch", "raise": "fail \"why\"", "throw": "fail \"why\"",
    "assert": "expect", "pass": "{ }", "switch": "if … else if …", "match": "if … else if …",
  ]

  /// Names that are no verbs elsewhere either, with what to do.
  static let answers: [String: String] = {
    var answers: [String: String] = [
      "help": "write `?word` at the prompt, or run `mlops help`", "is": "write `missing(.x)`, or `x == none`",
      "range": "a range is `1..10`, both ends in",
      "tail": "the last rows are `sort desc(.x) | head 3`; of a list `last`",
      "value_counts": "write `count frame, .x`", "enumerate": "write `for i, x in xs { … }`",
      "paste": "texts are joined with `+`",
      "columns": "the columns of a frame are `schema frame`", "dtypes": "the types of columns are `schema frame`",
      "savefig": "a chart is saved with `save (plot frame, .x), \"chart.svg\"`",
      "session": "the lines of this session are kept by `%save`",
      "history": "what was typed is `inputs()`; Ctrl-R searches it", "clear": "Ctrl-L empties the screen",
      "man": "write `?word` at the prompt", "whos": "write `%who`", "open": "a table is read with `load \"file.csv\"`",
      "pow": "a power is `x ** 2`", "console": "here it is `print`", "n": "the number of rows is `count()`",
    ]
    for name in ["exit", "quit", "q"] { answers[name] = "Ctrl-D leaves the prompt; a script ends with its last line" }
    for name in ["ls", "cd", "pwd", "mkdir", "rm"] {
      answers[name] = "a command of the shell is `!\(name)`, at the prompt"
    }
    for name in ["df", "data", "dataset"] { answers[name] = "bind it first: `\(name) = load \"file.csv\"`" }
    for name in ["pd", "np", "pl", "plt", "sns", "sklearn", "tidyverse", "dplyr"] {
      answers[name] = "the verbs need no module: `load \"file.csv\"`, `mean(.x)`, `plot frame, .x`"
    }
    for name in ["begin", "end", "then", "do", "done", "fi"] { answers[name] = "a block stands in `{ }`" }
    for name in ["pip", "conda", "install"] {
      answers[name] = "nothing is installed from here; `mlops doctor` tells what is there"
    }
    return answers
  }()

  /// What to write in place of a field of a text, a list or a record that other languages have.
  public static func member(_ name: String) -> String? {
    switch name {
    case "append", "push", "add", "push_back": "write `xs += [x]`"
    case "extend": "write `xs += ys`"
    case "format": "write a format text: `f\"…{x}…\"`"
    case "size", "len", "count": "write `length(x)`"
    case "items", "entries": "write `for key in record { … record[key] … }`"
    case "get": "write `record.name ?? 0`"
    default: verbs[name.lowercased()].map { "write `\($0)(x)`" }
    }
  }

  /// Verbs and functions of pandas, dplyr, SQL and Python.
  static let verbs: [String: String] = [
    "where": "filter", "query": "filter", "mutate": "derive", "assign": "derive", "with_columns": "derive",
    "transmute": "derive", "group_by": "group", "groupby": "group", "summarise": "group", "summarize": "group",
    "aggregate": "group", "agg": "group", "arrange": "sort", "order_by": "sort", "sort_values": "sort",
    "orderby": "sort", "slice_head": "head", "limit": "head", "top_n": "head", "inner_join": "join",
    "left_join": "join … kind: \"left\"", "full_join": "join … kind: \"full\"", "merge": "join", "rbind": "concat",
    "bind_rows": "concat", "union": "concat", "append": "concat", "drop_duplicates": "distinct",
    "unique_rows": "distinct",
    "isna": "missing", "isnull": "missing", "is_na": "missing", "is_null": "missing", "is.na": "missing",
    "notna": "not missing", "notnull": "not missing", "fillna": "fill", "dropna": "filter not missing",
    "read_csv": "load", "read_parquet": "load", "read_json": "load", "to_csv": "save", "write_csv": "save",
    "len": "length", "nrow": "count", "size": "length", "ifelse": "when", "if_else": "when", "case_when": "when",
    "fit": "train", "train_test_split": "split", "avg": "mean", "average": "mean", "stddev": "sd", "std": "sd",
    "nunique": "count_distinct", "n_distinct": "count_distinct", "astype": "cast", "println": "print", "echo": "print",
    "puts": "print", "printf": "print", "float": "number", "as_numeric": "number", "to_numeric": "number",
    "to_datetime": "time", "startswith": "starts_with", "endswith": "ends_with", "toupper": "upper", "tolower": "lower",
    "strip": "trim", "ceiling": "ceil", "sorted": "sort", "nchar": "length", "strlen": "length", "iff": "when",
    "nvl": "coalesce", "isnan": "missing", "std_dev": "sd", "predict_proba": "predict", "score": "evaluate",
    "randomforestclassifier": "gbm", "xgbclassifier": "gbm", "lgbmclassifier": "gbm", "lgbmregressor": "gbm",
    "standardscaler": "scale", "onehotencoder": "one_hot", "simpleimputer": "impute",
    "hist": "plot", "barplot": "plot", "boxplot": "plot", "ggplot": "plot", "scatterplot": "plot", "learn": "train",
    "lm": "train", "glm": "train", "open_csv": "load", "import_csv": "load", "read_table": "load", "to_sql": "save",
    "names": "schema", "head_rows": "head", "first_rows": "head", "pivot_table": "pivot", "transform": "derive",
    "describe_frame": "describe", "glimpse": "schema", "info": "schema", "str": "text", "desc_stats": "describe",
    "summary": "describe", "melt": "unpivot", "pivot_longer": "unpivot", "pivot_wider": "pivot", "dcast": "pivot",
    "merge_asof": "asof_join", "nlargest": "top", "nsmallest": "bottom", "slice_max": "top", "slice_min": "bottom",
    "cut": "bin", "qcut": "ntile", "variance": "var", "stdev": "sd", "correlation": "corr", "covariance": "cov",
    "array_agg": "list_of", "str_detect": "matches", "str_extract": "extract", "str_replace": "replace_pattern",
    "regexp_matches": "matches", "regexp_replace": "replace_pattern", "json_normalize": "unnest",
    "unnest_longer": "explode", "unnest_wider": "unnest", "kurt": "kurtosis", "cumsum": "cumulative",
  ]
}
