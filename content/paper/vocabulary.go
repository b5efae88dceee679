package paper

import (
	"strings"

	"groundwork/content"
)

// vocabulary is what anybody may read: it is nobody's secret.
type vocabulary struct {
	lines map[string]bool
	words map[string]bool
	text  strings.Builder
}

// vocabulary returns what the book says, but for the questions kept off the print, and
// what the print may show of the person's words.
func (v *shown) vocabulary() *vocabulary {
	if v.known != nil {
		return v.known
	}
	k := &vocabulary{lines: map[string]bool{}, words: map[string]bool{}}
	v.known = k
	for _, x := range v.tracks {
		for _, c := range x.t.Chapters {
			k.add(c.Title)
			for _, p := range c.Pages() {
				k.add(p.Title)
				for _, b := range p.Blocks {
					v.say(k, x, b)
				}
			}
		}
	}
	for rec := range v.open.Records() {
		track := rec.Key().Track
		switch rec := rec.(type) {
		case content.Answer:
			a := v.place(track, rec.Question).ask
			if a == nil {
				a = &content.Ask{}
			}
			k.add(a.WordsFor(v.open.Label(track), rec.Value)...)
		case content.Entry:
			for _, cell := range rec.Cells {
				k.add(cell)
			}
			k.add(Day(rec.On)) // it stands before them
		case content.Note:
			k.add(rec.Title)
			k.add(strings.Split(rec.Text, "\n")...)
		}
	}
	return k
}

// say adds what a piece of the book says.
func (v *shown) say(k *vocabulary, x *index, b content.Block) {
	add := func(texts ...string) {
		for _, s := range texts {
			k.add(content.Fill(s, v.open.Label(x.t.ID)))
		}
	}
	switch b := b.(type) {
	case *content.Prose:
		add(texts(b.Paras, content.Para.Text)...)
	case *content.Why:
		add(texts(b.Paras, content.Para.Text)...)
	case *content.Ask:
		if v.keepsOff(x.places[b.ID]) {
			return
		}
		add(b.Label, b.Hint)
		label := func(o content.Option) string { return o.Label }
		add(texts(b.Options, label)...)
		add(texts(b.Rows, label)...)
		for _, c := range b.Columns {
			add(c.Label)
			add(texts(c.Options, label)...)
		}
	case *content.Letter:
		add(b.Title)
		add(letterPart.Split(b.Text, -1)...)
	case *content.Plan:
		add(b.Title)
		for _, s := range b.Sections {
			if !x.all(s.From, v.keepsOff) {
				add(s.Title)
			}
		}
	}
}

// texts returns what there is to read of each of a list.
func texts[T any](list []T, of func(T) string) []string {
	all := make([]string, len(list))
	for i, x := range list {
		all[i] = of(x)
	}
	return all
}

// all reports whether something holds for each of the places.
func (x *index) all(ids []string, holds func(place) bool) bool {
	for _, id := range ids {
		if !holds(x.places[id]) {
			return false
		}
	}
	return true
}

func (k *vocabulary) add(texts ...string) {
	for _, s := range texts {
		all := wordsOf(s)
		if len(all) == 0 {
			continue
		}
		line := key(all)
		if k.lines[line] {
			continue
		}
		k.lines[line] = true
		k.text.WriteString(" " + line + " \n")
		for _, w := range all {
			k.words[w.folded] = true
		}
	}
}

// says reports whether anybody may read the words one after the other.
func (k *vocabulary) says(run string) bool { return strings.Contains(k.text.String(), " "+run+" ") }
