//go:build !unix

package disk

import "os"

const RemovesOpen = false

func Nameless(*os.File) bool { return false }

func SurelySynced(string) bool { return false }
