//go:build !unix

package input

import "time"

// ready never waits: a console of Windows is read as events, and cuts nothing.
func ready(int, time.Duration) bool { return false }
