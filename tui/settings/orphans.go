package settings

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

const earlierWorkbook = "An earlier workbook"

// orphansScreen lists what is left of a workbook that is gone, and brings one of it back.
type orphansScreen struct {
	ui.List
	session *session.Session
	chosen  string // the path of what is asked about
}

func newOrphans(s *session.Session) *orphansScreen {
	o := &orphansScreen{session: s}
	o.List = *ui.NewList("choose", "back", o.heading)
	o.Left, o.Fill = earlierWorkbook, o.choices
	return o
}

func (o *orphansScreen) heading(width int, t ui.Theme) []string {
	about := "These are left of a workbook that isn't here any more: copies of it, or words that could not be saved in it. What you bring back becomes your workbook again."
	switch {
	case len(o.Items) == 0:
		about = "Nothing is left of one."
	case o.begun():
		about += " What you have now is put aside as it is, and stands in this list then."
	}
	return ui.Titled(earlierWorkbook, about)(width, t)
}

// begun reports whether there is a workbook already.
func (o *orphansScreen) begun() bool {
	_, begun := o.session.Workbook().Place()
	return begun
}

func (o *orphansScreen) choices() []ui.Choice {
	var items []ui.Choice
	for _, f := range o.session.Beside.Orphans {
		about := f.State() + "; "
		if f.Err == nil {
			about += text.Count(f.Records, "thing", "things") + " in it; "
		}
		items = append(items, ui.Choice{Label: made(f.Made), About: about + text.CleanLine(f.Path), Do: func() (route.Step, tea.Cmd) {
			return o.ask(f), nil
		}})
	}
	return items
}

// made is when a file was made.
func made(t time.Time) string { return text.Date(t.Local()) + ", " + t.Local().Format("15:04") }

// ask asks whether one is to be brought back, or says why it can't be.
func (o *orphansScreen) ask(f store.Inspection) route.Step {
	q := route.Question{Head: earlierWorkbook, Title: "Bring this one back?", Answers: []string{"Bring it back", "Not now"}}
	q.About = []string{"It is of " + made(f.Made) + ". The program ends, and begins again with it."}
	switch {
	case f.Err != nil:
		return route.To(route.Notice{Sentences: []string{"It can't be brought back: " + text.CleanLine(f.Err.Error()) + "."}})
	case f.Rescue && o.begun():
		return route.To(route.Notice{Sentences: []string{
			"This holds only the words that could not be saved in that other workbook. They can't be put into the one you have now.",
			"At another place they make a workbook of their own. The command is: groundwork --file PLACE restore " + text.CleanLine(f.Path),
		}})
	case f.Sealed:
		q.About = append(q.About, "It opens with the passphrase it had then.")
	}
	q.About = append(q.About, f.Report.Sentences()...)
	if o.begun() {
		q.About = append(q.About, "What you have now is put aside as it is. It comes back in the same way.")
	}
	o.chosen = f.Path
	return route.To(q)
}

// Receive implements [ui.Receiver].
func (o *orphansScreen) Receive(result any) (route.Step, tea.Cmd) {
	if result == route.Answer(0) {
		return route.Stay(), o.session.ComeBack(o.chosen)
	}
	return route.Stay(), nil
}

// orphansChoice leads to them, where there are any.
func orphansChoice(s *session.Session) []ui.Choice {
	n := len(s.Beside.Orphans)
	if n == 0 {
		return nil
	}
	return []ui.Choice{{Label: earlierWorkbook, Detail: text.Count(n, "file", "files"), Apart: true, Step: route.To(route.Orphans{})}}
}

// openPlaces says where words lie that need no passphrase to be read, or nothing.
func openPlaces(s *session.Session) string {
	var all []string
	for _, p := range s.Beside.Readable {
		all = append(all, text.CleanLine(p.String()))
	}
	if len(all) == 0 {
		return ""
	}
	if s.Autosave.Protected {
		return "These can still be read without it, by whoever has them: " + strings.Join(all, "; ") + "."
	}
	return "Without one, whoever has these can read them: " + strings.Join(all, "; ") + "."
}
