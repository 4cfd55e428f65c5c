import TartanModel
import TartanText

/// The columns of the view `statements`: one a field, by the field's name where that is free.
struct ColumnNames {
  private let names: [String]

  init(_ directory: Directory) {
    var taken: Set<String> = ["statement", "line"]
    var names: [String] = []
    for field in directory.fields.prefix(StoreFormat.mostColumns) {
      // A name in SQL ends at a zero byte, and nobody can type a control character.
      let plain = Control.visible(field.description.name)
      var name = plain
      var number = 2
      while !taken.insert(name.lowercased()).inserted {
        name = "\(plain)_\(number)"
        number += 1
      }
      names.append(name)
    }
    self.names = names
  }

  /// The column of the field at `index`; nil for a field beyond those that a view can show.
  subscript(index: Int) -> String? { names.indices.contains(index) ? names[index] : nil }
}

extension String {
  /// As a name in SQL.
  var sqlName: String {
    "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  /// As a text in SQL.
  var sqlText: String { "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }
}
