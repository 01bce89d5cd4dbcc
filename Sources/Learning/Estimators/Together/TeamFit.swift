import Engines
import Frames

/// The training of several estimators that answer together: each learns from all rows, and what stands above them from
/// answers about rows that the members had not seen.
struct TeamFit: Fit {
  enum Kind: String, Codable { case blend, stack }

  let lesson: Lesson
  let kind: Kind

  var engine: String {
    let members = (try? Member.all(lesson)) ?? []
    let engines = members.reduce(into: [String]()) { list, member in
      let engine = member.fit(lesson).engine
      if !list.contains(engine) { list.append(engine) }
    }
    return "\(kind.rawValue) 1 of \(engines.joined(separator: ", "))"
  }

  func check(features: Int) throws {
    for member in try Member.all(lesson) { try member.fit(lesson).check(features: features) }
  }

  func taking(_ rows: LabelledRows, validation: LabelledRows?) throws -> () throws -> FitResult {
    let members = try Member.all(lesson)
    guard members.count > 1 else {
      throw Fault(
        "L057", "`\(kind.rawValue)` needs at least 2 members", help: "write `\(kind.rawValue)(gbm(), logistic())`")
    }
    let weights = try weights(members)
    return {
      let columns = weights == nil ? try members.map { try held($0, rows, validation) } : []
      var notes: [String] = []
      var parts: [[UInt8]] = []
      for (place, member) in members.enumerated() {
        let result = try Watch.current.stage(Progress("\(member.estimator.name), \(place + 1) of \(members.count)")) {
          try member.fit(lesson).taking(rows, validation: validation)()
        }
        if let stopped = result.stopped { throw FitResult.fault(stoppedAfter: stopped.after, of: stopped.of) }
        notes += result.notes.map { "\(member.estimator.name): \($0)" }
        parts.append(result.bytes)
      }
      var header = TeamHeader(kind: kind, members: members)
      if let weights {
        header.weights = weights
      } else if kind == .blend {
        let found = BlendWeights(columns, rows, lesson.task).values
        header.weights = found
        let told = zip(members, found).map { "\($0.estimator.name) \(Counted.decimals($1, 3))" }
        notes.append("weights fitted on rows that members had not seen: " + told.joined(separator: ", "))
      } else {
        let above = try Above(lesson, members: members.count)
        header.final = above.member.estimator.name
        header.finalParameters = above.member.parameters
        parts.append(try above.bytes(columns, rows))
      }
      let bytes = try header.package(parts)
      var result = FitResult(bytes: bytes, notes: notes)
      if let validation {
        result.validation = validation.loss(
          lesson.task, try TeamAnswer(lesson.learnt(bytes)).predict(validation.source))
      }
      return result
    }
  }

  /// The weights that were given, brought to a sum of 1; none where they are to be fitted. L057 when they do not fit the
  /// members.
  private func weights(_ members: [Member]) throws -> [Double]? {
    guard kind == .blend, case .list(let values) = lesson.value("weights"), !values.isEmpty else { return nil }
    let weights = values.compactMap(\.double)
    let total = weights.reduce(0, +)
    guard weights.count == members.count, total > 0 else {
      throw Fault(
        "L057", "`blend` has \(members.count) members, and was given \(weights.count) weights of the sum \(total)",
        subject: "weights", help: "give each a weight of 0 or more, or none to have them fitted")
    }
    return weights.map { $0 / total }
  }

  /// What a member says of rows that it had not seen, row after row.
  private func held(_ member: Member, _ rows: LabelledRows, _ validation: LabelledRows?) throws -> [Double] {
    try Watch.current.stage(Progress(member.estimator.name)) {
      try CrossFit(
        estimator: member.estimator, lesson: member.lesson(lesson), parts: lesson.whole("cv"), validation: validation
      ).answers(rows)
    }
  }
}
