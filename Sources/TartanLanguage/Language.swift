// The Language stage.
