package plain

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
)

// move is where to go within a screen. It is an error to whoever waited for an answer.
type move string

func (m move) Error() string { return string(m) }

const (
	goNext   move = "next"
	goBack   move = "back"
	goAgain  move = "again"
	goStart  move = "page"
	goWhere  move = "where"
	goOn     move = "next page"
	goBefore move = "page before"
	goHelp   move = "words"
)

// word is something that can be typed where nothing is written. In what is written it
// stands behind a slash.
type word struct {
	name string
	kind string
	do   func(*Mode) error
}

// The kinds of words, as help names them.
const (
	goes    = "To go on or back"
	repeats = "To hear it again"
	helps   = "When you need help"
	does    = "And"
)

// words are all of them. Where two begin alike, the first one is meant.
func words() []word {
	going := func(to move) func(*Mode) error { return func(*Mode) error { return to } }
	return []word{
		{"next", goes, going(goNext)},
		{"skip", goes, going(goNext)},
		{"back", goes, going(goBack)},
		{"next page", goes, going(goOn)},
		{"page before", goes, going(goBefore)},
		{"contents", goes, (*Mode).contents},
		{"home", goes, leading(route.Start())},
		{"my words", goes, ofTrack(func(id content.TrackID) route.Route { return route.Words{Track: id} })},
		{"notes", goes, leading(route.To(route.Notes{}))},
		{"earlier versions", goes, ofTrack(func(id content.TrackID) route.Route { return route.History{Track: id} })},
		{"settings", goes, ofTrack(func(id content.TrackID) route.Route { return route.Settings{Track: id} })},
		{"again", repeats, going(goAgain)},
		{"page", repeats, going(goStart)},
		{"where", repeats, going(goWhere)},
		{"help", helps, going(goHelp)},
		{"help lines", helps, pressing("ctrl+g")},
		{"right now", helps, leading(route.To(route.RightNow{}))},
		{"search", does, (*Mode).seek},
		{"print", does, (*Mode).print},
		{"check in", does, (*Mode).checkIn},
		{"save", does, pressing("ctrl+s")},
		{"cover", does, pressing("ctrl+l")},
		{"lock", does, pressing("ctrl+l")},
		{"leave", does, pressing("ctrl+q")},
		{"quit", does, pressing("ctrl+q")},
	}
}

// Names are all the words, as they are typed.
func Names() []string {
	var names []string
	for _, w := range words() {
		names = append(names, w.name)
	}
	return names
}

// find returns the word that was typed, or begun.
func find(typed string) (word, bool) {
	typed = fold(strings.TrimPrefix(typed, "/"))
	if typed == "" {
		return word{}, false
	}
	all := words()
	for _, w := range all {
		if w.name == typed || strings.ReplaceAll(w.name, " ", "") == typed {
			return w, true
		}
	}
	for _, w := range all {
		if strings.HasPrefix(w.name, typed) {
			return w, true
		}
	}
	return word{}, false
}

// whole returns the word that was typed, if all of it was: what may be an answer too is no
// word while it is only the beginning of one.
func whole(typed string) (word, bool) {
	w, known := find(typed)
	return w, known && (strings.HasPrefix(typed, "/") || strings.ReplaceAll(w.name, " ", "") == strings.ReplaceAll(fold(typed), " ", ""))
}

func fold(s string) string { return text.Fold(strings.Join(strings.Fields(s), " ")) }

// command carries out what was typed, if it is one of the words; else it says that it
// means nothing.
func (m *Mode) command(typed string) error {
	w, ok := find(typed)
	if !ok {
		m.say("Not understood. Help lists what can be typed.")
		return m.spare(typed)
	}
	return w.do(m)
}

// leading is a word that leads somewhere.
func leading(st route.Step) func(*Mode) error {
	return func(m *Mode) error {
		m.do(m.app.Take(st))
		return m.moved()
	}
}

// pressing is a word for a key that works everywhere.
func pressing(key string) func(*Mode) error {
	return func(m *Mode) error {
		cmd, _ := m.app.Press(keyNamed(key))
		m.do(cmd)
		m.toldOf(keyNamed(key))
		for key == "ctrl+q" && !m.ended {
			m.handle(<-m.msgs)
		}
		return m.moved()
	}
}

// moved returns errMoved where another screen has come.
func (m *Mode) moved() error {
	if m.elsewhere() {
		return errMoved
	}
	return nil
}

// track is the one somebody is in, or "".
func (m *Mode) track() content.TrackID {
	place, _ := m.app.Session().Workbook().Place()
	return place.Track
}

func (m *Mode) seek() error {
	if to, _ := m.app.Top(); !to.Allows().Search {
		m.say("Search: from home, the contents or a page.")
		return nil
	}
	return pressing("ctrl+f")(m)
}

func (m *Mode) contents() error {
	id := m.track()
	if id == "" {
		return m.nothing()
	}
	return leading(route.Start(route.Home{Track: id}, route.Contents{Track: id}))(m)
}

// ofTrack is a word for a screen of the track one is in.
func ofTrack(to func(content.TrackID) route.Route) func(*Mode) error {
	return func(m *Mode) error {
		id := m.track()
		if id == "" {
			return m.nothing()
		}
		return leading(route.To(to(id)))(m)
	}
}

func (m *Mode) print() error {
	switch to, _ := m.app.Top(); to.(type) {
	case route.Print, route.BlankForm:
		m.say("You are at it. Enter goes on, up to Print.")
		return nil
	}
	id := m.track()
	if id == "" {
		return leading(route.To(route.BlankForm{}))(m)
	}
	return leading(route.To(route.Print{Track: id}))(m)
}

func (m *Mode) checkIn() error {
	id := m.track()
	profile, _ := m.app.Session().Workbook().Profile(id)
	track := m.app.Session().Book.Track(id)
	if track == nil || len(track.Scales("", m.app.Session().Workbook(), profile.Pass)) == 0 {
		return m.nothing()
	}
	return leading(route.To(route.CheckIn{Track: id}))(m)
}

func (m *Mode) nothing() error {
	m.say("There is nothing like that yet.")
	return nil
}

// help says what can be typed.
func (m *Mode) help(here ...string) {
	m.say(here...)
	for _, kind := range []string{goes, repeats, helps, does} {
		var names []string
		for _, w := range words() {
			if w.kind == kind {
				names = append(names, w.name)
			}
		}
		m.say(kind + ": " + joined(names) + ".")
	}
	m.say("The first letters are enough. Where you write, put a slash before them, such as /next. ctrl+q leaves at once.",
		"Pause: ctrl+z stops it for a moment and clears the terminal, and fg in the shell comes back to the question.")
}

// keyNamed is a key by its name.
func keyNamed(name string) tea.KeyPressMsg {
	named := map[string]rune{
		"enter": tea.KeyEnter, "esc": tea.KeyEscape, "space": tea.KeySpace, "backspace": tea.KeyBackspace, "tab": tea.KeyTab,
		"home": tea.KeyHome, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft, "right": tea.KeyRight,
	}
	if code, ok := named[name]; ok {
		k := tea.KeyPressMsg{Code: code}
		if name == "space" {
			k.Text = " "
		}
		return k
	}
	if letter, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: rune(letter[0]), Mod: tea.ModCtrl}
	}
	return tea.KeyPressMsg{Code: rune(name[0]), Text: name}
}

// keys gives keys to the screen, and reports whether that led elsewhere.
func (m *Mode) keys(names ...string) error {
	for _, name := range names {
		m.do(m.app.Update(keyNamed(name)))
		if err := m.moved(); err != nil {
			return err
		}
	}
	return nil
}
