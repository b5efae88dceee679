package field

import (
	"fmt"
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/tui/field/entries"
	"groundwork/tui/ui"
)

// base is what every field has: its question, the world around it and the room
// to draw in.
type base struct {
	ui.Plain
	ask     *content.Ask
	set     Setting
	width   int
	rows    int
	theme   ui.Theme
	focused bool
}

func newBase(ask *content.Ask, s Setting) base {
	if s.Memory == nil {
		s.Memory = NewMemory()
	}
	return base{ask: ask, set: s}
}

// Resize implements [Field].
func (b *base) Resize(width, rows int, t ui.Theme) {
	b.width, b.rows, b.theme = max(width, 8), max(rows, 1), t
}

// Blur implements [Field].
func (b *base) Blur() { b.focused = false }

// Spot implements [Field] for those with one place only.
func (b *base) Spot() (part string, offset int) { return "", 0 }

// Restore implements [Field] for those with one place only.
func (b *base) Restore(string, int) {}

// Offers implements [Field] for those whose answer suggests no route.
func (b *base) Offers() content.Route { return content.Open }

// name is what the field's text or list is remembered by in the session; "" for
// what nothing is stored of.
func (b *base) name(parts ...string) string {
	if b.ask.ID == "" {
		return ""
	}
	name := fmt.Sprintf("%s/%s/%d", b.set.Track, b.ask.ID, b.pass())
	return strings.Join(append([]string{name}, parts...), "/")
}

// pass is the pass the answer belongs to.
func (b *base) pass() int {
	if b.ask.PerBook {
		return 0
	}
	return b.set.Pass
}

// say fills in what the person calls the other one.
func (b *base) say(text string) string {
	return content.Fill(text, b.set.Workbook.Label(b.set.Track))
}

// asked is the question in the words that fit now.
func (b *base) asked() *content.Ask {
	return b.ask.Worded(b.set.Workbook, b.set.Track, b.set.Pass)
}

// columnsNow leaves out the columns that are not asked for now.
func (b *base) columnsNow() {
	holds := func(c content.Column) bool { return c.ShowIf.Holds(b.set.Workbook, b.set.Track, b.set.Pass) }
	kept := slices.DeleteFunc(slices.Clone(b.ask.Columns), func(c content.Column) bool { return !holds(c) })
	if len(kept) < len(b.ask.Columns) {
		ask := *b.ask
		ask.Columns, b.ask = kept, &ask
	}
}

// shown are the options whose condition holds now, in the words that fit.
func (b *base) shown(options []content.Option) []content.Option {
	var list []content.Option
	for _, o := range options {
		if o.ShowIf.Holds(b.set.Workbook, b.set.Track, b.set.Pass) {
			list = append(list, b.worded(o))
		}
	}
	return list
}

// worded is an option in the words that fit now, also where it isn't offered.
func (b *base) worded(o content.Option) content.Option {
	return o.Worded(b.set.Workbook, b.set.Track, b.set.Pass)
}

// stored is the record of the answer as the workbook has it.
func (b *base) stored() (content.Answer, bool) {
	return b.set.Workbook.Answer(b.set.Track, b.ask.ID, b.pass())
}

// answer is the change that keeps v, or forgets the answer if v is empty.
func (b *base) answer(v content.Value) content.Change {
	old, _ := b.stored()
	a := content.Answer{
		Stamp:    b.set.Book.Now(b.set.Now(), b.ask),
		Track:    b.set.Track,
		Question: b.ask.ID,
		Pass:     b.pass(),
		Kind:     b.ask.Kind,
		Value:    v,
		Extra:    old.Extra,
	}
	if v == nil || v.Empty() {
		return content.Change{Delete: []content.Key{a.Key()}}
	}
	return content.Change{Put: []content.Record{a}}
}

// open begins a canvas with the label and the hint.
func (b *base) open() *ui.Canvas {
	s := &ui.Canvas{Width: b.width}
	asked := b.asked()
	if asked.Label != "" {
		s.Text(b.theme.Label, b.say(asked.Label))
	}
	if asked.Hint != "" {
		s.Text(b.theme.Faint, b.hinted(b.say(asked.Hint), marked))
	}
	return s
}

// hinted is a hint as it is shown: an example of a row is spelled out.
func (b *base) hinted(hint string, otherwise func(string) string) string {
	columns := b.ask.Columns
	if len(columns) > 0 && columns[0].ID == entries.DayColumn {
		columns = columns[1:]
	}
	if row, ok := ui.SpelledOut(hint, columns); ok {
		return "e.g. " + row
	}
	return otherwise(hint)
}

// marked is a hint with a mark no answer has, for where there is no colour either:
// an example is called one, and anything else stands in brackets.
func marked(hint string) string {
	if content.IsExample(hint) {
		return "e.g. " + hint
	}
	return "(" + hint + ")"
}

// bar is the bar beside the answer.
func (b *base) bar() string { return b.barWhen(b.focused) }

// barWhen is the bar of a part that has the focus, or has not.
func (b *base) barWhen(focused bool) string {
	if focused {
		return b.theme.BarFocused
	}
	return b.theme.Bar
}

// inner is the width beside the bar.
func (b *base) inner() int { return b.width - barWidth }

const barWidth = 2
