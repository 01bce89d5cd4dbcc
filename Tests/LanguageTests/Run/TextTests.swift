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

  @Test("A text is changed in place only while nobody else holds it, whatever its length.")
  func aliases() {
    holds(
      #"""
      fn grow(s) { s += "!"; s += f"{s}?"; s }
      a = "0123456789abcd"; b = a; grow(a)              #=> "0123456789abcd!0123456789abcd!?"
      [a, b]                            #=> ["0123456789abcd", "0123456789abcd"]
      b += "ef"; b += "g"; b            #=> "0123456789abcdefg"
      a                                 #=> "0123456789abcd"
      fn own() { s = "const"; s += "x"; s += s; s += s + s; s }
      own()                             #=> "constxconstxconstxconstxconstxconstx"
      own() == own()                    #=> true
      fn inside() { xs = ["a"]; x = xs[0]; x += "b"; r = {t: x}; x += f"{1}"; [xs, x, r] }
      inside()                          #=> [["a"], "ab1", {t: "ab"}]
      fn shared() { c = "abc"[0]; c += "z"; for d in "ab" { d += c }; ["abc"[0], c] }
      shared()                          #=> ["a", "az"]
      fn closure() { s = "x"; f = () => s; s += "y"; s += f"{f()}{s}"; [s, f()] }
      closure()                         #=> ["xyxyxy", "xyxyxy"]
      fn before() { s = "x"; t = s + "1"; u = t + "2"; [s, t, u, "<" + u + t + ">"] }
      before()                          #=> ["x", "x1", "x12", "<x12x1>"]
      fn number() { n = 1; n += f"{n}"; n }
      number()                          #!> does not apply to an integer and a text
      fn list() { xs = [1]; xs + "a" }
      list()                            #!> does not apply to a list and a text
      """#)
  }

  @Test("Code points of one to four bytes are counted, cut and compared, also across the length of a word.")
  func codePoints() {
    holds(
      #"""
      t = "aé世🎉aé世🎉aé世🎉"
      length(t)                         #=> 12
      [t[0], t[3], t[4], t[11]]         #=> ["a", "🎉", "a", "🎉"]
      t[2..5]                           #=> "世🎉aé"
      t[11..11]                         #=> "🎉"
      t[5..4]                           #=> ""
      t[12]                             #!> index 12
      fn letters(t) { out = []; for c in t { out += [c] }; out }
      letters("aé🎉")                    #=> ["a", "é", "🎉"]
      fn counted(n) { s = "é"; for i in 1..n { s += "a"; if length(s) != i + 1 { fail "no" } }; length s }
      counted(40)                       #=> 41
      ["b" > "a", "ab" > "a", "a" < "é", "é" == "é", "" < "a", "" == ""]
                                        #=> [true, true, true, true, true, true]
      ["世🎉" in t, "🎉世" in t, "aé世🎉aé世🎉aé世🎉a" in t, "" in "", "a" in ""]
                                        #=> [true, false, false, true, false]
      "aab" in "aaab"                   #=> true
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

  @Test("Two spellings of one letter are two texts, also as constants of one function.")
  func spellings() {
    holds(
      #"""
      fn both() { a = "\u{e9}"; b = "e\u{301}"; [a == b, length(a), length(b)] }
      both()  #=> [false, 1, 2]
      fn named() { r = {}; r["\u{e9}"] = 1; r["e\u{301}"] = 2; length(r) }
      named()  #=> 2
      """#)
  }

  @Test("A piece of a text is found in a time that grows with the lengths, not with their product.")
  func search() {
    holds(
      """
      a = "a"
      for i in 1..18 { a += a }
      wanted = a + "b"
      whole = a + a + a + a
      wanted in whole  #=> false
      wanted in whole + "b"  #=> true
      "" in whole  #=> true
      """)
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
