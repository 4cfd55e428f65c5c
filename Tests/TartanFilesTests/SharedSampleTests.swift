import TartanEngine
import TartanFiles
import TartanModel
import Testing

/// Files of other people, which stand beside the project and are no part of it.
struct SharedSampleTests {
  private static let movies = Sample.shared("samples/movies.csv")
  private static let highlights = Sample.shared("samples/taguette_highlights.csv")
  private static let coders = Sample.shared("reference/p5_two_coders.csv")

  @Test(.enabled(if: movies != nil, "needs ../shared/samples/movies.csv"))
  func aTableWithOneColumnAGenre() throws {
    let loaded = try Sample.load(path: try #require(SharedSampleTests.movies))
    #expect(loaded.report.delimiter == "semicolon")
    #expect(
      loaded.shape == ["id id", "Name text", "ReleaseDate date", "tag multi", "AvgRating number", "Watches number"])
    #expect(loaded.report.statements == 3883)
    let genres = try loaded.field("tag").labels
    #expect(genres.names.count == 17)
    // awk -F';' '{n+=$3} END {print n}' movies.csv gives 503 for Action, the third column.
    #expect(genres.counts[0] == 503)
    #expect(try loaded.values("tag")[0] == ["Children", "Comedy"])
  }

  @Test(.enabled(if: highlights != nil, "needs ../shared/samples/taguette_highlights.csv"))
  func anExportWithOneRowATag() throws {
    let loaded = try Sample.load(path: try #require(SharedSampleTests.highlights))
    #expect(loaded.report.rowsPer == "id")
    #expect(loaded.report.rows == 1930)
    #expect(loaded.report.statements == 1793)
    #expect(loaded.shape == ["id id", "document single", "tag multi", "text text"])
    #expect(try loaded.field("tag").labels.counts.reduce(0, +) == 1930)
    #expect(loaded.report.contradictions.isEmpty)
  }

  @Test(.enabled(if: coders != nil, "needs ../shared/reference/p5_two_coders.csv"))
  func aTableOfTwoCoders() throws {
    let loaded = try Sample.load(path: try #require(SharedSampleTests.coders))
    #expect(
      loaded.shape == ["id id", "text text", "theme single", "tag multi", "authority single", "coder single"])
    #expect(loaded.report.statements == 60)
    #expect(loaded.report.repeatedIdentities.total == 30)
  }
}
