import Foundation
import Testing

/// The layer contract: a room imports what Package.swift allows it, and nothing above.
@Suite struct LayerTests {
  /// The law of the house, from the ground up; Package.swift must say the same or less.
  static let contract: [String: Set<String>] = [
    "Calendar": [],
    "Letters": [],
    "Language": ["Calendar", "Letters"],
    "Engines": ["CEngines"],
    "Frames": ["Engines", "Calendar", "Letters"],
    "Learning": ["Frames", "Engines", "Calendar", "Letters"],
    "Registry": ["Learning", "Frames", "Engines", "Calendar"],
    "Monitoring": ["Registry", "Learning", "Frames", "Engines"],
    "Serving": ["Registry", "Learning", "Frames", "Engines", "Calendar"],
    "Display": ["Frames", "Engines", "Calendar", "Letters"],
    "Verbs": [
      "Language", "Display", "Serving", "Monitoring", "Registry", "Learning", "Frames", "Engines", "Calendar",
    ],
    "Notebook": [
      "Verbs", "Language", "Display", "Serving", "Registry", "Frames", "Engines", "Calendar", "Letters",
    ],
    "Server": ["Serving", "Monitoring", "Registry", "Learning", "Engines", "Calendar"],
    "Terminal": ["Language", "Display", "CLineEdit"],
  ]

  @Test("Package.swift gives no room more than the contract does.")
  func manifestKeepsTheContract() throws {
    let rooms = try House.rooms()
    #expect(Set(rooms.keys) == Set(Self.contract.keys))
    for (room, allowed) in rooms { #expect(allowed.isSubset(of: Self.contract[room] ?? []), "\(room)") }
  }

  @Test("No file imports a room that stands above it.")
  func importsPointDown() throws {
    let rooms = Set(Self.contract.keys)
    var seen = 0
    for file in try House.files("Sources", suffix: ".swift") where rooms.contains(file.room) {
      seen += 1
      for module in House.imports(file.text)
      where rooms.contains(module) || module == "CEngines" || module == "CLineEdit" {
        let allowed = Self.contract[file.room]?.contains(module) == true
        #expect(allowed, "\(file) imports \(module)")
      }
    }
    #expect(seen > 40)
  }

  @Test("Language, Calendar and Letters know no Foundation.")
  func languageImportsNoFoundation() throws {
    for room in ["Sources/Language", "Sources/Calendar", "Sources/Letters"] {
      for file in try House.files(room, suffix: ".swift") {
        for module in House.imports(file.text) { #expect(!module.hasPrefix("Foundation"), "\(file) imports \(module)") }
      }
    }
  }

  @Test("Web and database libraries stay in the rooms that own them.")
  func librariesStayHome() throws {
    let homes: [(String, Set<String>)] = [
      ("GRDB", ["Registry"]), ("HummingbirdCore", ["Serving", "Server"]), ("NIOCore", ["Serving", "Server"]),
      ("NIOPosix", ["Serving", "Server"]), ("ArgumentParser", ["mlops"]),
      ("CLineEdit", ["Terminal"]), ("CEngines", ["Engines"]),
    ]
    for file in try House.files("Sources", suffix: ".swift") {
      let imports = House.imports(file.text)
      for (library, home) in homes where imports.contains(library) {
        #expect(home.contains(file.room), "\(file) imports \(library)")
      }
    }
  }
}
