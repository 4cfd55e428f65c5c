import TartanText

/// The name of a dataset that the script does not name.
enum DatasetName {
  /// File names that say nothing: the folder's name says more.
  private static let generic: Set<String> = ["statements", "statement", "data", "dataset", "export", "table", "coded"]

  /// The file's name without its ending, or its folder's name, as one word.
  static func of(_ path: String) -> String {
    let stem = Path.stem(path)
    guard generic.contains(stem.lowercased()) else { return word(stem) }
    let folder = Path.split(Path.split(path).folder).name
    return word(folder.isEmpty || folder == "." || folder == ".." || folder == "/" ? stem : folder)
  }

  /// `name` with a dash for each run of what cannot stand in a word.
  private static func word(_ name: String) -> String {
    var word = ""
    for character in Normalization.nfc(name) {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        word.append(character)
      } else if !word.isEmpty, word.last != "-" {
        word.append("-")
      }
    }
    while word.last == "-" { word.removeLast() }
    return word.isEmpty ? "data" : word
  }
}
