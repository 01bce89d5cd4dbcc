import Frames

extension PreparationKind {
  public static let scale = PreparationKind(
    "scale", "Move and stretch numbers to mean 0 and standard deviation 1.", example: "scale(.income)", choice: .missing
  ) { _, column in
    guard var numbers = column.numbers else {
      throw column.refusal(
        "`scale` is for numbers, and `\(column.column.name)` holds \(column.column.type)", help: "leave it out")
    }
    if let fill = column.fillNumber { numbers += [Double](repeating: fill, count: column.missing) }
    guard let profile = NumericProfile(numbers) else { return }
    column.centre = profile.mean
    if let deviation = profile.deviation, deviation > 0 { column.spread = deviation }
  }
}
