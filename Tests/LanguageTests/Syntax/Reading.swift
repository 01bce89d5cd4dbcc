import Testing

@testable import Language

/// The tree of a text on one line a statement, or the message of the first error.
func tree(_ text: String) -> String {
  do throws(Diagnostic) {
    return TreeText.text(try Parser.script(Source(name: "test", text: text)))
  } catch {
    return "error: " + error.message
  }
}

/// The first error of a text as one line: message and help.
func failure(_ text: String) -> String {
  do throws(Diagnostic) {
    _ = try Parser.script(Source(name: "test", text: text))
    return ""
  } catch {
    return error.message + (error.help.map { " | " + $0 } ?? "")
  }
}
