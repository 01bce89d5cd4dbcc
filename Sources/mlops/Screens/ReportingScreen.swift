import Language
import Verbs

/// A screen that can also say what is wrong.
protocol ReportingScreen: Screen {
  /// An error, a warning or a note.
  func report(_ diagnostic: Diagnostic)
}
