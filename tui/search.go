package tui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/paper"
	found "groundwork/content/search"
	"groundwork/tui/field"
)

// search finds words in everything the person wrote and in the titles and
// questions of the book, as they are typed. It is opened over the screen one is
// on; what is found replaces that screen.
type search struct {
	sitting *sitting
	here    content.TrackID
	index   *found.Index
	input   *field.OneLine
	keys    searchKeys
	frame   frame
	scroll  scroll
	said    string

	sought string // the words the rest was found for
	hits   []found.Hit
	rows   []searchRow
	at     int // of hits
}

// searchRow is one line of what was found: a hit, or the heading of those that
// follow.
type searchRow struct {
	hit  int // or -1
	head string
}

type searchKeys struct{ up, down, pageUp, pageDown, open, back key.Binding }

func newSearch(s *sitting) *search {
	s.desk.collect() // what was typed a moment ago is there to be found
	place, _ := s.workbook().Place()
	f := &search{
		sitting: s, here: place.Track,
		index: found.New(s.book, s.workbook(), place.Track, paper.Code),
		keys: searchKeys{
			up:       named("↑", "up", "up", "shift+tab"),
			down:     named("↓", "down", "down", "tab"),
			pageUp:   bind("a screen up", "pgup"),
			pageDown: bind("a screen down", "pgdown"),
			open:     bind("go there", "enter"),
			back:     bind("back", "esc", "alt+esc"),
		},
	}
	f.input = field.NewOneLine(s.memory)
	return f
}

func searchKey() key.Binding { return bind("search", "ctrl+f") }

// searchable tells whether a search may be opened over a screen: where one reads
// and writes, not in the middle of a choice.
func searchable(top screen) bool {
	switch top.(type) {
	case *homeScreen, *contentsScreen, *page, *comeBack, *notesScreen, *notePage, *planScreen:
		return true
	}
	return false
}

// Enter implements [screen].
func (f *search) Enter() tea.Cmd { return nil }

// Resize implements [screen].
func (f *search) Resize(room frame) {
	f.frame = room
	f.input.Resize(max(room.Width-len(searchPrompt), 8), room.Theme)
	f.fit()
	f.see()
}

// fit gives what was found the room below the words.
func (f *search) fit() {
	rows, _ := f.input.View()
	f.scroll.height = max(f.frame.Height-len(rows)-1, 1)
}

// Update implements [screen].
func (f *search) Update(msg tea.Msg) (step, tea.Cmd) {
	f.said = ""
	press, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
		if _, pasted := msg.(tea.PasteMsg); pasted {
			return stay(), f.edit(msg)
		}
		return stay(), nil
	case key.Matches(press, f.keys.back):
		return back(), nil
	case key.Matches(press, f.keys.up):
		f.move(-1)
	case key.Matches(press, f.keys.down):
		f.move(1)
	case key.Matches(press, f.keys.pageUp):
		f.move(-f.scroll.room())
	case key.Matches(press, f.keys.pageDown):
		f.move(f.scroll.room())
	case key.Matches(press, f.keys.open):
		return f.open(), nil
	default:
		return stay(), f.edit(msg)
	}
	return stay(), nil
}

// move goes through what was found; at its ends it stays.
func (f *search) move(by int) {
	f.at = max(min(f.at+by, len(f.hits)-1), 0)
	f.see()
}

// edit changes the words and finds what holds them.
func (f *search) edit(msg tea.Msg) tea.Cmd {
	r, cmd := f.input.Update(msg)
	f.said = r.Why
	f.fit()
	if now := f.input.Text(); now != f.sought {
		f.sought = now
		f.hits, f.at = f.index.Find(f.sought), 0
		f.scroll.top = 0
		f.arrange()
		f.see()
	}
	return cmd
}

// arrange puts a heading before what is not of the track one is in.
func (f *search) arrange() {
	f.rows = f.rows[:0]
	home := f.sitting.book.Track(f.here)
	last := ""
	if home != nil {
		last = home.Title
	}
	for i, h := range f.hits {
		if head := f.group(h); head != last {
			f.rows = append(f.rows, searchRow{-1, head})
			last = head
		}
		f.rows = append(f.rows, searchRow{hit: i})
	}
	f.scroll.total = len(f.rows)
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

func (f *search) see() {
	for row, r := range f.rows {
		if r.hit == f.at {
			first := row
			if row > 0 && f.rows[row-1].hit < 0 {
				first-- // its heading with it
			}
			f.scroll.see(first, row, row)
			return
		}
	}
}

// open goes to the place one is on.
func (f *search) open() step {
	switch {
	case len(f.hits) > 0:
		return f.sitting.jump(f.index.Finding(f.hits[f.at]))
	case f.sought != "":
		f.said = "nothing was found to go to"
	default:
		f.said = "type a word first"
	}
	return stay()
}

// Said is a sentence for the footer.
func (f *search) Said() string { return f.said }

// Header implements [screen].
func (f *search) Header() (string, string) {
	if len(f.hits) == 0 {
		return "Search", ""
	}
	return "Search", countOf(len(f.hits), "place", "places")
}

// Hints implements [screen].
func (f *search) Hints() []key.Binding {
	return []key.Binding{enabled(f.keys.open, len(f.hits) > 0), enabled(f.keys.down, len(f.hits) > 1), f.keys.back}
}

// Keys implements [describer].
func (f *search) Keys() []key.Binding {
	k := f.keys
	return append([]key.Binding{k.up, k.down, k.pageDown, k.pageUp, k.open, k.back}, f.input.Keys()...)
}
