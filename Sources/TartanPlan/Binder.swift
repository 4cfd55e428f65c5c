public import TartanLanguage
public import TartanModel
import TartanText

/// Turns names into identities: from what was written to what is meant on one dataset.
///
/// A binder never looks at statements. What only the session knows (definitions, results, distinct numbers) is asked
/// through its `Surroundings`.
public struct Binder {
  /// The dataset's fields and labels.
  public let catalog: Catalog
  let surroundings: any Surroundings

  /// Makes a binder for commands about the dataset of `catalog`.
  public init(catalog: Catalog, surroundings: any Surroundings) {
    self.catalog = catalog
    self.surroundings = surroundings
  }
}

/// What the session knows and a binder has to ask for.
public protocol Surroundings {
  /// The set that a definition stands for, or nil if there is no such name.
  func definition(named name: String) throws(Diagnostic) -> SetPlan?
  /// The names that are defined, for suggestions.
  var definedNames: [String] { get }
  /// The value of a `$NAME`, or nil if there is no such parameter.
  func parameter(named name: String) -> String?
  /// The statements behind a result or one of its cells.
  func statements(behind result: ResultSyntax) throws(Diagnostic) -> SetPlan
  /// Which recoding took a label of a field away, as it was written; nil if none did.
  func removal(of label: String, from field: FieldDescription) -> String?
  /// The distinct values of a number or date field, ascending, as rows of a table.
  func distinctValues(of field: FieldDescription) throws(Diagnostic) -> [AxisItem]
}

extension Binder {
  /// What a name says, parameters replaced by their values, in NFC.
  ///
  /// - Throws: a diagnostic if there is no such parameter.
  public func text(of name: Name) throws(Diagnostic) -> String {
    guard name.style == .parameter else { return Normalization.nfc(name.text) }
    guard let value = surroundings.parameter(named: name.text) else {
      throw Diagnostic(
        .unknownName, at: name.span, "no parameter named '$\(name.text)'",
        hints: ["let \(name.text) = VALUE", "or on the command line: --set \(name.text)=VALUE"])
    }
    return Normalization.nfc(value)
  }
}
