public import TartanEngine
import TartanFiles
public import TartanModel

/// A saved dataset that was opened: its columns are read when they are asked for.
public struct SavedDataset: Sendable {
  /// The statements.
  public let dataset: Dataset
  /// Where they come from.
  public let origin: Origin
  /// The SHA-256 of what the file says of itself, sums of all its parts among it: 64 hexadecimal digits.
  public let fingerprint: String

  /// Opens the file at `path`; nothing of its statements is read yet.
  ///
  /// - Parameters:
  ///   - path: where the file is.
  ///   - name: how the file is called in messages: what the user typed.
  ///   - datasetName: the name of the dataset; without one, that under which it was saved.
  /// - Throws: a diagnostic for a file that is no saved dataset, of a newer program, damaged, or changed by another.
  public init(path: String, name: String, as datasetName: String? = nil) throws(Diagnostic) {
    let header = try FileHeader(path: path, name: name)
    try header.check()
    let problem = StoreProblem(name: name)
    let reader: BlockReader
    let directory: Directory
    do throws(DatabaseFailure) {
      let database = try Database.reading(path)
      let (bytes, stated) = try SavedDataset.directory(of: database)
      guard let found = Fingerprint.sha256(of: bytes), found == stated else {
        throw DatabaseFailure(kind: .damaged, message: "its list of contents is not what was saved")
      }
      fingerprint = found
      do throws(ByteReader.Malformed) {
        directory = try Directory(bytes)
      } catch {
        throw DatabaseFailure(kind: .damaged, message: "its list of contents cannot be read")
      }
      reader = BlockReader(database)
    } catch {
      throw problem.damaged(error.message)
    }
    origin = directory.origin
    let catalog = Catalog(
      name: datasetName ?? directory.name, statements: directory.statements,
      fields: directory.fields.map(\.description))
    guard directory.fields.flatMap(\.parts).allSatisfy({ $0.byteCount <= header.size }) else {
      throw problem.damaged("its list of contents does not fit the file")
    }
    dataset = Dataset(catalog: catalog, source: SavedColumns(reader, directory, file: name))
  }

  private static func directory(of database: borrowing Database) throws(DatabaseFailure) -> ([UInt8], String) {
    var stated = try database.prepare("SELECT value FROM meta WHERE name = 'fingerprint'")
    let fingerprint = try stated.step() ? stated.text(0) : ""
    var query = try database.prepare("SELECT bytes FROM tartan_directory WHERE id = 1")
    guard try query.step() else { throw DatabaseFailure(kind: .damaged, message: "its list of contents is missing") }
    let bytes = query.withBytes(0) { bytes in
      // SAFETY: the array copies the bytes while they stand.
      unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
    }
    return (bytes, fingerprint)
  }

  /// Whether the file at `path` is a saved dataset, by its first bytes.
  public static func isOne(_ path: String) -> Bool {
    guard let header = try? FileHeader(path: path, name: path) else { return false }
    return header.isOurs
  }
}

/// Fills the empty file at `path` with a dataset; the same dataset gives the same bytes.
///
/// - Parameters:
///   - dataset: what is saved, all statements of it.
///   - origin: where it comes from.
///   - path: an empty file, on the disk before the call ends.
///   - name: how the file is called in messages.
///   - stop: read with every block.
/// - Returns: the fingerprint by which `load` knows the file.
/// - Throws: a diagnostic if the disk is full, a statement is too long, or for a stop.
public func saveDataset(
  _ dataset: Dataset, origin: Origin, to path: String, name: String, stop: StopFlag
) throws(Diagnostic) -> String {
  do throws(SavingFailure) {
    let fingerprint = try DatasetWriter(dataset: dataset, origin: origin, stop: stop).write(to: path)
    guard FileHeader.settle(path) else {
      throw .database(DatabaseFailure(kind: .other, message: "its first page cannot be written"))
    }
    return fingerprint
  } catch {
    throw StoreProblem(name: name).diagnostic(error)
  }
}
