import TartanLanguage

/// The manual page, made from the table of commands and the topics of help.
public enum ManualPage {
  /// The page in roff, for section 1.
  public static var text: String {
    var lines = [".TH TARTAN 1 \"\" \"\(Program.version)\" \"User Commands\"", ".SH NAME"]
    lines.append("tartan \\- explore coded statements: filter, cross-tabulate, overlap, replay")
    lines += [".SH SYNOPSIS", ".B tartan", "[\\fIFILE\\fR ...] [\\fB\\-c\\fR \\fICOMMANDS\\fR]"]
    for task in ["run", "check", "plan"] { lines += [".br", ".B tartan \(task)", "\\fISETT\\fR"] }
    lines += [".br", ".B tartan render", "\\fINOTEBOOK\\fR [\\fB\\-\\-to\\fR \\fIPAGE\\fR]"]
    lines += [".SH DESCRIPTION", "Opens files of coded statements at a prompt, or runs commands from a script."]
    lines.append("Each command asks a question about sets of statements; each result states its base.")
    lines += section("COMMANDS", commandGrammars.map { ($0.usage, $0.summary) })
    for topic in HelpTopic.all {
      lines += [".SH " + topic.name.uppercased(), ".nf"] + topic.lines.map(roff) + [".fi"]
    }
    lines += section(
      "EXIT STATUS",
      [
        ("0", "done"), ("1", "a command failed"), ("2", "wrong usage"),
        ("3", "a check or an expect found a difference"), ("130", "interrupted"),
      ])
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ title: String, _ entries: [(String, String)]) -> [String] {
    [".SH " + title] + entries.flatMap { [".TP", "\\fB\(roff($0.0))\\fR", roff($0.1)] }
  }

  /// Text as roff takes it: no line begins with a dot, no backslash means anything.
  private static func roff(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      default: escaped.append(character)
      }
    }
    return escaped.hasPrefix(".") || escaped.hasPrefix("'") ? "\\&" + escaped : escaped
  }
}
