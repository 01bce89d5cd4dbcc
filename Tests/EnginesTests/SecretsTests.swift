import Testing

@testable import Engines

/// Secrets in texts.
struct SecretsTests {
  @Test("A secret shows nowhere: not as itself, and in no form that a message may hold it in.")
  func hidden() {
    let secret = Secret("A", text: "it's a\\b @x1")
    #expect("\(secret)" == "•••" && String(reflecting: secret) == "•••")
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("it's"))
    for form in ["it's a\\b @x1", "it''s a\\b @x1", "it\\'s a\\\\b @x1", "it%27s%20a%5Cb%20%40x1"] {
      #expect(Secrets.hidden(in: "password=\(form) host") == "password=••• host")
    }
  }

  @Test("What the database says of a statement shows no secret.")
  func messages() throws {
    Secrets.add("top-secret-value")
    let connection = try DuckDatabase(.aside).connect()
    let fault = #expect(throws: Fault.self) { try connection.run("SELECT top FROM \"top-secret-value\"") }
    #expect(fault?.message.contains("•••") == true && fault?.message.contains("top-secret-value") == false)
  }
}
