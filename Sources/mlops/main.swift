import ArgumentParser
import Glibc

// A closed pipe (`mlops … | head`) ends the program quietly at the next write.
signal(SIGPIPE, SIG_DFL)
setlocale(LC_CTYPE, "")

let words = Array(CommandLine.arguments.dropFirst())
if words.isEmpty, isatty(STDIN_FILENO) == 1 {
  // The shortest way to the prompt: nothing is parsed that was not typed.
  leave((try? runPrompt()) ?? 1)
}
leave(CommandLineTool.run(words))
