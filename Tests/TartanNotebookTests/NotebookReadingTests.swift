import TartanModel
import TartanNotebook
import Testing

@Suite struct NotebookReadingTests {}
