// The Terminal stage.
