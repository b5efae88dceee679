package field

import (
	"fmt"

	tea "charm.land/bubbletea/v2"
)

// update takes a key or a paste into the text. Tab, Esc and chords that mean
// nothing here are ignored.
func (p *prose) update(msg tea.Msg) Result {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		p.edits.open = false
		r := p.write(msg.Content)
		p.edits.open = false
		return r
	case tea.KeyPressMsg:
		return p.key(msg)
	}
	return Result{Ignored: true}
}

// key takes one key.
func (p *prose) key(msg tea.KeyPressMsg) Result {
	if msg.Text != "" {
		return p.write(msg.Text) // first: an input method may send the word "up"
	}
	if r, ok := p.move(msg.String()); ok {
		return r
	}
	if r, ok := p.edit(msg.String()); ok {
		return r
	}
	return Result{Ignored: true}
}

// write inserts at the cursor and says what had to be left out.
func (p *prose) write(s string) Result {
	before := p.at
	leftOut := p.insert(s)
	r := Result{Changed: p.at != before, Why: leftOutSaid(leftOut)}
	r.Ignored = !r.Changed && leftOut == 0
	return r
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

// move takes the keys that move the cursor.
func (p *prose) move(k string) (Result, bool) {
	switch k {
	case "left":
		return Result{Ignored: !p.left()}, true
	case "right":
		return Result{Ignored: !p.right()}, true
	case "up":
		return leaving(p.vertical(-1), Above), true
	case "down":
		return leaving(p.vertical(1), Below), true
	case "ctrl+left", "alt+left", "alt+b":
		p.moveTo(p.wordLeft())
	case "ctrl+right", "alt+right", "alt+f":
		p.moveTo(p.wordRight())
	case "home", "ctrl+a":
		p.rowHome()
	case "end", "ctrl+e":
		p.rowEnd()
	case "ctrl+home", "alt+<":
		p.moveTo(place{})
	case "ctrl+end", "alt+>":
		p.moveTo(p.end())
	case "pgup":
		return Result{Ignored: !p.page(-1)}, true
	case "pgdown":
		return Result{Ignored: !p.page(1)}, true
	default:
		return Result{}, false
	}
	return Result{}, true
}

// leaving is the result of a move up or down: where there is no row, the focus
// leaves.
func leaving(moved bool, edge Edge) Result {
	if moved {
		return Result{}
	}
	return Result{Leave: edge}
}

// page moves as many rows as are shown; where all are shown already, the key is
// left to the page.
func (p *prose) page(by int) bool {
	above, below := p.hidden()
	if !above && !below {
		return false
	}
	moved := false
	for range max(p.most-1, 1) {
		if !p.vertical(by) {
			break
		}
		moved = true
	}
	return moved
}

// edit takes the keys that change the text.
func (p *prose) edit(k string) (Result, bool) {
	changed := false
	switch k {
	case "enter", "shift+enter":
		if p.single {
			return Result{Leave: Below}, true
		}
		p.edits.open = false
		return p.write("\n"), true
	case "backspace", "ctrl+h":
		changed = p.deleteTo(p.previous(p.at))
	case "delete":
		changed = p.deleteTo(p.next(p.at))
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		changed = p.deleteTo(p.wordLeft())
	case "alt+d", "alt+delete", "ctrl+delete":
		changed = p.deleteTo(p.wordRight())
	case "ctrl+z":
		changed = p.undo()
	case "ctrl+y":
		changed = p.redo()
	default:
		return Result{}, false
	}
	return Result{Changed: changed, Ignored: !changed}, true
}
