// The Engine stage.
