import Frames

extension Estimator {
  /// Forecasts of one series: naive, seasonal naive, or linear in its own past and in the calendar.
  public static let seasonal = Estimator(
    "seasonal",
    "Forecasts of a series in time: `train sales, .quantity, time: .date, with: seasonal(period: 7, lags: [1, 7])`.",
    tasks: [.regression],
    parameters: [
      Parameter(
        "period", aliases: ["m", "season_length", "sp"], .int(0...100_000), .int(0),
        "After how many steps the series repeats itself; 0 follows the steps: 24 hours, 7 days, 52 weeks, 12 months."),
      Parameter(
        "method", aliases: ["strategy"], .choice(["linear", "naive", "seasonal_naive"]), .text("linear"),
        "\"naive\" tells the last value, \"seasonal_naive\" that of a period ago, \"linear\" learns from lags and calendar."
      ),
      Parameter(
        "lags", aliases: [], .numbers(1...100_000), .list([]),
        "How many steps ago the values lie that it learns from; without them 1 and the period."),
      Parameter(
        "calendar", aliases: ["seasonal"], .choice(["yes", "no"]), .text("yes"),
        "Whether each place in the period has a level of its own, and each month where a year is known twice."),
      Parameter(
        "trend", aliases: [], .choice(["yes", "no"]), .text("no"), "Whether the level moves by the same each step."),
      Parameter(
        "horizon", aliases: ["h"], .int(1...10_000), .int(1),
        "How many steps ahead `evaluate` lets it tell each row, by what was known before."),
      Parameter(
        "level", aliases: ["confidence"], .double(0.01...0.999), .double(0.95),
        "How often the truth is to lie between `low` and `high`."),
    ], also: ["low", "high"], forecasts: true,
    fit: { SeasonalFit(lesson: $0) }, load: { try SeasonalAnswer($0) })
}
