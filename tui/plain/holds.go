package plain

import (
	"slices"
	"strings"

	"groundwork/tui/ui"
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

// asText says that a line became part of an answer as it stands, where it may have been meant
// to do something: it is a word to go by, or begins like one; or "".
func (m *Mode) asText(typed string) string {
	typed = strings.TrimSpace(typed)
	w, known := whole(typed)
	switch {
	case typed == "", strings.HasPrefix(typed, "//"):
		return ""
	case strings.HasPrefix(typed, "/") && len(typed) > 1:
		return "Kept as text: " + strings.Fields(typed)[0] + " is no word to go by."
	case known:
		return "Kept as text. /" + w.name + " is the word to go by."
	case ofText(typed), m.offered(typed):
		return "Kept as text. /" + fold(typed) + " is the word to go by."
	case slices.Contains([]string{"keep", "add", "change", "clear"}, fold(typed)):
		return "Kept as text."
	}
	return ""
}

// offered reports whether something that is offered beside the page was typed.
func (m *Mode) offered(typed string) bool {
	for _, b := range m.visits[m.on].asides {
		if p, ok := b.(ui.Pressable); ok {
			items, _ := p.Pressing()
			for _, it := range items {
				if fold(asTyped(it.Label)) == fold(strings.TrimRight(typed, "?.")) {
					return true
				}
			}
		}
	}
	return false
}

// ofText reports whether what was typed is a word that only works in a text.
func ofText(typed string) bool {
	_, isOrder := parseOrder(typed)
	return isOrder || slices.Contains([]string{"done", "editor", readOut, "show"}, fold(typed))
}
