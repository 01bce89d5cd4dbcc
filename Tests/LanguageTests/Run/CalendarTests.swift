import Testing

@Suite struct CalendarTests {
  @Test("Dates and durations add as the calendar does.")
  func sums() {
    holds(
      #"""
      2024-01-31 + 1mo           #=> 2024-02-29
      1mo + 2024-01-31           #=> 2024-02-29
      2024-03-01 - 1d            #=> 2024-02-29
      2024-03-01 - 2024-02-28    #=> 2d
      2024-01-01 + 12h           #=> 2024-01-01T12:00:00
      2024-01-01T10:00 + 90m     #=> 2024-01-01T11:30:00
      1h30m * 2                  #=> 3h
      1d / 2                     #=> 12h
      1d / 1h                    #=> 24.0
      1y / 1mo                   #=> 12.0
      -5m                        #=> -5m
      90m + 30m                  #=> 2h
      1mo / 2                    #!> no fixed length
      1mo / 1d                   #!> no fixed length
      1mo < 40d                  #!> no fixed length
      2024-01-01 + 1             #!> does not apply
      """#)
  }

  @Test("A time with a zone and one without are never mixed.")
  func zones() {
    holds(
      #"""
      2024-01-01T10:00Z - 2024-01-01T09:00Z   #=> 1h
      2024-01-01T10:00Z - 2024-01-01T09:00    #!> never mixed
      2024-01-01T10:00Z < 2024-01-01T09:00    #!> never mixed
      2024-01-01T10:00+02:00                  #=> 2024-01-01T08:00:00Z
      2024-01-01 < 2024-01-02                 #=> true
      2024-01-01 == 2024-01-01                #=> true
      2024-01-01 < 2024-01-01T00:00           #!> does not apply to a date and a time
      """#)
  }
}
