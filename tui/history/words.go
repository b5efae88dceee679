package history

import (
	"cmp"
	"strings"
	"time"

	"groundwork/content"
	"groundwork/content/text"
)

// title is what a record is called: its question, its letter, or its first words.
func (p *past) title(r content.Record) string {
	label := p.session.Workbook().Label(p.track.ID)
	k, title, ask := r.Key(), "", (*content.Ask)(nil)
	switch r := r.(type) {
	case content.Note:
		return r.FirstWords()
	case content.EditedCopy:
		title = p.letterTitle(k.ID)
	default:
		ask = p.ask(k.ID)
		title = content.Fill(ask.Label, label)
	}
	title = oneLine(cmp.Or(title, content.StampOf(r).Wording, "An earlier answer"))
	profile, _ := p.session.Workbook().Profile(p.track.ID)
	if profile.Pass > 0 && (ask == nil || !ask.PerBook) {
		title += " (" + text.Ordinal(k.Pass) + " time)"
	}
	return title
}

// letterTitle is the title of a letter or of the plan, or "".
func (p *past) letterTitle(id string) string {
	label := p.session.Workbook().Label(p.track.ID)
	for _, l := range p.track.Letters() {
		if l.ID == id {
			return content.Fill(l.Title, label)
		}
	}
	if plan := p.track.Plan(); plan != nil && plan.ID == id {
		return content.Fill(plan.Title, label)
	}
	return ""
}

// words is what a record says, as a reader sees it.
func (p *past) words(r content.Record) string {
	label := p.session.Workbook().Label(p.track.ID)
	ask := p.ask(r.Key().ID)
	switch r := r.(type) {
	case content.Answer:
		return strings.Join(ask.WordsFor(label, r.Value), "\n")
	case content.Entry:
		return entryText(ask, label, r)
	case content.EditedCopy:
		return r.Text
	case content.Note:
		return strings.TrimLeft(r.Title+"\n\n"+r.Text, "\n")
	}
	return ""
}

// entryText is a row or an entry with a line for each of its columns.
func entryText(ask *content.Ask, label string, e content.Entry) string {
	var lines []string
	if !e.On.IsZero() {
		lines = append(lines, text.Date(e.On))
	}
	for i, words := range ask.EntryWordsFor(label, e) {
		switch {
		case words == "":
		case i < len(ask.Columns):
			lines = append(lines, content.Fill(ask.Columns[i].Label, label)+": "+words)
		default:
			lines = append(lines, words)
		}
	}
	return strings.Join(lines, "\n")
}

// subject is a line in the list of what has a history: one record, or all rows
// of a question.
type subject struct {
	key     content.Key
	title   string
	written time.Time // the last of it
	entries []content.Record
	present int // of the entries, those in the workbook
}

// subjects are the answers, the notes, and what has gone, each written last first.
func (p *past) subjects() (answers, notes, lost []subject) {
	groups := map[content.Key]*subject{}
	add := func(r content.Record, here int) (single *subject) {
		k := r.Key()
		if k.Kind != content.RecordEntry {
			return &subject{key: k, title: p.title(r), written: content.StampOf(r).Written}
		}
		k.Entry = ""
		g := groups[k]
		if g == nil {
			g = &subject{key: k, title: p.title(r)}
			groups[k] = g
		}
		if w := content.StampOf(r).Written; w.After(g.written) {
			g.written = w
		}
		g.entries, g.present = append(g.entries, r), g.present+here
		return nil
	}
	for r := range p.session.Workbook().Records() {
		if !p.belongs(r.Key()) {
			continue
		}
		switch one := add(r, 1); {
		case one == nil:
		case one.key.Kind == content.RecordNote:
			notes = append(notes, *one)
		default:
			answers = append(answers, *one)
		}
	}
	for _, r := range p.lost() {
		if one := add(r, 0); one != nil {
			lost = append(lost, *one)
		}
	}
	for _, g := range groups {
		if g.present == 0 {
			lost = append(lost, *g)
		} else {
			answers = append(answers, *g)
		}
	}
	for _, list := range [][]subject{answers, notes, lost} {
		text.Sort(list, lastFirst)
	}
	return answers, notes, lost
}

func lastFirst(a, b subject) int {
	if c := b.written.Compare(a.written); c != 0 {
		return c
	}
	return cmp.Compare(a.key.String(), b.key.String())
}
