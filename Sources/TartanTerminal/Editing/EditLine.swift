import CEditline
import Glibc

/// One libedit editor: it keeps the text, the cursor, the key maps, the kill ring and vi's commands, and sets the
/// terminal's modes. It shows nothing; see `EntryPainter`.
///
/// Invariant: made, used and ended on one thread; both handles are live until `deinit`.
@safe
struct EditLine: ~Copyable {
  private let handle: OpaquePointer
  private let history: OpaquePointer

  /// Opens an editor on standard input and output; nil where libedit cannot.
  init?(historyLimit: Int) {
    tartan_use_utf8_locale()
    // SAFETY: the name is copied; both handles are owned by this value alone.
    guard let handle = unsafe tartan_edit_open("tartan") else { return nil }
    guard let history = unsafe history_winit() else {
      unsafe el_end(handle)
      return nil
    }
    unsafe self.handle = handle
    unsafe self.history = history
    _ = unsafe tartan_history_set_size(history, Int32(clamping: historyLimit))
    _ = unsafe tartan_edit_use_history(handle, history)
  }

  deinit {
    unsafe el_end(handle)
    unsafe history_wend(history)
  }

  /// How an edited line ended.
  enum Ending {
    case line(String)
    case none
  }

  /// Edits one line; keys come from the reader set by `connect`.
  func readLine() -> Ending {
    var count: Int32 = 0
    // SAFETY: the text stays valid until the next call and is copied; `count` says how much of it is the line.
    guard let text = unsafe el_wgets(handle, &count), count > 0 else {
      unsafe el_reset(handle)
      return .none
    }
    return unsafe .line(Self.string(text, text + Int(count)))
  }

  /// The text so far and how many of its scalars stand before the cursor.
  func content() -> (text: String, cursor: Int) {
    // SAFETY: libedit owns the buffer, `buffer <= lastchar`, and the string is a copy.
    guard let line = unsafe el_wline(handle)?.pointee else { return ("", 0) }
    let count = unsafe line.lastchar - line.buffer
    let cursor = unsafe line.cursor - line.buffer
    return unsafe (Self.string(line.buffer, line.lastchar), max(0, min(cursor, count)))
  }

  /// Puts the cursor back into the line: some of vi's commands leave it before the start or behind the end, and the
  /// next one would then write there.
  func repairCursor() {
    guard let line = unsafe el_wline(handle)?.pointee else { return }
    // Moving by one ends inside the line from wherever it starts.
    if unsafe line.cursor < line.buffer { _ = unsafe el_cursor(handle, 1) }
    if unsafe line.cursor > line.lastchar { _ = unsafe el_cursor(handle, -1) }
  }

  /// Inserts text at the cursor.
  func insert(_ text: String) {
    guard !text.isEmpty else { return }
    unsafe Self.withWide(text) { unsafe _ = el_winsertstr(handle, $0) }
  }

  /// Deletes scalars before the cursor.
  func deleteBackward(_ count: Int) {
    unsafe el_deletestr(handle, Int32(clamping: count))
  }

  /// Moves the cursor by scalars, at most to either end.
  func moveCursor(by count: Int) {
    _ = unsafe el_cursor(handle, Int32(clamping: count))
  }

  /// Adds the newest entry to what the arrow keys recall.
  func remember(_ entry: String) {
    unsafe Self.withWide(entry) { unsafe _ = tartan_history_enter(history, $0) }
  }

  /// To be called when a line begins, at its first key: libedit has just made its hidden picture of the screen as
  /// large as the window. In a small one its drawing of folded rows can write where no row is.
  func enlargePicture() {
    unsafe tartan_edit_enlarge_picture(handle)
  }

  /// Puts the terminal into or out of raw mode in the middle of a line.
  func setRaw(_ raw: Bool) {
    unsafe tartan_edit_prepare_terminal(handle, raw ? 1 : 0)
  }

  private static func string(_ start: UnsafePointer<wchar_t>, _ end: UnsafePointer<wchar_t>) -> String {
    var scalars = String.UnicodeScalarView()
    // SAFETY: the caller passes two ends of one buffer.
    let units = unsafe UnsafeBufferPointer(start: start, count: end - start)
    scalars.reserveCapacity(units.count)
    for index in units.indices {
      let unit = unsafe units[index]
      if let scalar = Unicode.Scalar(UInt32(bitPattern: unit)) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  private static func withWide(_ text: String, _ body: (UnsafePointer<wchar_t>) -> Void) {
    let wide = text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
    // SAFETY: ends with a zero and is not empty, so it has a base address.
    unsafe wide.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { unsafe body(start) }
    }
  }
}

// MARK: - Keys

extension EditLine {
  /// The maps in which a key is looked up: text is typed in one, vi's commands in the other.
  enum Mode: CaseIterable {
    case typing, command
  }

  /// Binds a key, written as in editrc(5), to one of libedit's functions or of ours.
  func bind(_ key: String, in mode: Mode = .typing, to function: String) {
    _ = unsafe tartan_edit_bind(handle, mode == .command ? 1 : 0, key, function)
  }

  /// Takes away what a key does.
  func unbind(_ key: String, in mode: Mode) {
    _ = unsafe tartan_edit_unbind(handle, mode == .command ? 1 : 0, key)
  }

  /// Starts with the key maps of `emacs` or `vi`; earlier bindings are gone.
  func useMaps(of editor: String) {
    _ = unsafe tartan_edit_set_editor(handle, editor)
  }

  /// `emacs` or `vi`.
  var editor: String {
    // SAFETY: libedit answers with a constant of its own.
    guard let name = unsafe tartan_edit_editor(handle) else { return "emacs" }
    return unsafe String(cString: name)
  }

  /// False after a configuration line `edit off`.
  var isEnabled: Bool { unsafe tartan_edit_is_enabled(handle) != 0 }

  /// Runs one line of a configuration file.
  func configure(_ line: String) {
    _ = unsafe tartan_edit_configure(handle, line)
  }

  /// The names, for `bind`, of the two functions that ask the owner: for keys among typed text and for vi's commands.
  static let typedKey = "tartan-key"
  /// See `typedKey`.
  static let commandKey = "tartan-command-key"

  /// Lets an object answer the editor's questions; it must hold this editor for as long as lines are read.
  func connect(_ owner: EditlineReader) {
    // SAFETY: the owner holds this editor, so it is alive in every callback; libedit copies the names.
    unsafe tartan_edit_set_client(handle, Unmanaged.passUnretained(owner).toOpaque())
    _ = unsafe tartan_edit_set_reader(handle) { unsafe EditLine.readKey($0, into: $1) }
    _ = unsafe tartan_edit_add_function(handle, Self.typedKey, "what Tartan does at a key") { editor, key in
      unsafe EditLine.run(editor, key: key, in: .typing)
    }
    _ = unsafe tartan_edit_add_function(handle, Self.commandKey, "what Tartan does at a key") { editor, key in
      unsafe EditLine.run(editor, key: key, in: .command)
    }
  }

  private static func owner(of editor: OpaquePointer?) -> EditlineReader? {
    // SAFETY: the pointer was set in `connect` and its object holds the editor that calls us.
    guard let client = unsafe tartan_edit_client(editor) else { return nil }
    return unsafe Unmanaged<EditlineReader>.fromOpaque(client).takeUnretainedValue()
  }

  private static func readKey(_ editor: OpaquePointer?, into unit: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    guard let owner = unsafe owner(of: editor) else { return 0 }
    switch owner.nextKey() {
    case .scalar(let scalar):
      unsafe unit?.pointee = wchar_t(bitPattern: scalar.value)
      return 1
    case .interrupted:
      errno = EINTR
      return -1
    case .end:
      return 0
    }
  }

  private static func run(_ editor: OpaquePointer?, key: Int32, in mode: Mode) -> UInt8 {
    guard let owner = unsafe owner(of: editor), let scalar = Unicode.Scalar(UInt32(bitPattern: key)) else {
      return UInt8(CC_ERROR)
    }
    return switch owner.run(scalar, in: mode) {
    case .changed: UInt8(CC_REFRESH)
    case .nothing: UInt8(CC_NORM)
    case .endOfInput: UInt8(CC_EOF)
    }
  }

  /// What `nextKey` gives to libedit.
  enum Key {
    case scalar(Unicode.Scalar)
    case interrupted
    case end
  }

  /// What one of our functions did to the line.
  enum Effect {
    case changed
    case nothing
    case endOfInput
  }
}
