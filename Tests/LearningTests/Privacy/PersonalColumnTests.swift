import Calendar
import Frames
import Testing

@testable import Learning

/// Columns that probably hold personal data.
@Suite struct PersonalColumnTests {
  private func look(_ name: String, _ texts: [String?]) -> PersonalColumn? {
    PersonalColumn.look(at: Column(name, type: .text, values: .texts(TextValues(texts))))
  }

  /// Valid examples of the numbers' own documentation: test cards of payment processors, IBANs of the SWIFT registry, and
  /// numbers whose check digits were computed by hand for the test.
  static let valid: [(kind: String, texts: [String])] = [
    ("email", ["ada@example.org", "b.o+x@mail.example.co.uk", "c_d@x.io", "see e@f.de please", "g@h.museum"]),
    ("phone", ["+44 20 7946 0958", "+1 (212) 555-0100", "0049 30 901820", "+33 1 42 68 53 00", "(030) 901 820-11"]),
    (
      "iban",
      [
        "GB82 WEST 1234 5698 7654 32", "DE89370400440532013000", "FR1420041010050500013M02606",
        "NL91ABNA0417164300", "ES9121000418450200051332",
      ]
    ),
    (
      "card", ["4111111111111111", "5555 5555 5555 4444", "378282246310005", "6011-1111-1111-1117", "4012888888881881"]
    ),
    ("ip", ["192.0.2.1", "198.51.100.255", "2001:db8::1", "203.0.113.9", "fe80::1:2"]),
    ("national_id", ["123-45-6789", "219-09-9999", "078-05-1120", "457-55-5462", "001-01-0001"]),
    ("national_id", ["12345678Z", "X1234567L", "00000000T", "99999999R", "11111111H"]),
    ("national_id", ["44051401359", "02070803628", "90090515836", "92071314764", "81100216357"]),
  ]

  @Test("Values alone tell a kind that has a form or check digits.", arguments: valid.indices)
  func byValue(_ place: Int) throws {
    let (kind, texts) = Self.valid[place]
    let found = try #require(look("column", texts))
    #expect(found.kind == kind && found.score >= 0.8, "\(found)")
    #expect(found.example?.contains("*") == true)
    #expect(!texts.contains(found.example ?? ""))
  }

  @Test("A digit that is wrong, and values that only look alike, are none.")
  func lookalikes() {
    let kinds: Set<String?> = ["iban", "card", "national_id", "phone", "ip"]
    for texts in [
      [
        "GB83 WEST 1234 5698 7654 32", "DE88370400440532013000", "XX00", "NL92ABNA0417164300",
        "ES9221000418450200051332",
      ],
      ["4111111111111112", "5555555555554445", "378282246310006", "6011111111111118", "4012888888881882"],
      ["2024-01-31", "2024-02-01", "2024-02-02", "2024-02-03", "2024-02-04"],
      ["1.2.3.400", "1.2.3", "999.1.1.1", "a.b.c.d", "1.2.3.4.5"],
      ["12345678A", "X1234567A", "00000000A", "99999999A", "11111111A"], ["100", "200", "300", "400", "500"],
    ] {
      let found = look("column", texts)
      #expect(
        !(kinds.contains(found?.kind) && (found?.score ?? 0) >= PersonalColumn.likely),
        "\(texts): \(String(describing: found))")
    }
  }

  @Test("A name tells a kind where the values do not belie it.")
  func byName() throws {
    #expect(look("customerEmail", ["a@b.org", "c@d.org"])?.kind == "email")
    let people = try #require(look("Name", ["Braund, Mr. Owen Harris", "Heikkinen, Miss. Laina"]))
    #expect(people.kind == "name" && people.score > 0.9)
    #expect((look("name", ["n1", "n2", "n3"])?.score ?? 0) < PersonalColumn.likely)
    #expect(look("product_name", ["Table", "Chair"]) == nil)
    #expect((look("email_hash", ["9f86d081884c7d65", "60303ae22b998861"])?.score ?? 0) < PersonalColumn.likely)
    let born = PersonalColumn.look(at: Column("date_of_birth", type: .date, values: .days([1, 400, 9_000])))
    #expect(born?.kind == "birth_date" && (born?.score ?? 0) > 0.9)
    #expect(PersonalColumn.look(at: Column("birth_weight", type: .double, values: .doubles([3.1, 2.9]))) == nil)
    #expect(look("street", ["12 Main St", "5 Elm Road"])?.kind == "address")
  }

  @Test("The columns of the tutorials' data that are personal are found, and no other.")
  func realData() throws {
    #expect(try TrainingTests.load("titanic.csv").personalColumns().filter { $0.score >= 0.5 }.map(\.kind) == ["name"])
    for name in ["penguins.csv", "car_loans_history.csv", "auto_mpg.csv"] {
      let found = try TrainingTests.load(name).personalColumns().filter { $0.score >= PersonalColumn.likely }
      #expect(found.isEmpty, "\(name): \(found)")
    }
  }

  @Test("Each kind has a name of its own and a sentence, sorted.")
  func catalogue() {
    let names = PersonalKind.catalogue.map(\.name)
    #expect(names == names.sorted() && Set(names).count == names.count)
    #expect(PersonalKind.catalogue.allSatisfy { $0.help.hasSuffix(".") })
    #expect(PersonalPolicy.allCases.sorted() == [.allow, .warn, .drop, .refuse])
  }
}
