package search

import (
	"cmp"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	found "groundwork/content/search"
	"groundwork/content/text"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// search finds words in everything the person wrote and in the titles and
// questions of the book, as they are typed. It is opened over the screen one is
// on; what is found replaces that screen.
type search struct {
	ui.LongList
	session *session.Session
	here    content.TrackID
	index   *found.Index
	input   *field.OneLine
	page    ui.PagingKeys
	room    ui.Frame
	sought  string // the words the rest was found for
	hits    []found.Hit
}

func newSearch(s *session.Session) *search {
	place, _ := s.Workbook().Place()
	f := &search{
		session: s, here: place.Track,
		index: found.New(s.Book, s.Workbook(), place.Track, paper.Code),
		input: field.NewOneLine(s.Memory),
		page:  ui.NewPagingKeys(),
	}
	f.Bindings = ui.ListKeys{
		Up:   ui.Named("↑", "up", "up", "shift+tab"),
		Down: ui.Named("↓", "down", "down", "tab"),
		Open: ui.Bind("go there", "enter"),
		Back: ui.Bind("back", "esc", "alt+esc"),
	}
	f.Dense, f.Draw = true, f.drawHit
	if last := s.Sought; last.Words != "" { // what was found stays till something else is sought
		f.input.Set(last.Words)
		f.input.SelectAll()
		f.seek()
		f.At = max(min(last.At, len(f.hits)-1), 0)
	}
	return f
}

// OnLeave implements [ui.Leaver].
func (f *search) OnLeave() { f.session.Sought = session.Sought{Words: f.sought, At: f.At} }

// Types reports that what is typed is sought.
func (f *search) Types() bool { return true }

// Selecting reports whether the person has selected something of it.
func (f *search) Selecting() bool { return f.input.Selecting() }

func (f *search) Resize(room ui.Frame) {
	f.room = room
	f.input.Resize(max(room.Width-len(searchPrompt), 8), room.Theme)
	f.fit()
}

// fit gives what was found the room below the words.
func (f *search) fit() {
	rows, _ := f.input.View()
	below := f.room
	below.Height = max(below.Height-len(rows)-1, 1)
	f.LongList.Resize(below)
}

func (f *search) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	f.Saying = ""
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		if _, pasted := msg.(tea.PasteMsg); pasted {
			return route.Stay(), f.edit(msg)
		}
		return route.Stay(), nil
	case key.Matches(press, f.Bindings.Back):
		if f.input.LetGo() {
			return route.Stay(), nil
		}
		return route.Back(), nil
	case key.Matches(press, f.Bindings.Up):
		f.Walk(-1)
	case key.Matches(press, f.Bindings.Down):
		f.Walk(1)
	case key.Matches(press, f.page.Up):
		f.Walk(-f.Scroll.Room())
	case key.Matches(press, f.page.Down):
		f.Walk(f.Scroll.Room())
	case key.Matches(press, f.Bindings.Open):
		return f.open(), nil
	default:
		if st := ui.AfterEsc(press); !st.Stays() && !key.Matches(press, f.Keys()...) {
			return st, nil
		}
		return route.Stay(), f.edit(msg)
	}
	return route.Stay(), nil
}

// Seek looks for words as if they had been typed.
func (f *search) Seek(words string) {
	f.input.Set(words)
	f.seek()
}

// Sought returns the words that were looked for.
func (f *search) Sought() string { return f.sought }

// Spoken implements [ui.Spoken]: a line for each place.
func (f *search) Spoken() []string {
	lines := make([]string, len(f.hits))
	for i, h := range f.hits {
		found := f.index.Finding(h)
		before, hit, after := found.Around(wordsAround)
		lines[i] = cmp.Or(text.CleanLine(found.Title), "a note") + ": " + before + hit + after
	}
	return lines
}

// Unsearched says what was not searched, or nothing.
func (f *search) Unsearched() string { return f.index.Unsearched() }

// wordsAround is how much is said around what was found.
const wordsAround = 60

// Focal returns that what is typed is written here: what it finds can wait.
func (f *search) Focal() (first int, writes bool) { return -1, true }

// edit changes the words and finds what holds them.
func (f *search) edit(msg tea.Msg) tea.Cmd {
	r, cmd := f.input.Update(msg)
	f.Saying = r.Why
	f.fit()
	if f.input.Text() != f.sought {
		f.seek()
	}
	return cmd
}

// seek finds what holds the words.
func (f *search) seek() {
	f.sought = f.input.Text()
	f.hits, f.At = f.index.Find(f.sought), 0
	f.Scroll.Top = 0
	f.Set(f.found())
}

// found are the hits, with a heading before what is not of the track one is in.
func (f *search) found() []ui.Choice {
	last := ""
	if home := f.session.Book.Track(f.here); home != nil {
		last = home.Title
	}
	items := make([]ui.Choice, len(f.hits))
	for i, h := range f.hits {
		if head := f.group(h); head != last {
			items[i].Head, last = head, head
		}
	}
	return items
}

// group is what a hit belongs to.
func (f *search) group(h found.Hit) string {
	track, note := f.index.From(h)
	switch {
	case note:
		return "Notes"
	case track == nil:
		return "Earlier answers"
	}
	return track.Title
}

// open goes to the place one is on.
func (f *search) open() route.Step {
	switch {
	case len(f.hits) > 0:
		return jump(f.session, f.index.Finding(f.hits[f.At]))
	case f.sought != "":
		f.Saying = "nothing was found to go to"
	default:
		f.Saying = "type a word first"
	}
	return route.Stay()
}

func (f *search) Header() (string, string) {
	if len(f.hits) == 0 {
		return "Search", ""
	}
	return "Search", text.Count(len(f.hits), "place", "places")
}

func (f *search) Hints() []key.Binding {
	return []key.Binding{ui.Enabled(f.Bindings.Open, len(f.hits) > 0), ui.Enabled(f.Bindings.Down, len(f.hits) > 1), f.Bindings.Back}
}

func (f *search) Keys() []key.Binding {
	k := f.Bindings
	return append([]key.Binding{k.Up, k.Down, f.page.Down, f.page.Up, k.Open, k.Back}, f.input.Keys()...)
}
