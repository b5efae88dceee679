//go:build !unix

package input

import "time"

// fenced reports whether a [Reader] reads what the terminal answers.
const fenced = false

// ready never waits: a console of Windows is read as events, and cuts nothing.
func ready(int, time.Duration) bool { return false }
