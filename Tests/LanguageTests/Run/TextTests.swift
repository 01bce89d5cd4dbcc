import Testing

@Suite struct TextTests {
  @Test("Positions in a text count code points.")
  func positions() {
    holds(
      #"""
      t = "héllo"
      t[1]               #=> "é"
      t[1..3]            #=> "éll"
      length(t)          #=> 5
      t[5]               #!> index 5
      "ll" in t          #=> true
      "x" not in t       #=> true
      "" in t            #=> true
      1 in t             #!> needs a text
      """#)
  }

  @Test("A text is shown with its quotes and escapes, and printed without.")
  func quotes() {
    let host = TestHost()
    holds(
      #"""
      "a\"b\n"           #=> "a\"b\n"
      print "a\"b"
      ["x", 1.0, none]   #=> ["x", 1.0, none]
      """#, host: host)
    #expect(host.printed == ["a\"b"])
  }

  @Test("An f-text takes any expression and formats it.")
  func formats() {
    holds(
      #"""
      x = 1234.5678
      f"{x:.2f}"         #=> "1234.57"
      f"{x:,.1f}"        #=> "1,234.6"
      f"{x:>12.1f}|"     #=> "      1234.6|"
      f"{x:e}"           #=> "1.234568e+03"
      f"{0.1234:.1%}"    #=> "12.3%"
      f"{0.5:%}"         #=> "50%"
      f"{1234567:,}"     #=> "1,234,567"
      f"{7:03d}"         #=> "007"
      f"{-7:+05d}"       #=> "-0007"
      f"{7:+d}"          #=> "+7"
      f"{"ab":>4}|{"ab":<4}|{"ab":^4}"   #=> "  ab|ab  | ab "
      f"{"ab":*^6}"      #=> "**ab**"
      f"{1.5:d}"         #!> needs an integer
      f"{"a":.2f}"       #!> needs a number
      f"{1:q}"           #!> no format
      f"{{{x:.0f}}}"     #=> "{1235}"
      f"{[1, "a"]} {none} {true}"   #=> "[1, \"a\"] none true"
      """#)
  }

  @Test("A text grows in place and its copies stay.")
  func growth() {
    holds(
      #"""
      s = "a"
      t = s
      for i in 1..3 { s += "b" }
      s                  #=> "abbb"
      t                  #=> "a"
      length(s)          #=> 4
      s += 1             #!> join texts
      s                  #=> "abbb"
      """#)
  }
}
