public import Language

/// What the body of a verb may return: anything that can become a value of the language.
public protocol Answer: SendableMetatype {
  func value(in session: Session) -> Value
}

extension Value: Answer {
  public func value(in session: Session) -> Value { self }
}

extension Int: Answer {
  public func value(in session: Session) -> Value { .int(self) }
}

extension Double: Answer {
  public func value(in session: Session) -> Value { .double(self) }
}

extension Bool: Answer {
  public func value(in session: Session) -> Value { .bool(self) }
}

extension String: Answer {
  public func value(in session: Session) -> Value { .text(self) }
}

extension Optional: Answer where Wrapped: Answer {
  public func value(in session: Session) -> Value { self?.value(in: session) ?? .none }
}

extension Array: Answer where Element: Answer {
  public func value(in session: Session) -> Value { .list(map { $0.value(in: session) }) }
}
