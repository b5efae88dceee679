package words

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// words shows every question of a track with what was written to it. Each can be
// opened. A page on which nothing is written is one quiet line.
type words struct {
	session *session.Session
	track   *content.Track
	items   []item
	at      int
	rows    []string
	scroll  ui.Scroll
	frame   ui.Frame
	keys    ui.ListKeys
	page    ui.PagingKeys
	saying  string
	ui.Stray
	heard *ui.List // where it is heard: what one is on there
}

// item is something that can be opened: a question with what was written to it, or a
// page without any words.
type item struct {
	content.Saying
	page     *content.Page // that is empty, or nil
	standing string        // of an empty page, in words
	chapter  string        // the heading of a chapter that begins here, or ""
	title    string        // the title of a page that begins here, or ""
	from, to int           // its rows, with the headings above
	row      int           // the row of its label
}

func newWords(s *session.Session, to route.Words) *words {
	w := &words{
		session: s, track: s.Book.Track(to.Track), at: to.At - 1,
		keys: ui.NewListKeys("open", "back"),
		page: ui.NewPagingKeys(),
	}
	w.gather()
	w.at = max(min(w.at, len(w.items)-1), 0)
	if to.At == 0 {
		w.standHere()
	}
	return w
}

func (w *words) Route() route.Route { return route.Words{Track: w.track.ID, At: w.at + 1} }

// gather makes the items of all that is asked.
func (w *words) gather() {
	book := w.session.Workbook()
	all := w.track.Sayings(book)
	written := map[*content.Page]bool{}
	for _, s := range all {
		written[s.Page] = written[s.Page] || s.Answered()
	}
	standings := w.standings()
	var page *content.Page
	chapter := ""
	for _, s := range all {
		it := item{Saying: s}
		begins := s.Page != page || s.Page == nil && chapter != gone
		if !begins && s.Page != nil && !written[s.Page] {
			continue // its page is one line
		}
		if begins {
			heading := gone
			if s.Page != nil {
				heading, it.title = s.Page.Chapter.Heading(), s.Page.Title
			}
			if heading != chapter {
				it.chapter, chapter = heading, heading
			}
		}
		if page = s.Page; page != nil && !written[page] {
			it.page, it.standing, it.title = page, standings[page], ""
		}
		w.items = append(w.items, it)
	}
}

// gone stands over what the book asks no more.
const gone = "No longer asked"

// standings are how far the pages of the track are, in words.
func (w *words) standings() map[*content.Page]string {
	book := w.session.Workbook()
	all := map[*content.Page]string{}
	for _, c := range w.track.Chapters {
		for _, p := range c.Shown(book, book.Route(w.track.ID)) {
			all[p.Page] = ui.Standing(p.Standing(book))
		}
	}
	return all
}

// standHere stands on the question the person is on, or on the first of its page.
func (w *words) standHere() {
	place, _ := w.session.Workbook().Place()
	spot := place.Spots[w.track.ID]
	page := w.session.SpotPage(w.track, spot)
	for i, it := range w.items {
		switch {
		case page == nil || it.Page != page:
		case w.items[w.at].Page != page, it.Question == spot.Question && it.page == nil:
			w.at = i
		}
	}
}

// Enter implements [ui.Screen]: what was written may have changed.
func (w *words) Enter() tea.Cmd {
	if len(w.items) == 0 {
		return nil
	}
	was := w.items[w.at]
	w.items, w.at = nil, 0
	w.gather()
	w.standOn(was.Page, was.Saying)
	w.Resize(w.frame)
	return nil
}

// standOn stands on a question or a letter, or on the first of its page where that is
// one line now.
func (w *words) standOn(page *content.Page, s content.Saying) {
	first := true
	for i, it := range w.items {
		if it.Page != page {
			continue
		}
		if same := it.Question == s.Question && it.Letter == s.Letter && it.Label == s.Label; same || first {
			w.at, first = i, false
		}
	}
}

// Update implements [ui.Screen]. What one is on is read to its end before the keys go
// on to the next.
func (w *words) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	w.saying = ""
	if w.heard != nil {
		w.at = min(w.heard.At, max(len(w.items)-1, 0))
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		if _, pasted := msg.(tea.PasteMsg); pasted {
			w.saying = ui.NoTyping
		}
		return route.Stay(), nil
	}
	after := ui.AfterEsc(press)
	if w.saying = w.Follows(press); w.saying != "" {
		return route.Stay(), nil
	}
	switch {
	case key.Matches(press, w.keys.Back):
		return route.Back(), nil
	case !after.Stays():
		return after, nil
	case len(w.items) == 0:
		w.saying = w.Begins(press)
	case key.Matches(press, w.keys.Open):
		return w.open(), nil
	case key.Matches(press, w.keys.Down):
		w.down()
	case key.Matches(press, w.keys.Up):
		w.up()
	case key.Matches(press, w.page.Down):
		w.turn(w.scroll.Room() - context)
	case key.Matches(press, w.page.Up):
		w.turn(context - w.scroll.Room())
	case key.Matches(press, w.keys.First):
		w.at, w.scroll.Top = 0, 0
	case key.Matches(press, w.keys.Last):
		w.at = len(w.items) - 1
		w.scroll.By(len(w.rows))
	default:
		w.saying = w.Begins(press)
	}
	return route.Stay(), nil
}

// context is how many rows stay in sight when a screen is turned, and how many a key
// scrolls through a long answer.
const context = 2

// down reads on in what one is on, or goes to the next.
func (w *words) down() {
	it := w.items[w.at]
	switch {
	case it.to > w.scroll.Top+w.scroll.Room() && w.scroll.By(context):
	case w.at < len(w.items)-1:
		w.at++
		w.see()
	default:
		w.saying = "This is the end."
	}
}

// up reads back in what one is on, or goes to the one before.
func (w *words) up() {
	switch {
	case w.items[w.at].from < w.scroll.Top && w.scroll.By(-context):
	case w.at > 0:
		w.at--
		w.see()
	case w.scroll.By(-context):
	default:
		w.saying = "This is the beginning."
	}
}

// turn scrolls by rows, and goes to what is then in sight.
func (w *words) turn(by int) {
	if !w.scroll.By(by) {
		w.at = len(w.items) - 1
		if by < 0 {
			w.at = 0
		}
		return
	}
	for i, it := range w.items {
		if it.row >= w.scroll.Top && it.row < w.scroll.Top+w.scroll.Room() {
			w.at = i
			return
		}
	}
}

// see brings what one is on into sight, with its first rows.
func (w *words) see() {
	it := w.items[w.at]
	w.scroll.See(it.from, it.to-1, it.row)
}

// open leads to the page, with the cursor in the question. These words stay below it.
func (w *words) open() route.Step {
	it := w.items[w.at]
	if it.Page == nil {
		return route.To(route.GoneAnswer{Title: it.Label, Text: joined(it.Lines)})
	}
	to := w.session.FoundOn(it.Page)
	to.Found = route.InWords
	if it.page == nil {
		to.Spot.Question, to.Letter = it.Question, it.Letter
		if len(it.Lines) == 0 && len(it.Past) > 0 {
			to.Past = route.Past{ID: it.Question + it.Letter, Pass: it.Past[0].Pass}
		}
	}
	return route.Start(route.Home{Track: w.track.ID}, w.Route(), to)
}

// Header implements [ui.Screen].
func (w *words) Header() (string, string) {
	left, _ := ui.Heading(w.track, "My words", w.frame)
	n := 0
	for _, it := range w.items {
		if it.Answered() {
			n++
		}
	}
	return left, text.Count(n, "answer", "answers")
}

// Said is a sentence for the footer.
func (w *words) Said() string { return w.saying }

// Hints implements [ui.Screen].
func (w *words) Hints() []key.Binding {
	return []key.Binding{ui.Enabled(w.keys.Open, len(w.items) > 0), w.keys.Down, w.keys.Back}
}

// Keys implements [ui.Described].
func (w *words) Keys() []key.Binding {
	return []key.Binding{w.keys.Up, w.keys.Down, w.page.Up, w.page.Down, w.keys.First, w.keys.Last, w.keys.Open, w.keys.Back}
}
