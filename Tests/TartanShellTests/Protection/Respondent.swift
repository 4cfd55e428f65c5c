import TartanModel
import TartanShell

/// A session that is asked about made-up statements.
final class Respondent {
  private var session: Session
  private let output = Output()

  private let files = MemoryFiles()

  private final class Output { var results: [RenderedResult] = [] }

  init(_ data: CodedStatements) throws {
    let place = Disk.temporaryFile()
    Disk.write(data.csv, to: place)
    defer { Disk.remove(place) }
    let output = output
    let files = files
    session = Session(
      environment: SessionEnvironment(
        folder: "/memory", home: "/memory", files: files, program: "test", stop: StopFlag(), cores: 1,
        emit: { output.results.append($0) }))
    _ = try session.run("load \"\(place)\" as data id from \"id\" as id tag from \"tags\" split \";\"")
  }

  /// Gives a parameter from outside.
  func give(_ name: String, _ value: String) { session.setParameter(name, to: value) }

  /// A file that was written.
  func text(of file: String) -> String { files.text(of: "/memory/" + file) }

  /// The answer to a command; nil where nothing can be shown.
  func ask(_ line: String) throws -> Answer? {
    output.results = []
    do {
      _ = try session.run(line)
    } catch  where error.code == .confidential {
      return nil
    }
    return output.results.last?.answer
  }
}

extension Answer {
  /// A printed cell by the names of its row and column; nil where there is none.
  func cell(_ row: String, _ column: String, of table: Int = 0) -> Cell? {
    guard tables.indices.contains(table), let line = tables[table].rows.first(where: { $0.cells.first == .text(row) })
    else { return nil }
    let columns = tables[table].columns
    guard let index = columns.firstIndex(where: { ($0.group ?? $0.name) == column }) else { return nil }
    return line.cells[index]
  }

  /// The whole numbers in sentences, notes and what is left out.
  var spokenNumbers: Set<Int> {
    var numbers: Set<Int> = []
    for text in sentences + notes + tables.flatMap(\.omitted) + [title] {
      for run in text.split(whereSeparator: { !$0.isNumber }) { if let number = Int(run) { numbers.insert(number) } }
    }
    return numbers
  }
}
