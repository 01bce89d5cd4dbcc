import Engines
import Frames
import Synchronization

/// Where the members of a family learn, any number at a time, each on one thread.
struct FamilySchool: Sendable {
  let lesson: Lesson
  let estimator: Estimator
  let minimumRows: Int
  let isBalanced: Bool
  let rows: FamilyRows
  /// The values of each key.
  let values: [[Scalar]]
  let held: FamilyRows?
  private let heldGroups: [[Int]: Int]

  init(
    lesson: Lesson, estimator: Estimator, minimumRows: Int, isBalanced: Bool, rows: FamilyRows, values: [[Scalar]],
    held: FamilyRows?
  ) {
    self.lesson = lesson
    self.estimator = estimator
    self.minimumRows = minimumRows
    self.isBalanced = isBalanced
    self.rows = rows
    self.values = values
    self.held = held
    let codes = held?.groups.codes ?? []
    heldGroups = Dictionary(zip(codes, codes.indices), uniquingKeysWith: { first, _ in first })
  }

  /// What became of one group.
  struct Learnt: Sendable {
    var member: FamilyMember
    var codes: [Int]
    var engine: [UInt8] = []
    /// The answers to the group's rows that were held back, by the pooled model where it follows that.
    var answers: [Double] = []
    var heldRows: [Int] = []
  }

  /// Learns all groups, as many at a time as there are threads.
  func learnAll() throws -> [Learnt] {
    let watch = Watch.current
    let total = rows.groups.count
    let done = Atomic(0)
    watch.tell(Progress("training", of: Double(total), .models))
    return try Beside.map(total, together: lesson.threads > 1, threads: lesson.threads) { group in
      // What a member tells of itself would drown how many are done.
      let learnt = try Watch { watch.isStopped }.run { try learn(group) }
      let count = done.add(1, ordering: .relaxed).newValue
      if !watch.isStopped { watch.tell(Progress("training", done: Double(count), of: Double(total), .models)) }
      return learnt
    }
  }

  /// Learns one group.
  func learn(_ group: Int) throws -> Learnt {
    let codes = rows.groups.codes[group]
    let own = rows.groups.rows(group)
    var learnt = Learnt(
      member: FamilyMember(key: zip(codes, values).map { $1[$0] }, rows: own.count, iterations: 0), codes: codes)
    let heldGroup = held.flatMap { held in heldGroups[codes].map { (held, $0) } }
    if let heldGroup { learnt.heldRows = heldGroup.0.groups.rows(heldGroup.1) }
    if own.count < minimumRows {
      learnt.member.follows = .fewRows
    } else if lesson.task.isClassification, rows.hasOneClass(own) {
      learnt.member.follows = .oneClass
    } else if Watch.current.isStopped {
      learnt.member.follows = .stopped
    } else {
      try fit(&learnt, rows.taking(own), heldGroup.map { $0.0.taking(learnt.heldRows) })
    }
    return learnt
  }

  private func fit(_ learnt: inout Learnt, _ rows: LabelledRows, _ held: LabelledRows?) throws {
    let own = Lesson(
      parameters: lesson.parameters, task: lesson.task, target: lesson.target, rows: rows.labels.count,
      seed: lesson.seed, threads: 1)
    let fit = estimator.fit(own)
    let found: FitResult
    do {
      found = try fit.taking(
        isBalanced ? rows.balanced(lesson.classes) : rows,
        validation: isBalanced ? held?.balanced(lesson.classes) : held
      )()
    } catch let fault as Fault where Watch.current.isStopped && ["L016", "E011"].contains(fault.code) {
      learnt.member.follows = .stopped
      return
    }
    guard found.stopped == nil else {
      learnt.member.follows = .stopped
      return
    }
    learnt.engine = try FamilyEngine.stored(found.bytes)
    learnt.member.iterations = found.iterations
  }
}

extension FamilySchool.Learnt {
  /// The same with the judgement of its rows that were held back.
  func judged(by judge: FamilyJudge) throws -> Self {
    guard !heldRows.isEmpty, member.follows != .stopped else { return self }
    var learnt = self
    (learnt.member.judged, learnt.answers) = try judge.judged(
      heldRows, by: member.follows == nil ? engine[...] : nil)
    return learnt
  }
}
