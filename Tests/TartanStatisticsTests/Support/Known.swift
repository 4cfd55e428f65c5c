import Testing

/// A value that is not nil, as `#require` gives it; can stand inside other expectations.
func known<Value>(_ value: Value?, at location: SourceLocation = #_sourceLocation) throws -> Value {
  try #require(value, sourceLocation: location)
}
