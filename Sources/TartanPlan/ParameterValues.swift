import TartanLanguage
import TartanModel

/// The parameters inside a command's text.
public enum ParameterValues {
  /// The text with each `$NAME` written as the value that `value` gives; one without a value stays.
  public static func rewrite(_ text: String, _ value: (String) -> String?) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var bytes = Array(text.utf8)
    for token in Lexer.lenientTokens(of: text).reversed() where token.kind == .parameter {
      guard let value = value(token.text) else { continue }
      bytes.replaceSubrange(token.span.start..<token.span.end, with: labelText(value).utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
