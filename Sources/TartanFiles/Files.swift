// The Files stage.
