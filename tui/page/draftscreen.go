package page

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// draftScreen is a letter or a plan as a text to write in. What is changed is a
// copy: the answers it was made of stay as they are.
type draftScreen struct {
	ui.Form
	session *session.Session
	of      draft
	pass    int
	source  string // what the answers make
	text    *field.Free
}

func newDraftScreen(s *session.Session, to route.Draft) *draftScreen {
	of := draftOf(s, to)
	profile, _ := s.Workbook().Profile(of.track.ID)
	e := &draftScreen{session: s, of: of, pass: profile.Pass, source: of.text()}
	words := e.source
	if own, ok := s.Workbook().EditedCopy(of.track.ID, of.id, e.pass); ok {
		words = own.Text
	}
	e.text = field.NewFree(&content.Ask{
		ID: "copy/" + string(of.track.ID) + "/" + of.id, Kind: content.KindText, Label: of.title, Hint: "This copy is yours to change. Your answers stay as they are.",
	}, s.Freely(), words)
	e.text.Restore("", 0)
	e.Form = ui.NewWritingForm(func(*ui.Piece) tea.Cmd { return s.Autosave.Touch(e) }, e.text, ui.DoneButton())
	return e
}

// draftOf is the letter or the plan of a route.
func draftOf(s *session.Session, to route.Draft) draft {
	track := s.Book.Track(to.Track)
	if l := track.Letter(to.ID); l != nil {
		return letter(s, track, l)
	}
	return plan(s, track, track.Plan())
}

// Change implements [session.Source]. A copy that is empty, or that says what the
// answers say, is none.
func (e *draftScreen) Change() content.Change {
	words := e.text.Text()
	old, kept := e.session.Workbook().EditedCopy(e.of.track.ID, e.of.id, e.pass)
	own := content.EditedCopy{
		Stamp: e.session.Book.Now(e.session.Now(), nil),
		Track: e.of.track.ID, Letter: e.of.id, Pass: e.pass,
		Text: words, Source: e.source, Extra: old.Extra,
	}
	own.Private = e.of.private()
	switch {
	case kept && words == old.Text:
		return content.Change{}
	case words != e.source && strings.TrimSpace(words) != "":
		return content.Change{Put: []content.Record{own}}
	case kept:
		return content.Change{Delete: []content.Key{own.Key()}}
	}
	return content.Change{}
}

func (e *draftScreen) Header() (string, string) { return e.of.track.Title + " · Your copy", "" }
