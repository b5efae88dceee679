package plain

import (
	"slices"
	"strings"
)

// holds says that a line holds words already, and returns those that are to stand in it. A
// terminal that shows what is typed by itself could neither show nor change them: there what
// is typed takes their place.
func (m *Mode) holds(words string) (before string) {
	switch {
	case words == "":
		return ""
	case !m.Echoes:
		m.say("It holds: " + words)
		m.hint("what you type takes its place. Enter alone leaves it as it is.")
		return ""
	}
	m.hint("change what the line holds, or ctrl+u empties it. Enter ends it.")
	m.prompt("The line holds:")
	return words
}

// wordBehind returns the word to go by that was typed behind the words a line held. They stay
// as they are then.
func wordBehind(before, typed string) (word string, is bool) {
	rest, ok := strings.CutPrefix(typed, before)
	if rest = strings.TrimSpace(rest); before == "" || !ok || !strings.HasPrefix(rest, "/") {
		return "", false
	}
	_, known := whole(rest[1:])
	return rest, known || ofText(rest[1:])
}

// ofText reports whether what was typed is a word that only works in a text.
func ofText(typed string) bool {
	_, isOrder := parseOrder(typed)
	return isOrder || slices.Contains([]string{"done", "editor", readOut, "show"}, fold(typed))
}
