package import TartanLanguage

/// Examples of each command, on the bundled workshop data; a test runs them all in this order in one session.
package enum CommandExamples {
  /// The examples of one command.
  package static func examples(of command: CommandWord) -> [String] {
    all.first { $0.command == command }?.lines ?? []
  }

  /// The commands that need one.
  package static var commands: [CommandWord] { CommandWord.allCases }

  /// All examples.
  package static let all: [(command: CommandWord, lines: [String])] = [
    (
      .load,
      [
        "load \"datasets/vsht-2020/statements.csv\"",
        "load \"datasets/vsht-2020/statements.csv\" as workshop theme from \"theme\" tag from \"tags\" split \";\"",
      ]
    ),
    (.datasets, ["datasets"]),
    (.use, ["use vsht-2020"]),
    (.drop, ["drop workshop"]),
    (.describe, ["describe", "describe theme"]),
    (
      .define,
      ["define quality = tag:\"Quality assurance\"", "define joint = tag:\"Multi-agency working\" and not theme:Data"]
    ),
    (.names, ["names"]),
    (.filter, ["filter theme:(Data, Strategy)", "filter all", "filter joint"]),
    (.back, ["back"]),
    (
      .count,
      [
        "count theme:Data and quality", "count by theme", "count tag:none by theme", "count by theme suppress 10",
        "count by theme round 5", "count by theme intervals",
      ]
    ),
    (.show, ["show theme:Data and quality first 3", "show tag:only(Advocacy) fields theme, tag"]),
    (.find, ["find data", "find ~challenge context 5", "find /agenc\\w+/ where theme:Strategy"]),
    (
      .cross,
      [
        "cross theme by tag top 6", "cross theme by tag top 4 cells n, row% sort rows by total",
        "cross {Data = theme:Data, QA = tag:\"Quality assurance\"} by tag top 3",
        "cross theme by tag test permutations 999", "cross tag by theme test rao-scott correction bh",
        "cross theme top 5 by tag top 3 cells n (row%), residual explain", "cross theme by tag top 6 base taggings",
      ]
    ),
    (
      .overlap,
      [
        "overlap theme:Data with tag:\"Quality assurance\"", "overlap theme:Data with quality measures phi, or explain",
        "overlap theme:Data with tag:\"Quality assurance\" test", "overlap tag top 4",
        "overlap theme:Data, quality, joint",
      ]
    ),
    (
      .pairs,
      [
        "pairs tag top 5", "pairs tag with theme by jaccard min 3 top 5", "pairs tag by npmi min 5",
        "pairs tag with theme test correction bh top 5",
      ]
    ),
    (.spread, ["spread tag top 6 across theme", "spread tag across theme core 50 measures evenness top 5"]),
    (.compare, ["compare tag by theme top 6", "compare tag by theme measures jaccard sort by name top 4"]),
    (
      .agree,
      [
        "load \"datasets/roles-demo/statements.csv\"", "agree coder_a, coder_b top 3 bootstrap 200",
        "show %[disagreements] first 2", "use vsht-2020",
      ]
    ),
    (.words, ["words theme:Data top 5", "words theme:Data against theme:Strategy stems top 5"]),
    (.title, ["title \"Which tags go together\""]),
    (.note, ["note \"counted over all headings\""]),
    (.claim, ["claim 214 = count(all) \"section 2\"", "claim 23 = count(theme:Data and quality) \"section 3\""]),
    (.claims, ["claims"]),
    (.expect, ["expect count(all) = 215", "expect share(quality of theme:Data) = 0.74"]),
    (.parameter, ["let least = 3", "let heading = \"Data\"", "count theme:$heading"]),
    (.explain, ["explain count theme:Data and quality", "explain cross theme by tag top 6"]),
    (.results, ["results"]),
    (.history, ["history 5"]),
    (.settings, ["settings"]),
    (.set, ["set table plain", "set table ruled"]),
    (.forget, ["forget joint"]),
    (.export, ["export %1 -> \"table.csv\"", "export % -> \"table.tex\"", "export values -> \"values.tex\""]),
    (.save, ["save \"overlaps.sett\"", "save \"overlaps.md\""]),
    (.why, ["why \"table.csv\"", "why \"table.tex\" in \"datasets/vsht-2020/statements.csv\""]),
    (.cite, ["cite", "cite -> \"methods.md\""]),
    (.plan, ["plan \"overlaps.sett\""]),
    (.check, ["check \"overlaps.sett\"", "check \"overlaps.md\""]),
    (.render, ["render \"overlaps.md\"", "render \"overlaps.md\" -> \"overlaps.html\""]),
    (.run, ["run \"overlaps.sett\""]),
    (.help, ["help", "help cross", "help terms", "help measures", "help jaccard"]),
    (.tour, ["tour"]),
    (
      .merge,
      [
        "merge theme Management, \"Line management\" as \"All management\"",
        "merge tag multi*, collab* as \"Working together\"",
      ]
    ),
    (.rename, ["rename theme Data as \"Data and records\""]),
    (.move, ["move id:(S001, S002) to theme:Strategy", "move text:support to new theme:\"Direct help\""]),
    (.tag, ["tag text:data with \"Data handling\"", "tag quality and text:data with new \"Joint quality\" in tag"]),
    (.untag, ["untag theme:Strategy with \"Data handling\""]),
    (.split, ["split theme Training by tag:none as \"Other training\""]),
    (.steps, ["steps"]),
    (.undo, ["undo", "undo"]),
    (.redo, ["redo"]),
    (
      .whatIf,
      [
        "what if merge theme Strategy, Training as \"Strategy and training\" then count by theme",
        "what if untag all with \"Data handling\" then cross theme by tag top 6",
      ]
    ),
    (.difference, ["diff %2 %4"]),
    (.leaveOut, ["leave out each theme: count by tag top 5", "leave out each theme: count quality"]),
    (.quit, ["quit"]),
  ]
}
