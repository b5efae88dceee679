package private

// syncUnsupported is true on Windows: folders can't be synced there.
func syncUnsupported(error) bool { return true }
