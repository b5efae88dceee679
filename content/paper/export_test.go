package paper

import (
	"maps"
	"slices"

	"groundwork/content"
)

// What the tests, which print with all writers and so stand outside, look at.
const CodeLength = codeLength

// Places returns the ids of all that can be answered in a track.
func Places(t *content.Track) []string { return slices.Sorted(maps.Keys(newIndex(t).places)) }

// Printable returns a text as it goes on paper.
func Printable(s string) string { return words(s) }

// PrintableLine returns a line as it goes on paper.
func PrintableLine(s string) string { return line(s) }
