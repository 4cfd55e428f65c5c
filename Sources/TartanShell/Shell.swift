// The Shell stage.
