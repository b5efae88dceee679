package field

import (
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content/text"
)

// selection is part of a text, from where it was begun to the cursor.
type selection struct {
	on      bool
	anchor  place
	marking bool // every move carries it on, without shift
	copied  bool // it was copied, and nothing has happened since
}

// selected is the part that is selected, from its beginning to its end.
func (p *prose) selected() (from, to place, ok bool) {
	if !p.sel.on || p.sel.anchor == p.at {
		return p.at, p.at, false
	}
	if p.at.before(p.sel.anchor) {
		return p.at, p.sel.anchor, true
	}
	return p.sel.anchor, p.at, true
}

// mark begins or ends a selection that every move carries on: for keyboards and
// terminals that don't deliver shift with the arrows.
func (p *prose) mark() Result {
	if p.sel.on {
		p.sel = selection{}
		return Result{Why: "Nothing is selected now."}
	}
	p.sel = selection{on: true, anchor: p.at, marking: true}
	return Result{Why: "Selecting. ctrl+x cuts, alt+c copies, ctrl+space ends."}
}

// selectAll selects the whole text.
func (p *prose) selectAll() Result {
	if p.end() == (place{}) {
		return Result{Ignored: true, Why: "There is nothing here to select."}
	}
	p.moveTo(p.end())
	p.sel = selection{on: true}
	return Result{}
}

// What is said where there is nothing to cut, copy or paste.
const (
	nothingSelected = "Select first: shift+arrows or ctrl+space."
	nothingCut      = "Nothing was cut or copied here yet."
	copiedHere      = "Copied. Again: for other programs too."
	copiedOut       = "Other programs can paste it now too."
	tooLongOut      = "Copied, but too long for other programs."
)

// mostForSystem is how much terminals are sure to hand to the clipboard.
const mostForSystem = 70_000

// cut takes the selection out and keeps it to be pasted.
func (p *prose) cut() Result {
	from, to, ok := p.selected()
	if !ok {
		return Result{Ignored: true, Why: nothingSelected}
	}
	p.memory.clip = p.between(from, to)
	p.remove(from, to)
	return Result{Changed: true}
}

// copy keeps the selection to be pasted. Only when asked a second time does it
// leave the program, through the terminal.
func (p *prose) copy() Result {
	from, to, ok := p.selected()
	if !ok {
		return Result{Ignored: true, Why: nothingSelected}
	}
	p.memory.clip = p.between(from, to)
	if !p.sel.copied {
		p.sel.copied = true
		return Result{Why: copiedHere}
	}
	if len(p.memory.clip) > mostForSystem {
		return Result{Why: tooLongOut}
	}
	p.out = p.memory.clip
	return Result{Why: copiedOut}
}

// handOver is the command for what was asked to leave the program.
func (p *prose) handOver() tea.Cmd {
	if p.out == "" {
		return nil
	}
	s := p.out
	p.out = ""
	return tea.SetClipboard(s)
}

// put writes what was cut or copied last.
func (p *prose) put() Result {
	if p.memory.clip == "" {
		return Result{Ignored: true, Why: nothingCut}
	}
	p.edits.open = false
	r := p.write(p.memory.clip)
	p.edits.open = false
	return r
}

// cutTo takes out what stands between the cursor and a place and keeps it; a
// selection goes first.
func (p *prose) cutTo(to place, why string) Result {
	if _, _, ok := p.selected(); ok {
		return p.cut()
	}
	from := p.at
	if to == from {
		return Result{Ignored: true, Why: why}
	}
	if to.before(from) {
		from, to = to, from
	}
	p.memory.clip = p.between(from, to)
	p.edits.open = false
	p.remove(from, to)
	p.edits.open = false
	return Result{Changed: true}
}

// deleteTo removes the selection, or what stands between the cursor and a
// place.
func (p *prose) deleteTo(to place, why string) Result {
	if from, to, ok := p.selected(); ok {
		p.remove(from, to)
		return Result{Changed: true}
	}
	from := p.at
	if to == from {
		return Result{Ignored: true, Why: why}
	}
	if to.before(from) {
		from, to = to, from
	}
	p.remove(from, to)
	return Result{Changed: true}
}

func (p *prose) remove(from, to place) { p.change(from, to, "") }

// row is a row as it is drawn, with what is selected of it marked.
func (p *prose) row(at rowPlace) string {
	para := &p.paras[at.para]
	from, to, ok := p.selected()
	if !ok || from.para > at.para || to.para < at.para {
		return para.row(at.row)
	}
	start, end := para.start(at.row), para.end(at.row)
	lo, hi := start, end
	if from.para == at.para {
		lo = min(max(from.byte, start), end)
	}
	if to.para == at.para {
		hi = min(max(to.byte, start), end)
	}
	row := text.Row(para.text[start:lo], p.width)
	if lo < hi {
		row += p.chosen.Render(text.Row(para.text[lo:hi], p.width))
	}
	row = ansi.Truncate(row+text.Row(para.text[hi:end], p.width), p.width, "")
	lineEnd := to.para > at.para && end == len(para.text)
	if lineEnd && lipgloss.Width(row) < p.width {
		row += p.chosen.Render(" ") // the line end is selected too
	}
	return row
}

// replaceAll puts another text in the place of the whole, as one edit of what
// differs, so that the cursor stays near it.
func (p *prose) replaceAll(s string) Result {
	clean, why, _ := p.cleaned(s)
	old := p.text()
	head, tail := sameEnds(old, clean)
	if head == len(old) && len(old) == len(clean) {
		return Result{Why: why}
	}
	from, to := p.placeOf(head), p.placeOf(len(old)-tail)
	p.edits.open = false
	p.change(from, to, clean[head:len(clean)-tail])
	p.edits.open = false
	return Result{Changed: true, Why: why}
}

// sameEnds are how many bytes two texts have in common at their beginnings and
// at their ends, in whole characters of Unicode.
func sameEnds(a, b string) (head, tail int) {
	n := min(len(a), len(b))
	for head < n && a[head] == b[head] {
		head++
	}
	for head > 0 && (head < len(a) && !utf8.RuneStart(a[head]) || head < len(b) && !utf8.RuneStart(b[head])) {
		head--
	}
	for tail < n-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(a[len(a)-tail]) {
		tail--
	}
	return head, tail
}

// placeOf is the place of a byte of the whole text.
func (p *prose) placeOf(n int) place {
	at := place{}
	for at.para < len(p.paras)-1 && n > len(p.paras[at.para].text) {
		n -= len(p.paras[at.para].text) + 1
		at.para++
	}
	at.byte = n
	return at
}
