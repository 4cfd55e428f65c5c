import Glibc
import Testing

/// What a user sees, word for word. `TARTAN_ACCEPT=1 swift test --filter Transcript` accepts what is printed now.
@Suite struct TranscriptTests {
  private static let accepts = unsafe getenv("TARTAN_ACCEPT") != nil
  static let files = Disk.files(below: Checkout.root + "/Tests/Transcripts", ending: ".transcript")
  static let pages =
    (Disk.files(below: Checkout.root + "/docs", ending: ".md") + [Checkout.root + "/README.md"])
    .filter { Disk.text(of: $0).map(DocumentedTranscripts.isIn) ?? false }

  @Test func thereAreTranscripts() {
    #expect(TranscriptTests.files.count >= 8)
    #expect(!TranscriptTests.pages.isEmpty)
  }

  @Test(arguments: files) func aTranscriptPrintsWhatItSays(_ path: String) throws {
    let before = try #require(Disk.text(of: path))
    let stage = TranscriptStage()
    let after = Transcript(file: before).replayed(stage.play)
    if TranscriptTests.accepts, before != after { Disk.write(after, to: path) }
    #expect(Difference.of(before, after) == nil, "\(path)")
  }

  @Test(arguments: pages) func aPageOfTheDocumentationPrintsWhatItSays(_ path: String) throws {
    let before = try #require(Disk.text(of: path))
    let after = DocumentedTranscripts.replayed(before, TranscriptStage())
    if TranscriptTests.accepts, before != after { Disk.write(after, to: path) }
    #expect(Difference.of(before, after) == nil, "\(path)")
  }

  @Test func atLeastAQuarterOfTheTranscriptLinesAreErrors() throws {
    var exchanges = 0
    var errors = 0
    for path in TranscriptTests.files {
      for case .exchange(_, let answer) in Transcript(file: try #require(Disk.text(of: path))).pieces {
        exchanges += 1
        if answer.contains("error: ") { errors += 1 }
      }
    }
    #expect(errors * 4 >= exchanges, "\(errors) of \(exchanges)")
  }
}

/// The first line in which two texts differ.
enum Difference {
  static func of(_ before: String, _ after: String) -> String? {
    guard before != after else { return nil }
    let old = before.split(separator: "\n", omittingEmptySubsequences: false)
    let new = after.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let was = line < old.count ? old[line] : "(end)"
    let now = line < new.count ? new[line] : "(end)"
    return "line \(line + 1): expected “\(was)”, printed “\(now)”"
  }
}
