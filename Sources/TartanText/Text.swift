// The Text stage.
