public import Frames

/// In this room an expression is one over columns; the syntax tree of the language has a node of the same name.
public typealias Expression = Frames.Expression
