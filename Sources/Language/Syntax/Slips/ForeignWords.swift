/// Names of other languages that are plain names here: the reader takes them, and where nothing has the name, this tells
/// what to write.
public enum ForeignWords {
  /// What to write instead of a name that nothing has, none for a name that is no habit.
  public static func help(_ name: String) -> String? {
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
    "glimpse": "schema", "info": "schema", "str": "text", "desc_stats": "describe", "summary": "describe",
  ]
}
