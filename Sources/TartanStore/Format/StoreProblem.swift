import TartanModel

/// What can be wrong with a saved dataset: one message and one remedy each.
struct StoreProblem {
  /// How the file is called in messages.
  let name: String

  /// What to do about a file that cannot be used.
  private static let remedy = "get back a copy of it, or load the file that it was saved from and save that again"

  func empty() -> Diagnostic {
    Diagnostic(.badData, at: nil, "'\(name)' is empty", hints: [StoreProblem.remedy])
  }

  func foreign(isDatabase: Bool) -> Diagnostic {
    guard isDatabase else {
      return Diagnostic(
        .badData, at: nil, "'\(name)' is no saved dataset, whatever its name says",
        hints: ["load a table under a name that ends in .csv, .tsv or .txt"])
    }
    return Diagnostic(
      .badData, at: nil, "'\(name)' is an SQLite database that Tartan did not save",
      hints: ["write its table as CSV: sqlite3 -header -csv \"\(name)\" \"SELECT * FROM table\" > table.csv"])
  }

  func newer(_ version: Int) -> Diagnostic {
    Diagnostic(
      .badData, at: nil,
      "'\(name)' was saved by a newer program: its format is \(version), and this program reads up to "
        + "\(StoreFormat.version)",
      hints: ["use the newer program, or load the file that it was saved from"])
  }

  func cut(size: Int, expected: Int) -> Diagnostic {
    let what = size < expected ? "is cut short" : "has more behind its end"
    return Diagnostic(
      .badData, at: nil, "'\(name)' \(what): \(size) bytes of \(expected)", hints: [StoreProblem.remedy])
  }

  func changed() -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "another program has changed '\(name)' since it was saved", hints: [StoreProblem.remedy])
  }

  func logged(_ ending: String) -> Diagnostic {
    Diagnostic(
      .badData, at: nil, "'\(name)\(ending)' lies beside '\(name)': another program is changing it, or was stopped",
      hints: ["close that program, then " + StoreProblem.remedy])
  }

  func damaged(_ reason: String) -> Diagnostic {
    Diagnostic(.badData, at: nil, "'\(name)' is damaged: \(reason)", hints: [StoreProblem.remedy])
  }

  func diagnostic(_ failure: SavingFailure) -> Diagnostic {
    switch failure {
    case .stopped: Diagnostic(.interrupted, at: nil, "stopped while saving")
    case .tooLong:
      Diagnostic(
        .badData, at: nil,
        "a statement is longer than \(StoreFormat.largestPiece / 1_000_000) MB, which no SQLite "
          + "file can hold", hints: ["keep the file that it was read from"])
    case .database(let failure) where failure.kind == .full:
      Diagnostic(
        .file, at: nil, "'\(name)' was not written: the disk is full",
        hints: ["make room, or write to another disk; nothing was left half written"])
    case .database(let failure):
      Diagnostic(.file, at: nil, "'\(name)' was not written: \(failure.message)")
    }
  }
}
