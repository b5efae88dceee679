//go:build !unix

package store

import (
	"os"
	"time"
)

const openNoFollow = 0

// publishOpen is false: a file can't be renamed while it is open.
const publishOpen = false

// lockFile leaves locking to bbolt: here it needs the file to itself.
func lockFile(*os.File, time.Duration) (bool, error) { return true, nil }

func unlockFile(*os.File) {}

func syncFolder(string) error { return nil }

func mayWrite(string) error { return nil }

func isReadOnlyFS(error) bool { return false }

func isQuota(error) bool { return false }

func isLink(error) bool { return false }
