import CPcre2

/// A regular expression over UTF-8 text, with a bounded cost.
///
/// Perl's syntax; `\w`, `\b` and ignoring case know all of Unicode. Text that is no valid UTF-8 never matches across
/// the invalid part. One pattern may be used by several threads, each with its own `PatternMatcher`.
@safe public final class Pattern: Sendable {
  // SAFETY: compiled code is never changed after `init`, and PCRE2 lets threads share it (pcre2api, "Multithreading").
  fileprivate nonisolated(unsafe) let code: OpaquePointer
  /// The pattern as written, without the slashes.
  public let source: String

  /// The mistake in a pattern that does not compile.
  public struct Mistake: Error, Hashable, Sendable {
    /// What the library says is wrong.
    public let reason: String
    /// Where, as a byte offset into the pattern.
    public let offset: Int
  }

  /// Compiles `source`.
  ///
  /// - Parameters:
  ///   - source: the expression, in NFC as the text is.
  ///   - ignoringCase: whether letters match in either case.
  ///   - wholeText: whether the match must cover the text from start to end.
  /// - Throws: `Mistake` with its place if the expression is malformed.
  public init(_ source: String, ignoringCase: Bool = true, wholeText: Bool = false) throws(Mistake) {
    self.source = source
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C
    if ignoringCase { options |= PCRE2_CASELESS }
    if wholeText { options |= PCRE2_ANCHORED | PCRE2_ENDANCHORED }
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(source.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &error, &offset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw Mistake(reason: Pattern.reason(error), offset: min(offset, bytes.count))
    }
    unsafe code = compiled
    // Without a JIT for this processor matching still works, only slower.
    unsafe pcre2_jit_compile_8(compiled, PCRE2_JIT_COMPLETE)
  }

  deinit { unsafe pcre2_code_free_8(code) }

  private static func reason(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let length = unsafe buffer.withUnsafeMutableBufferPointer {
      unsafe pcre2_get_error_message_8(error, $0.baseAddress, $0.count)
    }
    return String(decoding: buffer.prefix(Int(max(0, length))), as: UTF8.self)
  }
}

/// The working memory with which one thread matches one pattern.
@safe public struct PatternMatcher: ~Copyable {
  /// How a search ended.
  public enum Outcome: Hashable, Sendable {
    /// Found, at this half-open range of bytes.
    case found(Range<Int>)
    /// Not in the text.
    case absent
    /// The limit of steps was reached: the pattern is too costly on this text.
    case tooCostly
  }

  /// Steps of the matcher that one text may cost; far above what a sensible pattern needs.
  public static let stepLimit: UInt32 = 1_000_000

  private let pattern: Pattern
  private let matchData: OpaquePointer
  private let context: OpaquePointer
  private let stack: OpaquePointer?

  /// Prepares to match `pattern`.
  ///
  /// Returns nil if there is no memory for it.
  public init?(_ pattern: Pattern) {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(pattern.code, nil) else { return nil }
    guard let context = unsafe pcre2_match_context_create_8(nil) else {
      unsafe pcre2_match_data_free_8(data)
      return nil
    }
    self.pattern = pattern
    unsafe matchData = data
    unsafe self.context = context
    unsafe stack = unsafe pcre2_jit_stack_create_8(32 << 10, 1 << 20, nil)
    unsafe pcre2_set_match_limit_8(context, PatternMatcher.stepLimit)
    unsafe pcre2_set_heap_limit_8(context, 64 << 10)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
  }

  deinit {
    unsafe pcre2_match_data_free_8(matchData)
    unsafe pcre2_match_context_free_8(context)
    if let stack = unsafe stack { unsafe pcre2_jit_stack_free_8(stack) }
  }

  /// The first match in `text` at or after byte `start`.
  public mutating func firstMatch(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Outcome {
    // SAFETY: an empty Swift buffer may have no base address, which the library refuses: give it a byte to point at.
    var empty: UInt8 = 0
    let found = unsafe withUnsafePointer(to: &empty) { nothing in
      unsafe pcre2_match_8(pattern.code, text.baseAddress ?? nothing, text.count, start, 0, matchData, context)
    }
    if found == PCRE2_ERROR_NOMATCH { return .absent }
    guard found >= 0, let offsets = unsafe pcre2_get_ovector_pointer_8(matchData) else {
      return found < -2 && found > -22 ? .absent : .tooCostly
    }
    let from = unsafe Int(offsets[0])
    let to = unsafe Int(offsets[1])
    return .found(from..<max(from, to))
  }

  /// The first match in `text`.
  public mutating func firstMatch(in text: String) -> Outcome {
    var text = text
    return text.withUTF8 { bytes in unsafe firstMatch(in: bytes) }
  }
}
