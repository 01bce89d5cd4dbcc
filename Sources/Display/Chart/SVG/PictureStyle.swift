/// The colours of pictures, in one place: for light pages and, where the reader's system asks for it, for dark ones.
///
/// The six of the groups are told apart by people with each kind of colour blindness (after M. Okabe and K. Ito, 2008);
/// lines differ in their dashes and points in their forms besides.
enum PictureStyle {
  static let light = ["#0072b2", "#d55e00", "#009e73", "#b5558f", "#8a6d00", "#3a7ca5"]
  static let dark = ["#56b4e9", "#ff9a4d", "#2bd4a4", "#e59ac6", "#e6d23c", "#9ad1f0"]

  static let dashes = ["", "7 3", "2 3", "9 3 2 3", "4 2", "1 2"]

  /// The rules for the classes of all pictures; every class begins with `c-`, so that pages keep their own.
  static let sheet: String = {
    func rules(_ colours: [String], page: String, ink: String, soft: String, grid: String, axis: String) -> String {
      var text = ".c-page{fill:\(page)}.c-ink{fill:\(ink)}.c-soft{fill:\(soft)}.c-grid{stroke:\(grid)}"
      text += ".c-axis{stroke:\(axis)}.c-guide{stroke:\(soft)}.c-edge{stroke:\(page)}.c-median{stroke:\(ink)}"
      for (number, colour) in colours.enumerated() {
        text += ".c-f\(number){fill:\(colour)}.c-s\(number){stroke:\(colour)}"
      }
      return text
    }
    let fonts = ".c-text{font-family:system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;font-size:12px}"
    let bright = rules(
      light, page: "#ffffff", ink: "#1c1e21", soft: "#5a6068", grid: "#e6e8eb", axis: "#9aa0a6")
    let night = rules(dark, page: "#16181c", ink: "#e8eaed", soft: "#a8b0b8", grid: "#2c3036", axis: "#6b7280")
    return fonts + bright + "@media (prefers-color-scheme: dark){\(night)}"
  }()

  static func fill(_ series: Int) -> String { "c-f\(((series % 6) + 6) % 6)" }
  static func stroke(_ series: Int) -> String { "c-s\(((series % 6) + 6) % 6)" }
}
