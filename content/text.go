package content

import "groundwork/content/text"

// Clean is [text.Clean].
func Clean(s string) (clean string, dropped int) { return text.Clean(s) }

// Display is [text.Display].
func Display(s string) string { return text.Display(s) }

// CleanLine is [text.CleanLine].
func CleanLine(s string) string { return text.CleanLine(s) }
