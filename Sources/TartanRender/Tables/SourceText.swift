import TartanModel

extension Provenance {
  /// Where a result comes from, for people: file, fingerprint, program, command.
  var sentence: String {
    var parts = ["\(dataFile), SHA-256 \(fingerprint.prefix(12))"]
    if let recoding { parts.append("recoded: " + recoding) }
    if let filter { parts.append("filter " + filter) }
    if let settings { parts.append(settings) }
    parts.append(programName)
    parts.append(command)
    return parts.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The program with its name, where only the version was given.
  var programName: String {
    program.first?.isNumber == true ? "tartan " + program : program
  }

  /// The members of the JSON form, in their fixed order.
  var json: String {
    // Where all settings are as they come, the member is left out: most results have nothing to say here.
    let recoding = recoding.map { [("recoding", JSONText.string($0))] } ?? []
    let settings = settings.map { [("settings", JSONText.string($0))] } ?? []
    return JSONText.object(
      [
        ("dataFile", JSONText.string(dataFile)), ("sha256", JSONText.string(fingerprint)),
        ("filter", JSONText.string(filter)),
      ] + recoding + settings + [
        ("command", JSONText.string(command)), ("program", JSONText.string(program)),
        ("result", result.map(String.init) ?? "null"),
      ] + (steps.isEmpty ? [] : [("steps", JSONText.array(steps.map { JSONText.string($0) }))]))
  }

  /// One line that a program finds and reads in any text format: `tartan: {"dataFile":…}`.
  ///
  /// It is one line of JSON in which no character can end the comment around it: neither `--` nor `<` nor `>` occur.
  var line: String {
    var safe = ""
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": safe += "\\u003c"
      case ">": safe += "\\u003e"
      case "-" where safe.unicodeScalars.last == "-": safe += "\\u002d"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return "tartan: " + safe
  }
}
