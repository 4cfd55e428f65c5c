import TartanTerminal
import Testing

struct EntryTests {
  private let isComplete: (String) -> Bool = { !$0.hasSuffix("\\") && $0.count { $0 == "(" } <= $0.count { $0 == ")" } }

  @Test func pastedLinesAreEntriesOfTheirOwnUnlessOneIsOpen() {
    #expect(EntryAssembler.entries(of: "a\nb", isComplete: isComplete) == ["a", "b"])
    #expect(EntryAssembler.entries(of: "a (\nb)\nc \\\nd\n", isComplete: isComplete) == ["a (\nb)", "c \\\nd"])
    #expect(EntryAssembler.entries(of: "a\n\n  \n(b", isComplete: isComplete) == ["a", "(b"])
    #expect(EntryAssembler.entries(of: "", isComplete: isComplete) == [])
  }

  @Test func upAndDownKeepTheColumnWithinAnEntry() {
    let rows = EntryRows("abc\nd\nefgh")
    #expect(rows.place(from: 9, by: -1) == 5)
    #expect(rows.place(from: 5, by: -1) == 1)
    #expect(rows.place(from: 2, by: 1) == 5)
    #expect(rows.place(from: 4, by: 1) == 6)
    #expect(rows.place(from: 2, by: -1) == nil)
    #expect(rows.place(from: 8, by: 1) == nil)
    #expect(EntryRows("").place(from: 0, by: 1) == nil)
  }
}
