package field

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"charm.land/lipgloss/v2"

	"groundwork/content/text"
)

// prose is a text being written. It keeps every byte it was given and draws
// only the rows that can be seen, so that a key costs the same in a text of any
// length. It knows keys and rows, but neither labels nor bars.
type prose struct {
	paras  []para
	at     place // of the cursor
	top    place // the beginning of the first row that can be seen
	want   int   // the column up and down aim for, or -1
	width  int   // of a row; the cursor may stand one column beyond it
	least  int   // rows it takes even when empty
	most   int   // rows it takes at most
	single bool  // one line: no line ends are written
	limit  int   // bytes it holds at most, or 0
	words  int   // how many words it holds
	edits  *history
	memory *Memory // of the sitting
	sel    selection
	chosen lipgloss.Style // of what is selected
	held   string         // a paste so long that it is asked about first
	out    string         // to be handed to the system's clipboard, as asked
}

// place is a spot in a text: a paragraph and a byte within it.
type place struct{ para, byte int }

func (a place) before(b place) bool {
	return a.para < b.para || a.para == b.para && a.byte < b.byte
}

// newProse holds a text with the cursor at its end. What was done to it before
// in this sitting under the same name can still be undone; a text without a
// name begins anew.
func newProse(given string, single bool, m *Memory, name string) *prose {
	p := &prose{want: -1, width: 1, least: 1, most: 1, single: single, memory: m, edits: &history{}}
	if name != "" {
		p.edits = m.history(name, given)
	}
	all := []byte(given)
	p.paras = make([]para, 0, 1+strings.Count(given, "\n"))
	for line := range bytes.SplitSeq(all, []byte("\n")) { // their capacity ends with them
		p.paras = append(p.paras, para{text: line})
		p.words += wordStarts(line, 0, len(line))
	}
	p.at = p.end()
	return p
}

// text is everything written. It costs as much as the text is long.
func (p *prose) text() string {
	s := p.joined()
	p.edits.of = s // what can be undone belongs to this text
	return s
}

func (p *prose) joined() string {
	if len(p.paras) == 1 {
		return string(p.paras[0].text)
	}
	size := len(p.paras)
	for i := range p.paras {
		size += len(p.paras[i].text)
	}
	var b strings.Builder
	b.Grow(size)
	for i := range p.paras {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.Write(p.paras[i].text)
	}
	return b.String()
}

// end is the place after the last character.
func (p *prose) end() place {
	last := len(p.paras) - 1
	return place{last, len(p.paras[last].text)}
}

// offset is the cursor's place in bytes of the whole text.
func (p *prose) offset() int {
	n := p.at.byte
	for i := range p.at.para {
		n += len(p.paras[i].text) + 1
	}
	return n
}

// setOffset puts the cursor at a byte of the whole text, or the nearest
// character before it.
func (p *prose) setOffset(n int) {
	to := p.placeOf(n)
	p.want, p.at, p.sel = -1, place{para: to.para}, selection{}
	line := p.paras[p.at.para].text
	n = min(max(to.byte, 0), len(line))
	for p.at.byte < n {
		size, _ := text.Glyph(line[p.at.byte:])
		if p.at.byte+size > n {
			break
		}
		p.at.byte += size
	}
	p.settle()
}

// change puts s in the place of what stands between two places, remembers how
// to undo it, and leaves the cursor after s.
func (p *prose) change(from, to place, s string) {
	old := p.between(from, to)
	if old == "" && s == "" {
		return
	}
	p.edits.add(edit{at: from, old: old, new: s})
	p.splice(from, to, s)
}

// splice does what change says, without remembering it.
func (p *prose) splice(from, to place, s string) {
	p.want, p.sel = -1, selection{}
	first, last := &p.paras[from.para], &p.paras[to.para]
	if from.para == to.para && !strings.Contains(s, "\n") {
		before := wordStarts(first.text, from.byte, to.byte)
		first.replace(from.byte, to.byte, s)
		p.words += wordStarts(first.text, from.byte, from.byte+len(s)) - before
		p.arrive(place{from.para, from.byte + len(s)})
		return
	}
	for i := from.para; i <= to.para; i++ {
		p.words -= wordStarts(p.paras[i].text, 0, len(p.paras[i].text))
	}
	lines := bytes.Split(slices.Concat(first.text[:from.byte], []byte(s)), []byte("\n"))
	n := len(lines) - 1
	end := place{from.para + n, len(lines[n])}
	lines[n] = slices.Concat(lines[n], last.text[to.byte:])
	fresh := make([]para, len(lines))
	for i, line := range lines {
		fresh[i].text = line
		p.words += wordStarts(line, 0, len(line))
	}
	p.paras = slices.Replace(p.paras, from.para, to.para+1, fresh...)
	p.arrive(end)
}

// arrive puts the cursor at a place; where what was written has become one
// character with what follows, behind both.
func (p *prose) arrive(at place) {
	line, i := p.paras[at.para].text, p.rowStart(at)
	for i < at.byte {
		n, _ := text.Glyph(line[i:])
		i += n
	}
	p.at = place{at.para, i}
	p.settle()
}

// between is the text from one place to another.
func (p *prose) between(from, to place) string {
	if from.para == to.para {
		return string(p.paras[from.para].text[from.byte:to.byte])
	}
	var b strings.Builder
	b.Write(p.paras[from.para].text[from.byte:])
	for i := from.para + 1; i < to.para; i++ {
		b.WriteByte('\n')
		b.Write(p.paras[i].text)
	}
	b.WriteByte('\n')
	b.Write(p.paras[to.para].text[:to.byte])
	return b.String()
}

// wordStarts counts the words of s that begin from one offset to another, both
// included.
func wordStarts(s []byte, from, to int) int {
	n := 0
	before, _ := utf8.DecodeLastRune(s[:from])
	space := from == 0 || unicode.IsSpace(before)
	for i := from; i < len(s) && i <= to; {
		r, size := utf8.DecodeRune(s[i:])
		now := unicode.IsSpace(r)
		if space && !now {
			n++
		}
		space, i = now, i+size
	}
	return n
}
