"""What the scripts that measure share."""
