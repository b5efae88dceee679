package notes

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// notePage is one free page to write on. A page with nothing on it is not kept.
type notePage struct {
	ui.Form
	session *session.Session
	opened  content.Note // as it was when it was opened
	note    content.Note // as the autosave has it
	kept    bool         // the autosave has it at all
	deleted bool
	title   *field.Free
	text    *field.Free
}

// newNote opens a note: one there is, or a new one with nothing but its id. It is
// nil where there should be one and is none.
func newNote(s *session.Session, to route.Note) *notePage {
	note := content.Note{ID: to.ID}
	r, kept := s.Workbook().Record(note.Key())
	switch {
	case kept:
		note, _ = r.(content.Note)
	case !to.New:
		return nil
	}
	n := &notePage{session: s, opened: note, note: note, kept: kept}
	n.title = field.NewFree(&content.Ask{ID: "note-title/" + note.ID, Kind: content.KindLine, Label: "Title, if it wants one"}, s.Freely(), note.Title)
	n.text = field.NewFree(&content.Ask{ID: "note/" + note.ID, Kind: content.KindText}, s.Freely(), note.Text)
	rest := ui.Button{Label: "Let it rest", Do: n.rest}
	if note.Rests() {
		rest = ui.Button{Label: "Wake it", Do: n.wake}
	}
	n.Form = ui.NewWritingForm(func(*ui.Piece) tea.Cmd { return s.Autosave.Touch(n) }, n.title, n.text, ui.NewButtons(
		ui.LeadTo("Done", route.Back()), rest, ui.Button{Label: "Delete this note", Do: n.delete},
	))
	if kept {
		n.SetFocus(1, ui.Above)
	}
	if to.At {
		n.SetFocus(to.Focus, ui.Above)
		if w := n.Writer(); w != nil {
			w.Restore("", to.Offset)
		}
	}
	return n
}

func (n *notePage) Route() route.Route {
	to := route.Note{ID: n.note.ID, Focus: n.Focus, At: true}
	if w := n.Writer(); w != nil {
		_, to.Offset = w.Spot()
	}
	return to
}

func blankNote(n content.Note) bool { return strings.TrimSpace(n.Title+n.Text) == "" }

// done goes back to the list. A note whose words were all taken out can still be
// brought back there as it was.
func (n *notePage) done() route.Step {
	n.session.Autosave.Collect()
	if !n.kept && !n.deleted && !blankNote(n.opened) {
		return route.Return(n.opened)
	}
	return route.Back()
}

func (n *notePage) delete() (ui.Outcome, tea.Cmd) {
	n.session.Autosave.Collect()
	if !n.kept {
		return ui.Outcome{Step: route.Back()}, nil
	}
	n.deleted, n.kept = true, false
	return ui.Outcome{Step: route.Return(n.note)}, n.session.Autosave.Remove(n.note.Key())
}

// rest takes the note out of the lists until it is asked for, with its words as they are.
func (n *notePage) rest() (ui.Outcome, tea.Cmd) {
	if n.session.Autosave.Collect(); !n.kept {
		return ui.Outcome{Why: "nothing is written on it yet"}, nil
	}
	cmd := n.turn(true)
	return ui.Outcome{Step: route.Return(n.note)}, cmd
}

// wake brings it back among the others. Without words there is nothing to wake.
func (n *notePage) wake() (ui.Outcome, tea.Cmd) {
	if n.session.Autosave.Collect(); !n.kept {
		return ui.Outcome{Step: n.done()}, nil
	}
	return ui.Outcome{Step: route.Back()}, n.turn(false)
}

func (n *notePage) turn(rests bool) tea.Cmd {
	n.note.Rest = n.note.Turn(rests, n.session.Now())
	return n.session.Autosave.Put(n.note)
}

func (n *notePage) Change() content.Change {
	now := n.note
	now.Title, now.Text = n.title.Text(), n.text.Text()
	if n.deleted || now.Title == n.note.Title && now.Text == n.note.Text {
		return content.Change{}
	}
	now.Stamp = n.session.Book.Now(n.session.Now(), nil)
	n.note = now
	if !blankNote(now) {
		n.kept = true
		return content.Change{Put: []content.Record{now}}
	}
	if !n.kept {
		return content.Change{}
	}
	n.kept = false
	return content.Change{Delete: []content.Key{now.Key()}}
}

func (n *notePage) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd := n.Form.Update(msg)
	if st.Back > 0 && st.Result == nil {
		return n.done(), cmd
	}
	return st, cmd
}

func (n *notePage) Header() (string, string) { return "Notes", "" }
