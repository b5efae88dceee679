//go:build !unix

package disk

import "os"

// RemovesOpen is false: an open file can't be deleted.
const RemovesOpen = false

func nameless(*os.File) bool { return false }

func surelySynced(string) bool { return false }
