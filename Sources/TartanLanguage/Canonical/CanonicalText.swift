/// The one spelling of a command: key words in lower case, clauses in a fixed order, brackets and quotes only where
/// they are needed.
///
/// Parsing it gives the same command again, but for places, for the choice between a word and a quoted text, and for
/// the order in which a chain of `and` or of `or` is joined.
public func canonicalText(of command: CommandSyntax) -> String { command.canonical }

/// The one spelling of a set.
public func canonicalText(of set: SetSyntax) -> String { set.canonical }

/// The one spelling of a value.
public func canonicalText(of expression: ExpressionSyntax) -> String { expression.canonical }

/// The one spelling of what stands at a side of a table.
public func canonicalText(of axis: AxisSyntax) -> String { axis.canonical }

/// The one spelling of what is asked of a field.
public func canonicalText(of value: ValueSyntax) -> String { value.canonical }

/// A label as it is written behind a field's colon: in quotes if it must be.
public func labelText(_ label: String) -> String { Spelled.value(label) }

/// A field or a name as it is written: in quotes if it must be.
public func nameText(_ name: String) -> String { Spelled.word(name) }

/// A text in double quotes, on one line.
public func quotedText(_ text: String) -> String { Spelled.quoted(text) }
