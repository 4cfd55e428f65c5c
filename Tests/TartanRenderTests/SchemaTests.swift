import Glibc
import TartanModel
import TartanRender
import Testing

/// The schema that the documentation promises names everything that can occur.
@Suite struct SchemaTests {
  private struct NoSchema: Error {}

  private func schema() throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    guard let file = unsafe fopen("/" + root + "/docs/result.schema.json", "r") else { throw NoSchema() }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe getc(file), byte >= 0 { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func everyKindOfAnswerIsInTheSchema() throws {
    let schema = try schema()
    for kind in AnswerKind.allCases { #expect(schema.contains("\"\(kind.rawValue)\"")) }
  }

  @Test func everyKindOfMistakeIsInTheSchema() throws {
    let schema = try schema()
    for code in DiagnosticCode.allCases { #expect(schema.contains("\"\(code.rawValue)\"")) }
  }

  @Test func theVersionIsThatOfTheSchema() throws {
    let shown = try #require(renderer(named: "json"))
      .text(of: [Samples.result(Answer(kind: .state, title: ""))], options: RenderOptions())
    #expect(shown.hasPrefix("{\"tartan\":1,"))
    #expect(try schema().contains("\"tartan\": { \"const\": 1 }"))
  }
}
