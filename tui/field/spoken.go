package field

import (
	"cmp"
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/tui/field/entries"
	"groundwork/tui/ui"
)

// Spoken is a field as it is heard where there is no screen.
type Spoken interface {
	Field
	// Asked returns the question as it is put now: with what is offered, in the words
	// that fit.
	Asked() *content.Ask
	// Value returns what is answered; nil for nothing, and where there are entries.
	Value() content.Value
	// Replies are what is said to the answer.
	Replies() []string
	// Way is how the answer is given.
	Way() Way
}

// Way is how an answer is given where there is no screen.
type Way uint8

// The ways. With all but the last the answer goes into the field as keys do that are
// pressed on the screen, or as a text in the place of another.
const (
	OneOf   Way = iota // one of the options, by its number
	AnyOf              // any of them
	OfEach             // one of the options for each of the rows
	Number             // a rating
	InLine             // a line, kept as it is typed
	InText             // a text of any length
	Reading            // a line that says what the answer is: the field is a [Reader]
	Entries            // one entry after the other: the field is a [Table]
)

// Reader is a field that reads what is typed in a line, as a day. What it can't read is no
// answer, and Replies say why.
type Reader interface {
	Spoken
	ui.Lent
	// Example is what to type, and how it may look.
	Example() (what, such string)
}

// Table is a field with entries. What is done to them is told as any [Result].
type Table interface {
	Spoken
	Entries() []content.Entry
	EntryWords(content.Entry) []string
	CellWords(e content.Entry, c content.Column) string
	Place(id string) int // where an entry stands among all, the empty ones too
	ID(place int) string
	// AddEntry adds one, and returns where. It is not kept as long as it is empty.
	AddEntry() int
	// WriteCell writes in a cell. What is no date is not written where one stands: Why says so.
	WriteCell(i int, column, value string) Result
	RemoveEntry(i int) Result
	MoveEntry(i, by int) Result
	BringBack() Result
	RestEntry(i int) Result
	AtRest() []content.Entry
	WakeEntry(id string) Result
	// HasOld reports whether there are entries old enough for RestOld, which lets them
	// all rest.
	HasOld() bool
	RestOld() Result
}

// Asked implements [Spoken].
func (b *base) Asked() *content.Ask {
	asked := *b.asked()
	asked.Label = b.say(asked.Label)
	if asked.Hint != "" {
		asked.Hint = strings.Replace(b.hinted(b.say(asked.Hint), func(hint string) string {
			if content.IsExample(hint) {
				return "e.g. " + hint
			}
			return hint
		}), "e.g.", "for example", 1)
	}
	asked.Options, asked.Rows = b.filled(asked.Options), b.filled(asked.Rows)
	asked.Columns = slices.Clone(b.ask.Columns)
	for i, c := range asked.Columns {
		asked.Columns[i].Label, asked.Columns[i].Options = b.say(c.Label), b.filled(c.Options)
		if c.ID == entries.DayColumn {
			asked.Columns[i].Label = "The day, as 31/12 or -7; Enter for today, or as it was"
		}
	}
	if asked.Scale != nil {
		scale := *asked.Scale
		scale.Low, scale.High = b.say(scale.Low), b.say(scale.High)
		asked.Scale = &scale
	}
	return &asked
}

// filled are the options that show, with their labels filled in.
func (b *base) filled(options []content.Option) []content.Option {
	list := b.shown(options)
	for i, o := range list {
		list[i].Label = b.say(o.Label)
	}
	return list
}

// saidTo are the replies of some options, filled in.
func (b *base) saidTo(options []content.Option, chosen ...string) []string {
	var list []string
	for _, o := range b.shown(options) {
		if o.Reply != "" && slices.Contains(chosen, o.ID) {
			list = append(list, b.say(o.Reply))
		}
	}
	return list
}

func (w *written) Value() content.Value { return content.Text(w.editor.Text()) }

func (w *written) Way() Way {
	if w.isLine() {
		return InLine
	}
	return InText
}

func (w *written) Replies() []string {
	w.notice(w.editor.Text())
	var list []string
	for _, n := range w.notices {
		list = append(list, w.say(n))
	}
	return list
}

func (c *choice) Value() content.Value  { return content.Choice(c.undoable.value) }
func (c *choice) Replies() []string     { return c.saidTo(c.ask.Options, c.undoable.value) }
func (c *choice) Way() Way              { return OneOf }
func (c *choices) Way() Way             { return AnyOf }
func (c *choices) Value() content.Value { return content.Choices(c.undoable.value) }
func (c *choices) Replies() []string    { return c.saidTo(c.ask.Options, c.undoable.value...) }

func (s *scale) Value() content.Value {
	if s.undoable.value == unrated {
		return nil
	}
	return content.Rating(s.undoable.value)
}

func (s *scale) Way() Way { return Number }

func (s *scale) Replies() []string {
	if s.undoable.value == unrated {
		return nil
	}
	return []string{s.say(s.asked().Scale.Reply(s.undoable.value)), s.change()}
}

func (g *grid) Value() content.Value { return content.Grid(g.undoable.value) }
func (g *grid) Way() Way             { return OfEach }

func (g *grid) Replies() []string {
	var list []string
	for _, r := range g.replies() {
		list = append(list, g.say(r.Text))
	}
	return list
}

func (d *date) Value() content.Value { return d.typed.Date }
func (d *date) Way() Way             { return Reading }

// Example implements [Reader].
func (d *date) Example() (what, such string) {
	if d.past {
		return "A day", "3 March, yesterday or -7"
	}
	return "A day", "3 March, today or +7"
}

// Replies implements [Spoken]: the day in words, or why it is none.
func (d *date) Replies() []string { return []string{cmp.Or(d.said(), d.typed.NotKept(d.kept))} }

func (d *date) Text() string { return d.line.Text() }

func (d *date) Replace(text string) Result {
	d.offer = -1
	return d.took(edited(nil, d.line.Replace(text)))
}

// Asked implements [Spoken]. What stands over the whole is the hint of its first part.
func (p *GatePart) Asked() *content.Ask {
	asked := content.Ask{ID: p.ask.ID, Kind: content.KindGate, Label: p.say(p.part().Label), Options: p.filled(p.part().Options)}
	if whole := p.base.Asked(); p.n == 0 {
		asked.Hint = strings.TrimSpace(whole.Label + "\n" + whole.Hint)
	}
	return &asked
}

// Value implements [Spoken].
func (p *GatePart) Value() content.Value { return content.Choice(p.chosen()) }

// Way implements [Spoken].
func (p *GatePart) Way() Way { return OneOf }

// Replies implements [Spoken].
func (p *GatePart) Replies() []string { return p.saidTo(p.part().Options, p.chosen()) }

func (t *table) Value() content.Value { return nil }
func (t *table) Way() Way             { return Entries }

func (t *table) Replies() []string { return []string{t.Settle().Why} }

// Entries implements [Table]: those in which anything stands.
func (t *table) Entries() []content.Entry {
	return slices.DeleteFunc(slices.Clone(t.list.All), entries.Blank)
}

func (t *table) EntryWords(entry content.Entry) []string {
	var list []string
	for i, c := range t.ask.Columns {
		if words := t.columnText(entry, i); words != "" {
			list = append(list, strings.TrimRight(t.say(c.Label), "….:?")+": "+words)
		}
	}
	return list
}

func (t *table) AddEntry() int {
	t.moveTo(stop{})
	return t.list.Add()
}

func (t *table) WriteCell(i int, column, value string) Result {
	for _, c := range t.ask.Columns {
		if why := t.readDate(value).Why; c.ID == column && c.Kind == content.KindDate && why != "" {
			return Result{Ignored: true, Why: why}
		}
	}
	return Result{Changed: t.list.Put(i, column, value)}
}

func (t *table) RemoveEntry(i int) Result {
	t.moveTo(stop{})
	return Result{Changed: t.list.Remove(i)}
}

func (t *table) MoveEntry(i, by int) Result { return Result{Changed: t.list.Swap(i, by)} }

func (t *table) RestEntry(i int) Result {
	t.moveTo(stop{})
	if !t.list.Rest(i) {
		return Result{Why: emptyHint}
	}
	return Result{Changed: true}
}

// HasOld implements [Table].
func (t *table) HasOld() bool {
	older, before := t.sort.older()
	return older != "" && t.list.HasBefore(before)
}

// RestOld implements [Table].
func (t *table) RestOld() Result {
	t.moveTo(stop{})
	return t.restOlder()
}

func (t *table) WakeEntry(id string) Result { return Result{Changed: t.list.Wake(id).OK} }
func (t *table) AtRest() []content.Entry    { return t.list.AtRest() }

func (t *table) CellWords(e content.Entry, c content.Column) string { return t.words(c, e.Cells[c.ID]) }
func (t *table) Place(id string) int                                { return t.list.Find(id) }
func (t *table) ID(place int) string                                { return t.list.All[place].ID }
func (t *table) BringBack() Result                                  { return Result{Changed: t.list.BringBack().OK} }
