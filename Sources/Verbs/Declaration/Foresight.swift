/// What can be told of a verb's call before the script runs.
public enum Foresight: Sendable {
  /// The call reads rows or has an effect: its arguments are looked at, and what the face's `look` finds.
  case arguments
  /// The call makes a plan out of plans and values: it reads no rows and changes nothing, so it is made.
  case plan
  /// As `plan`; and where an argument is not known, the rows still have the columns of the first frame.
  case rows
  /// As `plan` where no argument is a frame or a frame's column, because of those it reads rows.
  case values
  /// As `plan`, but what fails may well be there when the script runs: a file, a table of another name.
  case attempt
}
