package editor

import (
	"math/rand/v2"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/clipperhouse/uax29/v2/graphemes"

	"groundwork/content/text"
)

// plainText is what a text should be: the text, the cursor and the place where a
// selection began, in bytes.
type plainText struct {
	text   string
	at     int
	anchor int // or -1
	clip   string
}

func charsOf(s string) []string {
	var list []string
	for it := graphemes.FromString(s); it.Next(); {
		list = append(list, it.Value())
	}
	return list
}

// span is what is selected.
func (m *plainText) span() (from, to int) {
	if m.anchor < 0 {
		return m.at, m.at
	}
	return min(m.at, m.anchor), max(m.at, m.anchor)
}

// replace puts s in the place of a part. What is written may become one character with
// its neighbours: the cursor stands behind all of it.
func (m *plainText) replace(from, to int, s string) {
	m.text = m.text[:from] + s + m.text[to:]
	m.anchor, m.at = -1, 0
	for _, c := range charsOf(m.text) {
		if m.at >= from+len(s) {
			break
		}
		m.at += len(c)
	}
}

// before is the character before the cursor, and after the one behind it.
func (m *plainText) before() string {
	all := charsOf(m.text[:m.at])
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

func (m *plainText) after() string {
	for _, c := range charsOf(m.text[m.at:]) {
		return c
	}
	return ""
}

// move goes by a character, or to an end of the text.
func (m *plainText) move(k string) {
	bare, extend := strings.CutPrefix(strings.Replace(k, "ctrl+shift+", "shift+ctrl+", 1), "shift+")
	from, to := m.span()
	if extend && m.anchor < 0 {
		m.anchor = m.at
	}
	switch {
	case !extend && from < to && bare == "left":
		m.at = from
	case !extend && from < to && bare == "right":
		m.at = to
	case bare == "left":
		m.at -= len(m.before())
	case bare == "right":
		m.at += len(m.after())
	case bare == "ctrl+home":
		m.at = 0
	case bare == "ctrl+end":
		m.at = len(m.text)
	}
	if !extend {
		m.anchor = -1
	}
}

// edit does what a key does to the text.
func (m *plainText) edit(k string) {
	from, to := m.span()
	switch {
	case k == "ctrl+v":
		if m.clip != "" {
			m.replace(from, to, m.clip)
		}
		return
	case k == "alt+c" || k == "ctrl+x":
		if from < to {
			m.clip = m.text[from:to]
		}
		if k == "alt+c" {
			return
		}
	case from < to:
	case k == "backspace":
		if left := text.Backspaced(m.before()); left > 0 {
			from -= len(m.before()) - left
			m.replace(from, to, "")
			m.at = from
			return
		}
		from -= len(m.before())
	case k == "delete":
		to += len(m.after())
	}
	if from < to {
		m.replace(from, to, "")
	}
}

// TestTextAgainstAListOfCharacters edits at random and compares with the plain
// list after each key; then everything is undone and done again.
func TestTextAgainstAListOfCharacters(t *testing.T) {
	moves := []string{"left", "right", "shift+left", "shift+right", "ctrl+home", "ctrl+end", "ctrl+shift+home", "ctrl+shift+end"}
	edits := []string{"backspace", "delete", "ctrl+x", "ctrl+v", "alt+c"}
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		shared := Options{Memory: NewMemory(), Name: "q"}
		again := func(given string) *Editor {
			e := New(given, shared)
			e.Resize(18+r.IntN(40), 3, 12)
			return e
		}
		e, m := again(""), &plainText{anchor: -1}
		for step := range 250 {
			var did string
			switch n := r.IntN(12); {
			case n < 4:
				did = pieces[r.IntN(len(pieces))]
				from, to := m.span()
				m.replace(from, to, did)
				if n < 2 {
					e.Update(paste(did))
				} else {
					e.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: did})
				}
			case n < 8:
				did = moves[r.IntN(len(moves))]
				m.move(did)
				play(e, did)
			case n < 11:
				did = edits[r.IntN(len(edits))]
				m.edit(did)
				play(e, did)
			default: // the text is left and opened again
				e = again(e.Text())
				e.SetOffset(m.at)
				m.at, m.anchor = e.Offset(), -1 // a character begins there
			}
			if e.Text() != m.text || e.Offset() != m.at {
				t.Fatalf("seed %d step %d: after %q the text is %q at %d, want %q at %d", seed, step, did, e.Text(), e.Offset(), m.text, m.at)
			}
			from, to := m.span()
			low, high, _ := e.selected()
			if got, want := e.between(low, high), m.text[from:to]; got != want {
				t.Fatalf("seed %d step %d: after %q %q is selected, want %q", seed, step, did, got, want)
			}
			sound(t, e)
		}
		undone(t, e, "", m.text)
	}
}
