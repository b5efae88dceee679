package plain

import (
	"errors"
	"strings"
)

// halves has the half of a line put where the whole of it goes, so that it is kept should the
// terminal go, or be covered. Words returns what of a line is meant to be kept: "" while it
// is, or may become, a word to go by. Put takes that, and on "" what was there before. End is
// to be called once the line has ended, with its error: what it came to is put by the caller.
func (m *Mode) halves(words func(typed string) string, put func(words string)) (end func(err error)) {
	half := ""
	m.live = func() {
		if now := words(string(m.typed)); now != half {
			half = now
			put(half)
		}
	}
	return func(err error) {
		m.live = nil
		if half != "" && !errors.Is(err, errMoved) {
			put("")
		}
	}
}

// written returns the words of a line in which a slash begins a word to go by, and where a
// second one behind it is a real one.
func written(typed string) string {
	if rest, ok := strings.CutPrefix(typed, "/"); ok && !strings.HasPrefix(rest, "/") {
		return ""
	} else if ok {
		return rest
	}
	return typed
}

// writtenAny returns the words of a line that may begin with a slash, as a file's name does,
// but for what is a word to go by, or may become one.
func writtenAny(typed string) string {
	if strings.HasPrefix(typed, "/") && written(typed) == "" && !mayBeWord(typed[1:]) {
		return typed
	}
	return written(typed)
}

// mayBeWord reports whether what stands behind a slash is a word to go by, or an order, or
// may become one.
func mayBeWord(typed string) bool {
	if _, known := find(typed); known || typed == "" || beginsOrder(typed) {
		return true
	}
	return strings.HasPrefix("done", fold(typed)) || strings.HasPrefix("editor", fold(typed))
}
