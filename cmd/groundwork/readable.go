package main

import (
	"strings"

	"groundwork/store"
)

// readable says which places have words in them that need no passphrase to be read, or
// nothing.
func readable(path string) string {
	places := store.Readable(path)
	if len(places) == 0 {
		return ""
	}
	var all []string
	locked := true
	for _, p := range places {
		all = append(all, p.String())
		locked = locked && !p.Workbook
	}
	return readableBy(locked) + ": " + strings.Join(all, "; ")
}

func readableBy(locked bool) string {
	if locked {
		return "these can be read without a passphrase by whoever has them"
	}
	return "no passphrase is set, so these can be read by whoever has them"
}
