package pdf

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/papertest"
	"groundwork/content/sample"
	"groundwork/content/text"
)

// answered returns a workbook in which every question of the book is answered twice,
// in two passes, and every letter and plan changed by hand. Each answer has a word
// of its own, which word gives.
func answered(b *content.Book, word func(track content.TrackID, id string) string) *content.Workbook {
	w := content.NewWorkbook()
	for _, t := range b.Tracks {
		w.Put(content.Profile{Track: t.ID, Pass: 1})
		for pass := range 2 {
			for _, p := range t.Pages() {
				answerPage(b, w, p, pass, word)
			}
		}
		for pass := range 2 { // of what is there by now
			for _, p := range t.Pages() {
				for _, block := range p.Blocks {
					copied := content.EditedCopy{Stamp: b.Now(papertest.At(time.May, 3), nil), Track: t.ID, Pass: pass}
					switch block := block.(type) {
					case *content.Letter:
						copied.Letter, copied.Source = block.ID, t.Compose(block, w)
					case *content.Plan:
						copied.Letter, copied.Source = block.ID, t.ComposePlan(block, w)
					default:
						continue
					}
					copied.Text = copied.Source + "\nadded to " + copied.Letter + " by hand"
					w.Put(copied)
				}
			}
		}
	}
	return w
}

// answerPage answers the questions of a page.
func answerPage(b *content.Book, w *content.Workbook, p *content.Page, pass int, word func(content.TrackID, string) string) {
	track := p.Track().ID
	set := content.RatingSet{Stamp: b.Now(papertest.At(time.May, 1+pass), nil), Track: track, ID: p.ID, Pass: pass, Occasion: p.ID, Values: map[string]int{}}
	for _, a := range p.Asks() {
		st := b.Now(papertest.At(time.May, 1+pass), a)
		got := content.Answer{Stamp: st, Track: track, Question: a.ID, Pass: pass, Kind: a.Kind}
		switch {
		case a.HasEntries():
			clusters := map[string]string{}
			for _, c := range a.Columns {
				if c.Kind == content.KindLine {
					clusters[c.ID] = word(track, a.ID)
				}
			}
			w.Put(content.Entry{Stamp: st, Track: track, Question: a.ID, Pass: pass, ID: fmt.Sprint(pass), On: st.Written, Cells: clusters})
			continue
		case a.Series() != "":
			set.Series = a.Scale.Series
			set.Values[a.ID] = 5
			continue
		}
		got.Value = sample.Of(a, 0, "words").Value
		if content.OwnWords(got.Value) {
			got.Value = sample.Of(a, 0, "words "+word(track, a.ID)+" words").Value
		}
		if got.Value == nil {
			continue
		}
		w.Put(got)
	}
	if len(set.Values) > 0 {
		w.Put(set)
		set.ID, set.Occasion, set.Written = fmt.Sprint("check", pass), content.OccasionCheckIn, papertest.At(time.June, 1+pass)
		w.Put(set)
	}
}

// onPages returns what a PDF of the document shows, bookmarks and heads too, without
// spaces.
func onPages(t testing.TB, d *paper.Document) string {
	t.Helper()
	p, err := newLayout(d, paper.Sheet{}, ownFaces)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, l := range p.layOut() {
		b.WriteString(l.head)
		for _, s := range l.anchors {
			b.WriteString(s.title)
		}
		for _, s := range l.lines {
			for _, m := range s.line.ops {
				b.WriteString(m.text)
			}
		}
	}
	return b.String()
}

// unspaced takes the spaces out, and the escapes of Markdown and HTML.
func unspaced(s string) string {
	s = strings.NewReplacer("\\", "", "&#39;", "'", "&#34;", `"`, "&amp;", "&").Replace(s)
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \n|>*", r) }), "")
}

// everyForm returns the print by every writer, without spaces.
func everyForm(t testing.TB, d *paper.Document) map[string]string {
	return map[string]string{
		"text": unspaced(asText(t, d)), "markdown": unspaced(written(t, markdown.Write, d)),
		"html": unspaced(written(t, html.Write, d)), "pdf": unspaced(onPages(t, d)),
	}
}

func builtin(t testing.TB) *content.Book {
	t.Helper()
	b, err := english()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// picks returns all there is to choose.
func picks(b *content.Book) []paper.Selection {
	all := []paper.Selection{{}, {Plan: true}, {AllQuestions: true}}
	for _, t := range b.Tracks {
		all = append(all, paper.Selection{Track: t.ID}, paper.Selection{Track: t.ID, Plan: true}, paper.Selection{Track: t.ID, Summary: true})
		for _, c := range t.Chapters {
			all = append(all, paper.Selection{Track: t.ID, Chapter: c.ID})
		}
		for _, l := range t.Letters() {
			all = append(all, paper.Selection{Track: t.ID, Letter: l.ID})
		}
	}
	return all
}

// TestNoPrivateLabel prints the book with every question answered: nothing tells
// that there are private questions, neither what they ask nor what was answered,
// while all else is there.
func TestNoPrivateLabel(t *testing.T) {
	for name, b := range map[string]*content.Book{"builtin": builtin(t), "fixture": fixture(t)} {
		codes := map[string]string{}
		word := func(track content.TrackID, id string) string {
			key := string(track) + "/" + id
			if _, ok := codes[key]; !ok {
				codes[key] = fmt.Sprintf("token%dend", len(codes))
			}
			return codes[key]
		}
		w := answered(b, word)
		open := map[string]bool{}
		for _, track := range b.Tracks {
			for _, p := range track.Pages() {
				open[p.Title] = true
				for _, a := range p.Asks() {
					open[a.Label] = open[a.Label] || !a.Private
				}
			}
		}
		whole := everyForm(t, papertest.Build(t, b, w, paper.Selection{}))
		for _, pick := range picks(b) {
			pick.Now = papertest.Printed()
			d, err := paper.Build(b, w, pick)
			if err != nil {
				continue // nothing to print
			}
			got := everyForm(t, d)
			for _, track := range b.Tracks {
				for _, p := range track.Pages() {
					for _, a := range p.Asks() {
						checkPrivate(t, fmt.Sprintf("%s %+v", name, pick), a, open[a.Label], codes[string(track.ID)+"/"+a.ID], got, whole)
					}
				}
			}
		}
	}
}

// checkPrivate holds one question against a print in all forms, and against that
// of everything.
func checkPrivate(t *testing.T, pick string, a *content.Ask, open bool, word string, got, whole map[string]string) {
	t.Helper()
	label := unspaced(strings.Join(strings.Fields(text.Display(content.Fill(a.Label, ""))), " "))
	for form, text := range got {
		switch {
		case !a.Private:
			if word != "" && a.ID != content.LabelQuestion && !strings.Contains(whole[form], word) {
				t.Errorf("%s %s: no answer to %s", pick, form, a.ID)
			}
		case word != "" && strings.Contains(text, word):
			t.Errorf("%s %s: the private answer to %s is there", pick, form, a.ID)
		case !open && strings.Contains(text, label):
			t.Errorf("%s %s: the private question %q is there", pick, form, a.Label)
		}
	}
}
