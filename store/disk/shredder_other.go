//go:build !unix

package disk

import "os"

const RemovesOpen = false

func nameless(*os.File) bool { return false }

func surelySynced(string) bool { return false }
