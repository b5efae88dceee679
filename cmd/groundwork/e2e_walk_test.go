//go:build unix

package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/sample"
)

// walker is somebody who goes through a whole track with tab and enter. They
// read what is on the screen, and keep in mind what they answered.
type walker struct {
	*person
	book  *content.Book
	track *content.Track
	mind  *content.Workbook // the choices made, on which it hangs what is asked
	given []given
	gate  map[string]string // option by part, for those who answer the gates
	quiet bool              // who passes them goes the careful way
	order bool              // and a court has said to stay away
}

// given is an answer on its way into the file.
type given struct {
	ask   *content.Ask
	page  *content.Page
	words string   // as they stand below the question in print, or ""
	marks []string // words nothing else has
}

// called is what the walker calls the other one.
const called = "Kim"

func newWalker(t *testing.T, id content.TrackID) *walker {
	t.Helper()
	w := newcomer(t, id)
	w.begin(id)
	return w
}

// newcomer is a walker who has only started the program.
func newcomer(t *testing.T, id content.TrackID) *walker {
	t.Helper()
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return &walker{
		person: startWorkbook(t, 90, 110), book: book, track: book.Track(id),
		mind: content.NewWorkbook(content.Profile{Track: id}),
	}
}

// begin goes from the welcome to the first page of a track: "hurt" is the first
// one offered.
func (p *person) begin(track content.TrackID) {
	p.t.Helper()
	p.See("A private workbook for the time after trust was broken")
	p.Press("enter")
	p.See("Which of these is it for you?")
	if track == content.Hurting {
		p.Press("down", "down")
	}
	p.Press("enter")
	p.See("How this book works")
}

// walk answers everything from the first page to where a chapter or a page
// begins, or to the end.
func (w *walker) walk(until string) {
	w.t.Helper()
	for page := w.track.Pages()[0]; page != nil; {
		w.on(page)
		if page.Chapter.ID == until || page.ID == until {
			return
		}
		w.answer(page)
		w.Press("enter")
		w.passes(page)
		page = w.track.Next(page, w.mind)
	}
	w.closes()
	if profile, _ := w.mind.Profile(w.track.ID); profile.Route != content.Open {
		w.everyPagePassed() // those kept for later look like any that was skipped
		return
	}
	w.everyChapterDone()
}

// closes wants the word after the last page, then a home where all is done.
func (w *walker) closes() {
	w.t.Helper()
	w.See("This was the last page")
	w.Press("esc")
	w.See("Look again:")
}

// on waits for a page to be on the screen.
func (w *walker) on(page *content.Page) {
	w.t.Helper()
	title := plain(content.Fill(page.Title, w.mind.Label(w.track.ID)))
	if !w.await(func() bool {
		lines := strings.SplitN(w.emulator.String(), "\n", 4)
		return len(lines) == 4 && strings.TrimSpace(lines[2]) == title && !w.focus().onward()
	}) {
		w.t.Fatalf("the page %q does not come; the screen shows\n%s", title, w.Screen())
	}
}

// answer goes through a page to its buttons.
func (w *walker) answer(page *content.Page) {
	w.t.Helper()
	answered := map[*content.Ask]bool{}
	for stops := 0; ; stops++ {
		f := w.Move("tab")
		if f.onward() {
			return
		}
		if stops > 80 {
			w.t.Fatalf("tab never comes to the buttons of\n%s", w.Screen())
		}
		a := w.asked(page, f)
		if a == nil || answered[a] {
			continue
		}
		answered[a] = true
		w.give(page, a)
	}
}

// asked is the question the focus is on, if it is on one.
func (w *walker) asked(page *content.Page, f focus) *content.Ask {
	var asks []*content.Ask
	for _, b := range page.Blocks {
		switch b := b.(type) {
		case *content.Ask:
			asks = append(asks, b)
		case *content.Ratings:
			for _, p := range w.track.Pages() {
				for _, a := range p.Asks() {
					if a.Scale != nil && a.Scale.Series == b.Series {
						asks = append(asks, a)
					}
				}
			}
		}
	}
	for _, a := range asks {
		label := a.Worded(w.mind, w.track.ID, 0).Label
		if a.Kind == content.KindGate {
			label = a.Gate[0].Label // a gate's own stands apart
		}
		if strings.HasPrefix(f.block, w.says(label)) && a.ShowIf.Holds(w.mind, w.track.ID, 0) {
			return a
		}
	}
	return nil
}

// says is a text of the book as it stands on the screen.
func (w *walker) says(text string) string {
	return plain(content.Fill(text, w.mind.Label(w.track.ID)))
}

// number is a question's place in the track, the same whatever is asked first.
func (w *walker) number(a *content.Ask) int {
	n := 0
	for _, b := range w.track.Asks() {
		if n++; b == a {
			return n
		}
	}
	return 0
}

// mark is a word nothing else in the workbook has, short enough for any column.
func (w *walker) mark(a *content.Ask) string { return fmt.Sprintf("q%dz", w.number(a)) }

// give answers a question.
func (w *walker) give(page *content.Page, a *content.Ask) {
	w.t.Helper()
	g := given{ask: a, page: page}
	var value content.Value
	// What becomes of some kinds on the screen is looked at; any other is only answered.
	//exhaustive:ignore
	switch a.Kind {
	case content.KindGate:
		w.openGate(a)
		return
	case content.KindLine, content.KindText:
		g.words = "I wrote " + w.mark(a) + " here"
		g.marks = []string{w.mark(a)}
		if a.ID == content.LabelQuestion {
			g.words, g.marks = called, nil
		}
		value = content.Text(g.words)
		w.Type(g.words)
		w.See(g.words)
	case content.KindChoice:
		o := w.choose(a)
		w.pick(o)
		g.words, value = o.Label, content.Choice(o.ID)
	case content.KindChoices:
		o := w.harmless(a.Options)
		o = o[:min(2, len(o))]
		ids := content.Choices{}
		for _, o := range o {
			w.pick(o)
			g.words += " " + o.Label
			ids = append(ids, o.ID)
		}
		value = ids
	case content.KindScale:
		n := 5 + w.number(a)%3
		w.Type(fmt.Sprint(n))
		w.until("it is not rated", func() bool { return strings.Contains(w.focus().row, fmt.Sprintf("[%d]", n)) })
		g.words = fmt.Sprintf("%d/10", n)
		if a.Scale.Series != "" {
			g.words = fmt.Sprint(n)
		}
		value = content.Rating(n)
	case content.KindGrid:
		value = w.fillGrid(a, &g)
	case content.KindDate:
		w.Type("24122031")
		w.until("the date is not there", func() bool { return strings.Contains(w.focus().row, "2031") }) // the day may also stand in a quotation below
		w.See("24 December 2031")
		g.words = "24 December 2031"
	case content.KindRows, content.KindLog:
		w.fillRow(a, &g)
		w.charted(page, a)
	default:
		answer := sample.Of(a, 0, w.mark(a))
		w.Press(answer.Keys...)
		w.until("what was typed last is not there", func() bool { return strings.Contains(w.focus().row, answer.Typed()) })
		value, g.words = answer.Value, strings.Join(a.Words(answer.Value), " ")
	}
	if value != nil {
		w.mind.Put(content.Answer{Track: w.track.ID, Question: a.ID, Kind: a.Kind, Value: value})
	}
	w.given = append(w.given, g)
}

// harmless are the options that are offered and lead nowhere else.
func (w *walker) harmless(options []content.Option) []content.Option {
	var list []content.Option
	for _, o := range options {
		if o.Route|o.Sets == content.Open && o.SkipTo == "" && o.ShowIf.Holds(w.mind, w.track.ID, 0) {
			list = append(list, o)
		}
	}
	if len(list) == 0 {
		w.t.Fatal("every option leads somewhere else")
	}
	return list
}

// pick goes down to an option and chooses it, or ticks it.
func (w *walker) pick(o content.Option) {
	w.t.Helper()
	label := w.says(o.Label)
	here := func(f focus) bool {
		_, at, ok := strings.Cut(f.row, ") ")
		if !ok {
			_, at, ok = strings.Cut(f.row, "] ")
		}
		return ok && strings.HasPrefix(label, at)
	}
	for f := w.Focus(); !here(f); {
		f = w.Move("down")
	}
	w.Type(" ")
	w.until(fmt.Sprintf("%q can't be chosen", label), func() bool {
		row := w.focus().row
		return strings.Contains(row, "(•)") || strings.Contains(row, "[x]")
	})
}

// openGate answers a gate as the walker does; most pass it by.
func (w *walker) openGate(a *content.Ask) {
	w.t.Helper()
	chosen := 0
	for _, part := range a.Gate {
		for _, o := range part.Options {
			if w.gate[part.ID] == o.ID {
				w.gateOption(part, o)
				chosen++
			}
		}
	}
	if chosen != len(w.gate) {
		w.t.Fatalf("%d of %d questions about fear were found", chosen, len(w.gate))
	}
}

// gateOption chooses an option of one part of a gate.
func (w *walker) gateOption(part content.GatePart, o content.Option) {
	w.t.Helper()
	for f := w.Focus(); !strings.HasPrefix(f.block, w.says(part.Label)); {
		f = w.Move("tab")
	}
	for f := w.Focus(); !strings.HasSuffix(f.row, ") "+w.says(o.Label)); {
		f = w.Move("down")
	}
	w.Type(" ")
	w.until("it is not chosen", func() bool { return strings.HasSuffix(w.focus().row, "(•) "+w.says(o.Label)) })
	profile, _ := w.mind.Profile(w.track.ID)
	profile.Route |= o.Route
	w.mind.Put(profile)
}

// fillGrid gives every row its first answer.
func (w *walker) fillGrid(a *content.Ask, g *given) content.Value {
	v := content.Grid{}
	var typed []string
	first := w.harmless(a.Options)[0]
	rows := w.harmless(a.Rows)
	for _, r := range rows {
		typed = append(typed, "right", "down")
		v[r.ID] = first.ID
		g.words += " " + r.Label + ": " + first.Label
	}
	w.Press(typed[:len(typed)-1]...)
	last := w.says(rows[len(rows)-1].Label)
	w.until("the last row is not answered", func() bool {
		row := w.focus().row
		return strings.Contains(row, last) && strings.Contains(row, "(•)")
	})
	return v
}

// fillRow fills in one row, or one entry of a log.
func (w *walker) fillRow(a *content.Ask, g *given) {
	w.t.Helper()
	if a.Kind == content.KindLog {
		w.Move("enter")
	}
	var typed []string
	var last string // how the last cell looks
	for i, c := range a.Columns {
		if !c.ShowIf.Holds(w.mind, w.track.ID, 0) {
			continue
		}
		// A column is of few kinds.
		//exhaustive:ignore
		switch c.Kind {
		case content.KindLine:
			m := fmt.Sprintf("%s%c", w.mark(a), 'a'+i)
			g.marks = append(g.marks, m)
			typed, last = append(typed, m), m
		case content.KindChoice:
			typed, last = append(typed, keys("enter", "down", "up")), "(•) "+w.says(c.Options[0].Label)
		case content.KindScale:
			n := fmt.Sprint(3 + i) // another one in each column, to tell them apart
			typed, last = append(typed, n), n
		case content.KindDate:
			typed, last = append(typed, "20311224"), "20311224"
		}
	}
	w.Type(strings.Join(typed, keys("tab")))
	w.until("the row is not filled in", func() bool { return strings.Contains(w.focus().row, last) })
}

// print is a print without its form: the words alone, with one space between
// them, and "7/10" for "7 of 10".
func (w *walker) print(form string, more ...string) string {
	w.t.Helper()
	out := w.Run(append([]string{"print", "-f", form}, more...)...)
	if form == "markdown" {
		out = strings.NewReplacer("\\\n", "\n", "**", "", "&#32;", " ").Replace(out)
		out = strings.ReplaceAll(out, "\\", "")
	}
	var lines []string
	for l := range strings.Lines(out) {
		l = strings.TrimLeft(l, " >")
		if form == "text" {
			l = strings.TrimPrefix(l, "- ")
		}
		lines = append(lines, l)
	}
	out = strings.Join(strings.Fields(strings.Join(lines, " ")), " ")
	return " " + strings.ReplaceAll(out, " of 10", "/10") + " "
}

// TestWholeTrack answers every question of a track, from its first page to its
// last, and prints it.
func TestWholeTrack(t *testing.T) {
	t.Parallel()
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			t.Parallel()
			w := newWalker(t, id)
			begun := time.Now()
			w.walk("")
			w.Leave()
			t.Logf("%d answers in %v", len(w.given), time.Since(begun).Round(time.Millisecond))
			w.answeredAll()
			w.printedOnce()
		})
	}
}

// TestSkipEverything goes on from each page without a look at it, and types all
// of it ahead: shift+tab leads from the reading to the last of the buttons, of
// which the first goes on.
func TestSkipEverything(t *testing.T) {
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			t.Parallel()
			w := newWalker(t, id)
			var typed []string
			for _, page := range w.track.Pages() {
				switch {
				case page.ID == "safe": // it has no mark for coming back; all pages stay in
					typed = append(typed, "shift+tab", "shift+tab", "shift+tab", "enter", "down", "enter")
					continue
				case page != w.track.Pages()[0]: // of that there is none to go back to
					typed = append(typed, "shift+tab")
				}
				typed = append(typed, "shift+tab", "shift+tab", "shift+tab", "enter")
			}
			w.Press(typed...)
			w.closes()
			w.everyPagePassed()
			w.Leave()
			for r := range w.Workbook().Records() {
				switch r.(type) {
				case content.Answer, content.Entry, content.RatingSet:
					t.Errorf("there is %v, though everything was skipped", r.Key())
				}
			}
		})
	}
}

// everyPagePassed wants no page left on the home screen that was not gone past. One on
// which nothing was written is marked for later: in some chapter there is one.
func (w *walker) everyPagePassed() {
	w.t.Helper()
	later := false
	for _, c := range w.track.Chapters {
		row := ""
		for line := range strings.Lines(w.Screen()) {
			if strings.HasPrefix(strings.TrimLeft(line, " ▸"), c.Heading()+" ") {
				row = line
			}
		}
		later = later || strings.Contains(row, "–")
		if !strings.Contains(row, "–") && !strings.Contains(row, "done") || strings.ContainsAny(row, "○◐") {
			w.t.Errorf("%s: %q", c.Title, row)
		}
	}
	if !later {
		w.t.Error("nothing is marked for later")
	}
}

// everyChapterDone wants every chapter done on the home screen.
func (w *walker) everyChapterDone() {
	w.t.Helper()
	for _, c := range w.track.Chapters {
		w.See(c.Heading() + " done")
	}
}

// printedOnce wants each question with its answer once in every print, and a
// private one in none unless it is asked for.
func (w *walker) printedOnce() {
	w.t.Helper()
	for _, form := range []string{"text", "markdown"} {
		for _, private := range []bool{false, true} {
			more := []string{"--all-questions"}
			if private {
				more = append(more, "--with-private")
			}
			w.eachOnce(form, w.print(form, more...), private)
		}
	}
}

// recalled is an answer that a later page quotes.
var recalled = regexp.MustCompile(`“[^”]*”, from “[^”]*”`)

func (w *walker) eachOnce(form, out string, private bool) {
	w.t.Helper()
	want := map[string]int{}
	// The book's quotes are curly on paper.
	straight := strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'")
	out = straight.Replace(recalled.ReplaceAllString(out, ""))
	for _, g := range w.given {
		times := 1
		if g.ask.Private && !private {
			times = 0
		}
		for _, m := range g.marks {
			if n := strings.Count(out, m); n != times {
				w.t.Errorf("%s (private: %v): the words given to %s stand %d times in the print, want %d", form, private, g.ask.ID, n, times)
			}
		}
		switch {
		case times == 0:
			if !w.open(g.ask.Label) {
				want[w.printed(g.ask.Label)] = 0 // not even its name
			}
		case g.ask.Scale != nil && g.ask.Scale.Series != "":
			// the numbers stand in a table
		case g.words != "":
			want[" "+w.printed(g.ask.Label+" "+g.words)+" "]++
		}
	}
	for _, label := range w.unanswered(private) {
		words := map[string]string{"text": "(not answered)", "markdown": "*not answered*"}[form]
		want[" "+w.printed(label+" "+words)+" "]++
	}
	for text, times := range want {
		if n := strings.Count(out, text); n != times {
			w.t.Errorf("%s (private: %v): %q stands %d times in the print, want %d", form, private, text, n, times)
		}
	}
	if w.t.Failed() {
		w.t.Log(out)
	}
}

// unanswered are the labels of what is asked on pages the walker never came to. A
// question that is there on some routes alone would tell of them in a print.
func (w *walker) unanswered(private bool) []string {
	var labels []string
	seen := map[*content.Page]bool{}
	for _, g := range w.given {
		seen[g.page] = true
	}
	for _, p := range w.track.Pages() {
		for _, a := range p.Asks() {
			route := a.ShowIf[content.RouteKey]
			if len(route) > 0 && !slices.Contains(route, "open") {
				continue
			}
			if !seen[p] && a.Kind != content.KindGate && (private || !a.Private) && a.Fits(w.mind, w.track.ID, 0) {
				labels = append(labels, a.Label)
			}
		}
	}
	return labels
}

// printed is a text of the book as it stands in print.
func (w *walker) printed(text string) string {
	return strings.Join(strings.Fields(content.Fill(text, w.mind.Label(w.track.ID))), " ")
}
