import Glibc
import TartanFiles
import TartanModel
import Testing

struct AtomicWriterTests {
  static func makeFolder(_ path: String) throws {
    let made = unsafe mkdir(path, 0o755)
    try #require(made == 0)
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  private func problem(_ body: () throws(Diagnostic) -> Void) throws -> Diagnostic {
    do throws(Diagnostic) {
      try body()
    } catch {
      return error
    }
    Issue.record("was written")
    throw Diagnostic(.file, at: nil, "was written")
  }

  @Test func aFileIsWrittenAndReplacedWhole() throws {
    let scratch = Scratch()
    let path = scratch.path + "/table.csv"
    try AtomicWriter.write([1, 2, 3], to: path, name: "table.csv")
    #expect(scratch.bytes("table.csv") == [1, 2, 3])
    try AtomicWriter.write([], to: path, name: "table.csv")
    #expect(scratch.bytes("table.csv") == [])
    #expect(scratch.names == ["table.csv"])
  }

  @Test func aReplacedFileKeepsItsPermissions() throws {
    let scratch = Scratch()
    let path = scratch.file("table.csv", "old")
    #expect(unsafe chmod(path, 0o640) == 0)
    try AtomicWriter.write([65], to: path, name: "table.csv")
    var info = stat()
    #expect(unsafe stat(path, &info) == 0)
    #expect(info.st_mode & 0o7777 == 0o640)
  }

  @Test func aLinkIsFollowedAndStays() throws {
    let scratch = Scratch()
    _ = scratch.file("real.csv", "old")
    #expect(unsafe symlink("real.csv", scratch.path + "/link.csv") == 0)
    try AtomicWriter.write([65], to: scratch.path + "/link.csv", name: "link.csv")
    #expect(scratch.bytes("real.csv") == [65])
    #expect(scratch.names == ["link.csv", "real.csv"])
  }

  @Test func aFullDiskLeavesTheOldFileAndNothingElse() throws {
    let scratch = Scratch()
    let path = scratch.file("table.csv", "old")
    var left = 5
    let found = try problem { () throws(Diagnostic) in
      try AtomicWriter.write([UInt8](repeating: 7, count: 100), to: path, name: "table.csv") { descriptor, bytes in
        guard left > 0 else {
          errno = ENOSPC
          return -1
        }
        left -= 1
        return 1
      }
    }
    #expect(found.code == .file)
    #expect(found.message == "'table.csv' was not written: the disk is full")
    #expect(scratch.bytes("table.csv") == Array("old".utf8))
    #expect(scratch.names == ["table.csv"])
  }

  @Test func aMissingFolderSaysHowToMakeIt() throws {
    let found = try problem { () throws(Diagnostic) in
      try AtomicWriter.write([1], to: "/tmp/no-such-folder-of-tartan/a.csv", name: "tables/a.csv")
    }
    #expect(found.code == .file)
    #expect(found.hints == ["make the folder first: mkdir -p \"tables\""])
  }

  @Test func aFolderIsNotReplaced() throws {
    let scratch = Scratch()
    try AtomicWriterTests.makeFolder(scratch.path + "/sub")
    let found = try problem { () throws(Diagnostic) in
      try AtomicWriter.write([1], to: scratch.path + "/sub", name: "sub")
    }
    #expect(found.message == "'sub' is a folder")
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere")) func aFolderWithoutPermissionIsReported() throws {
    let scratch = Scratch()
    #expect(unsafe chmod(scratch.path, 0o555) == 0)
    let found = try problem { () throws(Diagnostic) in
      try AtomicWriter.write([1], to: scratch.path + "/a.csv", name: "a.csv")
    }
    #expect(unsafe chmod(scratch.path, 0o755) == 0)
    #expect(found.message.contains("does not allow it"))
  }
}

struct PathGuardTests {
  private func code(_ guarding: PathGuard, _ path: String) -> DiagnosticCode? {
    do throws(Diagnostic) {
      _ = try guarding.resolve(path)
      return nil
    } catch {
      return error.code
    }
  }

  @Test func pathsBelowTheFolderAreResolved() throws {
    let scratch = Scratch()
    let guarding = try PathGuard(base: scratch.path)
    #expect(try guarding.resolve("a.csv") == guarding.base + "/a.csv")
    #expect(try guarding.resolve("new/deep/a.csv") == guarding.base + "/new/deep/a.csv")
    #expect(try guarding.resolve("./a.csv") == guarding.base + "/a.csv")
    #expect(try guarding.resolve(scratch.path + "/a.csv") == guarding.base + "/a.csv")
    try AtomicWriterTests.makeFolder(scratch.path + "/sub")
    #expect(try guarding.resolve("sub/../a.csv") == guarding.base + "/a.csv")
  }

  @Test(arguments: ["../a.csv", "/etc/passwd", "sub/../../a.csv", "new/../../a.csv", "..", "out/a.csv", "hole"])
  func nothingLeadsOut(_ path: String) throws {
    let scratch = Scratch()
    try AtomicWriterTests.makeFolder(scratch.path + "/sub")
    #expect(unsafe symlink("/etc", scratch.path + "/out") == 0)
    #expect(unsafe symlink("/tmp/nowhere-of-tartan", scratch.path + "/hole") == 0)
    #expect(code(try PathGuard(base: scratch.path), path) == .outsideFolder)
  }

  @Test func aFolderNamedBesideIsAllowed() throws {
    let scratch = Scratch()
    let other = Scratch()
    let guarding = try PathGuard(base: scratch.path, alsoAllowed: [other.path])
    #expect(try guarding.resolve(other.path + "/a.csv").hasSuffix("/a.csv"))
    #expect(code(guarding, other.path + "x/a.csv") == .outsideFolder)
  }

  @Test func aFolderThatDoesNotExistIsNoBase() {
    #expect(throws: Diagnostic.self) { try PathGuard(base: "/tmp/no-such-folder-of-tartan") }
  }
}
