import TartanEngine
import TartanFiles
import TartanLanguage
import TartanModel

/// The operations of the comparison on a file.
struct FileBench {
  let path: String
  let constants: Constants
  let threads: Int?

  func run(_ report: inout Report) throws {
    let name = Name(path, at: SourceSpan(0, 0), style: .quoted)
    let start = Clock.wall()
    let file: LoadedFile
    do throws(Diagnostic) {
      file = try loadDataset(LoadSyntax(file: name), path: path, stop: StopFlag())
    } catch {
      throw Operations.Absent(description: error.message)
    }
    file.dataset.prepareTables()
    let executor = Executor(file.dataset, threads: threads)
    report.note("rows", "\(file.dataset.statements)")
    report.note("load_once", Report.decimals(Clock.wall() - start, 3))
    report.head()
    let operations = Operations(executor: executor, constants: constants)
    for (name, run) in operations.all + operations.others {
      report.measure(Case(name: name, rows: file.dataset.statements, run: run))
    }
  }
}
