package field

import (
	"fmt"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// longPaste is from how many bytes on a paste is asked about first.
const longPaste = 1 << 20

// update takes a key or a paste into the text. Tab and Esc are left to others.
func (p *prose) update(msg tea.Msg) Result {
	copied := p.sel.copied
	p.sel.copied = false
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return p.paste(msg.Content)
	case tea.KeyPressMsg:
		if p.held != "" {
			return p.answered(msg.String())
		}
		p.sel.copied = copied && msg.String() == "alt+c"
		return p.key(msg)
	}
	return Result{Ignored: true}
}

// paste writes what the terminal pasted, or asks first where it is very long.
func (p *prose) paste(s string) Result {
	if len(s) > longPaste && p.limit == 0 {
		p.held = s
		return Result{Why: p.asking()}
	}
	p.edits.open = false
	r := p.write(s)
	p.edits.open = false
	return r
}

// asking is the question about a long paste, or "".
func (p *prose) asking() string {
	if p.held == "" {
		return ""
	}
	return fmt.Sprintf("%.1f MB of text: paste it? enter / esc", float64(len(p.held))/1e6)
}

// answered takes the answer to that question.
func (p *prose) answered(k string) Result {
	s := p.held
	switch k {
	case "enter":
		p.held = ""
		p.edits.open = false
		r := p.write(s)
		p.edits.open = false
		return r
	case "esc", "alt+esc":
		p.held = ""
		return Result{Why: "Not pasted."}
	}
	return Result{Ignored: true, Why: p.asking()}
}

// key takes one key.
func (p *prose) key(msg tea.KeyPressMsg) Result {
	if msg.Text != "" {
		return p.write(msg.Text) // first: an input method may send the word "up"
	}
	k := msg.String()
	if r, ok := p.move(k); ok {
		return r
	}
	if r, ok := p.edit(k); ok {
		return r
	}
	if r, ok := p.clipboard(k); ok {
		return r
	}
	return Idle(k)
}

// Idle is the result of a key that means nothing where it was pressed: it says
// so.
func Idle(k string) Result {
	switch {
	case utf8.RuneCountInString(k) == 1 || k == "space":
		return Result{Ignored: true, Why: noTyping}
	case k == editorKey:
		return Result{Ignored: true, Why: "No text here for your own editor."}
	}
	return Result{Ignored: true, Why: k + " does nothing here."}
}

// write puts text in the place of what is selected, or at the cursor, and says
// what could not be taken as it came.
func (p *prose) write(s string) Result {
	clean, why, leftOut := p.cleaned(s)
	r := Result{Why: why}
	if clean == "" {
		if r.Ignored = leftOut == 0; r.Ignored {
			r.Why = "There was nothing in it."
		}
		return r
	}
	from, to, _ := p.selected()
	if p.limit > 0 && len(p.text())+len(clean) > p.limit {
		return Result{Ignored: true, Why: "That is too long for here."}
	}
	p.change(from, to, clean)
	r.Changed = true
	return r
}

// cleaned is what can be taken of a text, what is to be said of the rest, and
// how many characters were left out.
func (p *prose) cleaned(s string) (clean, why string, leftOut int) {
	clean, leftOut = content.Clean(s)
	whys := []string{leftOutSaid(leftOut)}
	if !utf8.ValidString(s) {
		whys = append(whys, "What was not text shows as \ufffd.")
	}
	if p.single && strings.Contains(clean, "\n") {
		whys = append(whys, "One line only: line ends became spaces.")
	}
	if p.single {
		clean = content.CleanLine(clean)
	}
	return clean, strings.TrimSpace(strings.Join(whys, " ")), leftOut
}

// leftOutSaid is the sentence for characters that were dropped, or "".
func leftOutSaid(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return "One control character was left out."
	}
	return fmt.Sprintf("%d control characters were left out.", n)
}

// edit takes the keys that change the text.
func (p *prose) edit(k string) (Result, bool) {
	switch k {
	case "enter", "shift+enter", "alt+enter", "ctrl+j": // ctrl+j: a line end that came without a paste
		if p.single {
			return Result{Leave: Below}, true
		}
		p.edits.open = false
		return p.write("\n"), true
	case "backspace", "ctrl+h", "shift+backspace":
		return p.deleteTo(p.previous(p.at), atBegin), true
	case "delete":
		return p.deleteTo(p.next(p.at), atEnd), true
	case "ctrl+w":
		return p.deleteTo(p.spacedLeft(), atBegin), true
	case "alt+backspace", "ctrl+backspace":
		return p.deleteTo(p.wordLeft(), atBegin), true
	case "alt+d", "alt+delete", "ctrl+delete":
		return p.deleteTo(p.wordRight(), atEnd), true
	case "ctrl+u":
		return p.cutTo(place{p.at.para, 0}, "This is the beginning of the line."), true
	case "ctrl+k":
		return p.cutTo(p.lineEnd(), atEnd), true
	case "ctrl+z", "ctrl+_", "ctrl+/":
		if !p.undo() {
			return Result{Ignored: true, Why: nothingToUndo}, true
		}
	case "ctrl+y", "ctrl+shift+z":
		if !p.redo() {
			return Result{Ignored: true, Why: nothingToRedo}, true
		}
	default:
		return Result{}, false
	}
	return Result{Changed: true}, true
}

// clipboard takes the keys that select, cut, copy and paste.
func (p *prose) clipboard(k string) (Result, bool) {
	switch k {
	case "ctrl+space", "ctrl+@", "ctrl+r":
		return p.mark(), true
	case "alt+a":
		return p.selectAll(), true
	case "ctrl+x", "shift+delete":
		return p.cut(), true
	case "alt+c", "ctrl+insert":
		return p.copy(), true
	case "ctrl+v", "shift+insert":
		return p.put(), true
	}
	return Result{}, false
}
