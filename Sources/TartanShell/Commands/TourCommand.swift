import TartanLanguage
import TartanModel

extension Session {
  /// `tour [next | stop]`: shows one step after the other; each has a line to type.
  mutating func tour(_ word: Name?) throws(Diagnostic) -> Reply {
    let step: Int
    switch word?.text.lowercased() {
    case nil: step = state.tourStep.map { $0 + 1 < Tour.steps.count ? $0 + 1 : 0 } ?? 0
    case "next": step = (state.tourStep ?? -1) + 1
    case "back": step = max(0, (state.tourStep ?? 0) - 1)
    case "again", "start": step = 0
    case "stop":
      state.tourStep = nil
      return .state("the tour is over; tour starts it again", keep: .never)
    case let typed?:
      guard let number = Int(typed), Tour.steps.indices.contains(number - 1) else {
        throw Diagnostic(
          .badValue, at: word?.span, "the tour has \(Tour.steps.count) steps",
          hints: ["tour, tour next, tour 3, tour stop"])
      }
      step = number - 1
    }
    guard Tour.steps.indices.contains(step) else {
      state.tourStep = nil
      return .state("that was the last step; help lists every command", keep: .never)
    }
    state.tourStep = step
    let shown = Tour.steps[step]
    let next = step + 1 < Tour.steps.count ? "then: tour next" : "that is all: help lists every command"
    return Reply(
      answer: Answer(
        kind: .help, title: "Tour",
        sentences: ["\(step + 1) of \(Tour.steps.count): \(shown.title)", ""] + shown.words
          + ["", "  " + shown.line, "", next]))
  }
}

/// The steps of the tour, on the bundled workshop data.
package enum Tour {
  /// One step: what it is about, and a line to type.
  package struct Step: Sendable {
    let title: String
    let words: [String]
    package let line: String
  }

  /// The steps in order; a test types each line.
  package static let steps: [Step] = [
    Step(
      title: "what is in the data",
      words: ["A statement has a theme, any number of tags, and its wording. describe says what the file holds."],
      line: "describe"),
    Step(
      title: "counting",
      words: ["Statements by heading, with the base that the percentages are of."], line: "count by theme"),
    Step(
      title: "an overlap",
      words: ["How many Data statements are also about Quality assurance? Both directions, each with its base."],
      line: "overlap theme:Data with tag:\"Quality assurance\""),
    Step(
      title: "the statements behind a number",
      words: ["Every cell is a set again. % is the last result; its cells go by row and column."],
      line: "show %[Data, QA] first 3"),
    Step(
      title: "a table",
      words: ["Headings by the six commonest tags. A statement can carry several tags, and the table says so."],
      line: "cross theme by tag top 6"),
    Step(
      title: "a table for a paper",
      words: ["The ending picks the format. The file has the whole table with its base and notes; \\input reads it."],
      line: "export % -> \"tour.tex\""),
    Step(
      title: "names",
      words: ["A set can be given a name, which stands for it from then on."],
      line: "define people = theme:(\"Direct support\", \"Working with partners\")"),
    Step(
      title: "a filter", words: ["Everything that follows looks at these only; the prompt says so. back undoes it."],
      line: "filter people"),
    Step(title: "under a filter", words: ["The base is smaller now, and stated."], line: "count by tag"),
    Step(title: "back", words: ["One filter less."], line: "back"),
    Step(
      title: "the wording", words: ["Any form of a word, in context, the hits one below the other."],
      line: "find ~support"),
    Step(
      title: "a published figure",
      words: ["The paper says 214 statements. A claim puts a figure to the test."],
      line: "claim 214 = count(all) \"Roles and remit\""),
    Step(
      title: "saving",
      words: [
        "The analysis as a script: what the results depend on, no more. tartan run tour.sett plays it again,",
        "tartan check tour.sett says whether it still comes out the same.",
      ],
      line: "save \"tour.sett\""),
  ]
}
