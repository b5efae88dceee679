//go:build !linux

package disk

import "os"

func dropCached(*os.File) {}
