import TartanLanguage
import TartanModel
import Testing

@Suite struct GrammarTests {
  @Test func eachCommandHasOneEntry() {
    #expect(
      commandGrammars.map(\.command).sorted { $0.rawValue < $1.rawValue }
        == CommandWord.allCases.sorted { $0.rawValue < $1.rawValue })
    for grammar in commandGrammars {
      #expect(grammar.usage.hasPrefix(grammar.word))
      #expect(!grammar.summary.isEmpty && !grammar.summary.hasSuffix("."))
    }
  }

  @Test(arguments: CommandWord.allCases) func aMisspelledCommandIsFound(_ command: CommandWord) {
    guard case .failure(let mistake) = parsed(command.rawValue + "x") else {
      // `claim` with one letter more may be `claims`, and so on; none with an x is.
      Issue.record("no mistake")
      return
    }
    #expect(mistake.code == .unknownCommand)
    #expect(mistake.hints.contains("did you mean \(command.rawValue)?"))
  }

  /// A subject for each command that takes clauses.
  static let subjects: [(CommandWord, String)] = [
    (.describe, "describe a"), (.count, "count x"), (.show, "show x"), (.find, "find x"), (.cross, "cross a by b"),
    (.overlap, "overlap a, b"), (.pairs, "pairs a"), (.claims, "claims"), (.cite, "cite"), (.why, "why \"x\" in \"y\""),
    (.export, "export"), (.datasets, "datasets"),
    (.filter, "filter x"), (.use, "use x"), (.define, "define x = y"), (.note, "note \"x\""), (.set, "set a b"),
    (.words, "words x"), (.spread, "spread a across b"), (.compare, "compare a by b"), (.agree, "agree a by b"),
    (.merge, "merge a b, c as d"), (.rename, "rename a b as c"), (.move, "move x to a:b"), (.tag, "tag x with y"),
    (.untag, "untag x with y in a"), (.split, "split a b by x as c"), (.difference, "diff %1 %2"),
    (.history, "history 3"), (.save, "save \"x\""), (.render, "render \"x\""), (.expect, "expect 1 = 1"),
    (.claim, "claim 1 = 1 \"s\""),
  ]

  private func example(_ clause: ClauseKeyword) -> String {
    switch clause {
    case .filter: "where all"
    case .cells: "cells n"
    case .sort: "sort by name"
    case .top: "top 3"
    case .minimum: "min 3"
    case .fields: "fields a"
    case .first: "first 3"
    case .context: "context 3"
    case .by: "by jaccard"
    case .withMissing: "with missing"
    case .base: "base tagged"
    case .output: "-> \"f\""
    case .measures: "measures or, dice"
    case .intervals: "intervals exact"
    case .test: "test"
    case .permutations: "permutations 99"
    case .bootstrap: "bootstrap 99"
    case .seed: "seed 7"
    case .correction: "correction bh"
    case .person: "person a"
    case .per: "per a"
    case .categories: "categories 4"
    case .core: "core 80"
    case .stopwords: "stopwords none"
    case .stems: "stems"
    case .suppress: "suppress 5"
    case .round: "round 5 random x"
    case .explain: "explain"
    }
  }

  @Test(arguments: subjects) func theParserTakesTheClausesOfTheTableAndNoOther(
    _ command: CommandWord, _ subject: String
  ) {
    let grammar = commandGrammars.first { $0.command == command }
    for clause in ClauseKeyword.allCases {
      let isTaken = grammar?.clauses.contains(clause) == true
      switch parsed(subject + " " + example(clause) + (command == .export && clause != .output ? " -> \"f\"" : "")) {
      case .success: #expect(isTaken, "\(subject) \(clause)")
      case .failure(let mistake):
        #expect(!isTaken && mistake.code == .unknownClause, "\(subject) \(clause): \(mistake)")
      }
    }
  }

  @Test func reservedWordsAreInOrderAndQuoted() {
    #expect(ReservedWords.all == ReservedWords.all.sorted())
    for word in ReservedWords.all { #expect(nameText(word) == "\"\(word)\"") }
    for clause in ClauseKeyword.allCases where clause != .output && clause != .withMissing {
      #expect(ReservedWords.contains(clause.rawValue) == clause.isReserved)
      #expect(nameText(clause.rawValue) == "\"\(clause.rawValue)\"")
    }
  }
}
