import Foundation
import Testing

@testable import Display

/// What can be read by day can be read by night.
@Suite struct PageStyleTests {
  /// The relative luminance of WCAG 2.2.
  private func luminance(_ colour: String) -> Double {
    let value = Int(colour.dropFirst(), radix: 16) ?? 0
    let parts = [16, 8, 0].map { shift -> Double in
      let part = Double((value >> shift) & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test("Every colour of text has a contrast of at least 4.5 on the page and on panels, light and dark.")
  func contrasts() throws {
    #expect(abs(contrast("#000000", "#ffffff") - 21) < 1e-9)
    let colors = PageStyle.colors
    let page = try #require(colors.first { $0.name == "page" })
    let panel = try #require(colors.first { $0.name == "panel" })
    for color in colors where !["page", "panel", "line"].contains(color.name) {
      for (text, ground) in [
        (color.light, page.light), (color.light, panel.light), (color.dark, page.dark), (color.dark, panel.dark),
      ] {
        #expect(contrast(text, ground) >= 4.5, "\(color.name) \(text) on \(ground): \(contrast(text, ground))")
      }
    }
  }

  @Test("Every colour that the rules name is one of the list.")
  func names() {
    let known = Set(PageStyle.colors.map(\.name))
    for match in PageStyle.sheet.matches(of: /var\(--(\w+)\)/) {
      #expect(known.contains(String(match.1)), "\(match.1)")
    }
  }
}
