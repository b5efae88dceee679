package editor

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
)

// Update takes a key or a paste. Tab and Esc are left to others.
func (e *Editor) Update(msg tea.Msg) Result {
	e.again, e.copied = e.copied, false
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return e.writeAlone(msg.Content)
	case tea.KeyPressMsg:
		if msg.Text != "" { // first: an input method may send the word "up"
			return e.write(msg.Text)
		}
		return e.key(msg.String())
	}
	return Result{Ignored: true}
}

// writeAlone writes what is undone by itself, whatever is typed around it.
func (e *Editor) writeAlone(s string) Result {
	e.edits.open = false
	r := e.write(s)
	e.edits.open = false
	return r
}

// write puts text in the place of what is selected, or at the cursor, and says
// what could not be taken as it came.
func (e *Editor) write(s string) Result {
	clean, why, leftOut := e.cleaned(s, 0)
	r := Result{Why: why}
	if clean == "" {
		if r.Ignored = leftOut == 0; r.Ignored {
			r.Why = "There was nothing in it."
		}
		return r
	}
	from, to, _ := e.selected()
	if e.limit > 0 && e.size+len(clean) > e.limit {
		return Result{Ignored: true, Why: "That is too long for here."}
	}
	e.change(from, to, clean)
	r.Changed = true
	return r
}

// noText stands where something was that is no text.
const noText = "\ufffd"

// cleaned returns what can be taken of a text, what is to be said of the rest, and
// how many characters were left out. So many places that are no text are known.
func (e *Editor) cleaned(s string, known int) (clean, why string, leftOut int) {
	clean, leftOut = text.Clean(s)
	whys := []string{leftOutSaid(leftOut)}
	if strings.Count(clean, noText) > known {
		whys = append(whys, "What was not text shows as "+noText+".")
	}
	if e.oneLine && strings.Contains(clean, "\n") {
		whys = append(whys, "One line only: line ends became spaces.")
	}
	if e.oneLine {
		clean = text.CleanLine(clean)
	}
	return clean, strings.TrimSpace(strings.Join(whys, " ")), leftOut
}

// leftOutSaid returns the sentence for characters that were dropped, or "".
func leftOutSaid(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "One control character was left out."
	}
	return fmt.Sprintf("%d control characters were left out.", n)
}

// enter begins a paragraph, or leaves one line.
func (e *Editor) enter() Result {
	why := e.habit()
	if e.oneLine {
		return Result{Leave: On, Why: why}
	}
	e.edits.open = false
	r := e.write("\n")
	r.Why = why
	return r
}

// habit returns what to say where a line is what another editor would save or leave by:
// here it stays as text.
func (e *Editor) habit() string {
	switch e.between(e.lineBegin(), e.cursor) {
	case ":w", ":q", ":wq", ":x", ":q!", ":wq!":
		return "It saves by itself. ctrl+q leaves."
	}
	return ""
}
