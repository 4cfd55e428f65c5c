// The Plan stage.
