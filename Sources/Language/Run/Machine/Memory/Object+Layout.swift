extension Object {
  // Safe because `layout` is fixed at birth, and each of these stands for one final class.
  @inline(__always) var textObject: TextObject? { layout == .text ? unsafeDowncast(self, to: TextObject.self) : nil }
  @inline(__always) var listObject: ListObject? { layout == .list ? unsafeDowncast(self, to: ListObject.self) : nil }
  @inline(__always) var rangeObject: RangeObject? {
    layout == .range ? unsafeDowncast(self, to: RangeObject.self) : nil
  }
  @inline(__always) var functionObject: FunctionObject? {
    layout == .function ? unsafeDowncast(self, to: FunctionObject.self) : nil
  }
  @inline(__always) var recordObject: RecordObject? {
    layout == .record ? unsafeDowncast(self, to: RecordObject.self) : nil
  }
}

extension Value {
  @inline(__always) var asFunction: FunctionObject? {
    if case .object(let object) = self { object.functionObject } else { nil }
  }
}
