import Frames
import Language
import Learning

extension ModelObject {
  /// What only a family has: its keys, its members as a frame, and the pooled model.
  var familyFields: [(name: String, value: Value)] {
    guard let family = model.card.family else { return [] }
    var fields: [(name: String, value: Value)] = [("keys", .list(family.keys.map(Value.text)))]
    if let context, let table = try? model.memberTable() {
      fields.append(("members", .object(FrameObject(context.frame(table)))))
    }
    if let pooled = try? model.pooled() {
      fields.append(("pooled", .object(ModelObject(pooled, run: run, in: context))))
    }
    return fields
  }

  /// `family["north"]`, `family[["north", 3]]`: the model of one key.
  func familyMember(_ index: Value) throws -> Value? {
    guard model.isFamily else { return nil }
    let key = try (index.asList ?? [index]).map { try Scalar($0) }
    return .object(ModelObject(try model.member(key), run: run, in: context))
  }
}
