internal import CEngines

/// The rows by which LightGBM places its bins: the same rows that it would choose out of a whole matrix, so that a
/// dataset fed by blocks equals one fed at once.
struct BoosterSample {
  private var columns: [SampleColumn]
  /// Every place of the sample, for the features without zeros.
  private let all: SampleColumn

  init(_ source: some FeatureSource, _ parameters: String, _ library: LightGBMLibrary) throws {
    var wanted: CInt = 0
    try library.check { $0.LGBM_GetSampleCount(Int32(source.rowCount), parameters, &wanted) }
    var chosen = [Int32](repeating: 0, count: max(0, Int(wanted)))
    var found: Int32 = 0
    // Safe because there is room for as many rows as the call before told.
    try library.check { $0.LGBM_SampleIndices(Int32(source.rowCount), parameters, &chosen, &found) }
    chosen.removeLast(chosen.count - min(chosen.count, max(0, Int(found))))
    let count = chosen.count
    all = SampleColumn(room: count)
    for place in 0..<count { try all.append(.nan, at: place) }
    all.settlePlaces()
    columns = (0..<source.featureCount).map { _ in SampleColumn(room: count) }
    var start = 0
    try source.read(rows: chosen) { block in
      try Watch.current.check()
      guard start + block.count <= count else { throw Fault("E035", "the rows changed while they were read") }
      for (feature, column) in columns.enumerated() {
        for row in 0..<block.count {
          // Safe because the block holds `count` rows of as many features as there are columns.
          try column.append(block.numbers[row * block.featureCount + feature], at: start + row)
        }
      }
      start += block.count
    }
  }

  /// Calls `body` with the sample as LightGBM takes it.
  func withColumns(
    _ body: (
      UnsafeMutablePointer<UnsafeMutablePointer<Double>?>?, UnsafeMutablePointer<UnsafeMutablePointer<CInt>?>?,
      UnsafePointer<CInt>?, Int32
    ) throws -> Void
  ) throws {
    var numbers: [UnsafeMutablePointer<Double>?] = columns.map(\.numbers)
    var places: [UnsafeMutablePointer<CInt>?] = columns.map { $0.places ?? all.places }
    // Safe because the columns live through the call, which sorts numbers in place and only reads places.
    try withExtendedLifetime(self) { try body(&numbers, &places, columns.map { CInt($0.count) }, Int32(all.count)) }
  }
}

/// The numbers of one feature in a sample that are not zero.
private final class SampleColumn {
  private let room: Int
  // Safe because both are allocated for `room` elements, freed once, and written and read below `count` only.
  let numbers: UnsafeMutablePointer<Double>
  /// Where the numbers stand in the sample; none while every place has one.
  private(set) var places: UnsafeMutablePointer<Int32>?
  private(set) var count = 0

  init(room: Int) {
    self.room = room
    numbers = .allocate(capacity: max(1, room))
  }

  deinit {
    numbers.deallocate()
    places?.deallocate()
  }

  /// Takes the number at the next place of the sample.
  func append(_ number: Double, at place: Int) throws {
    guard abs(number) > Forest.zero || number.isNaN else {
      settlePlaces()
      return
    }
    guard count < room else { throw Fault("E035", "the rows changed while they were read") }
    numbers[count] = number
    places?[count] = Int32(place)
    count += 1
  }

  /// From now on places are told; up to now every one had a number.
  func settlePlaces() {
    guard places == nil else { return }
    let made = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, room))
    for place in 0..<count { made[place] = Int32(place) }
    places = made
  }
}
