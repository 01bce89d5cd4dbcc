import Testing

@testable import Terminal

struct EditTextTests {
  @Test("Moves and deletions take what a person sees as one character.")
  func characters() {
    var text = EditText("a👩‍👧e\u{301}")
    text.deleteBackward()
    #expect(text.text == "a👩‍👧")
    text.moveLeft()
    #expect(text.cursor == 1)
    text.deleteForward()
    #expect(text.text == "a")
    text.moveRight()
    text.moveLeft()
    text.moveLeft()
    #expect(text.cursor == 0)
  }

  @Test("Moves between lines keep the place as far as the line goes.")
  func lines() {
    var text = EditText("abcd\nx\nefgh")
    var moved = text.moveLine(by: -1)
    #expect(moved)
    #expect(text.beforeCursor == "abcd\nx")
    moved = text.moveLine(by: -1)
    #expect(moved)
    #expect(text.beforeCursor == "a")
    moved = text.moveLine(by: -1)
    #expect(!moved)
    moved = text.moveLine(by: 1)
    #expect(moved)
    #expect(text.beforeCursor == "abcd\nx")
  }

  @Test("A range of bytes is replaced by text, with the cursor behind it.")
  func bytes() {
    var text = EditText("é loa x")
    text.replace(bytes: 3..<6, with: "load")
    #expect(text.text == "é load x")
    #expect(text.beforeCursor == "é load")
    #expect(text.byteCursor == 7)
  }

  @Test("Letters typed in a row are one step to undo.")
  func undo() {
    var steps = UndoSteps()
    var text = EditText("")
    for letter in ["a", "b", " ", "c"] {
      let before = text
      text.insert(letter)
      steps.record(before, text)
    }
    var undone: [String?] = []
    for _ in 0..<4 {
      let earlier = steps.undo(text)
      undone.append(earlier?.text)
      text = earlier ?? text
    }
    #expect(undone == ["ab ", "ab", "", nil])
    #expect(steps.redo(text)?.text == "ab")
    steps.record(EditText("ab"), EditText("x"))
    #expect(steps.redo(EditText("x")) == nil)
  }
}
