package history

import (
	"errors"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store/fault"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// newErasure asks whether records are to be erased for good; keeping them comes
// first. above is how many screens it is above the list of everything.
func newErasure(p *past, keys []content.Key, above int) *ui.List {
	title, it, goes := "Erase this for good?", "it", "It goes"
	if len(keys) > 1 {
		title, it, goes = "Erase all of these for good?", "them", "They go"
	}
	about := []string{goes + " from the workbook, with every earlier version. The workbook is written anew without " + it +
		", and the older copies beside it are deleted. Nobody can bring " + it + " back then, nor can you.",
		"It can't reach what is elsewhere: backups, exports, prints, and what the disk itself may still hold of deleted files."}
	if p.quoting(keys) {
		about = append(about, "A letter or a plan that you made your own keeps the words it was made of: look there too.")
	}
	return ui.Alternatives("Earlier versions", title, about,
		ui.BackChoice("Keep "+it),
		ui.Choice{Label: "Erase " + it + " for good", Destroys: true, Step: route.Step{Back: above, To: []route.Route{route.Erasing{Track: p.track.ID, Keys: keys}}}})
}

// quoting reports whether there are letters that may hold words of the answers.
func (p *past) quoting(keys []content.Key) bool {
	for r := range p.session.Workbook().Records() {
		if c, ok := r.(content.EditedCopy); ok && c.Track == p.track.ID && c.Key() != keys[0] {
			return true
		}
	}
	return false
}

// erasing is there while records are being erased, and says how it went.
type erasing struct {
	ui.List
	past  *past
	erase []content.Key
	begun bool
	of    *content.Workbook // that they are erased from
	told  []string          // how it went, or nil
}

// eraseDueMsg asks again whether the erasure can begin.
type eraseDueMsg struct{ owner *erasing }

// Of implements [session.News].
func (m eraseDueMsg) Of() any { return m.owner }

// News implements [session.News]: a lock drops what waits.
func (m eraseDueMsg) News() string {
	if m.owner.past.session.Workbook() == m.owner.of {
		return ""
	}
	return "not erased: it was locked before that began"
}

const eraseAgain = 50 * time.Millisecond

func newErasing(p *past, keys []content.Key) *erasing {
	e := &erasing{past: p, erase: keys, of: p.session.Workbook()}
	e.List = *ui.NewList("go on", "back", e.words)
	e.Left = "Earlier versions"
	return e
}

func (e *erasing) words(width int, t ui.Theme) []string {
	if e.told == nil {
		return ui.Sentence("A moment: the workbook is written anew.", width, t.Faint)
	}
	lines := ui.Sentence(e.told[0], width, t.Body)
	for _, s := range e.told[1:] {
		lines = append(append(lines, ""), ui.Sentence(s, width, t.Body)...)
	}
	return lines
}

func (e *erasing) Enter() tea.Cmd {
	if e.begun {
		return nil
	}
	e.begun = true
	return e.begin()
}

// begin erases, once no save is under way.
func (e *erasing) begin() tea.Cmd {
	if cmd := e.past.session.Autosave.Erase(e.past.keeper, e.erase, e); cmd != nil {
		return cmd
	}
	return tea.Tick(eraseAgain, func(time.Time) tea.Msg { return eraseDueMsg{e} })
}

func (e *erasing) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case eraseDueMsg:
		if msg.owner == e {
			return route.Stay(), e.begin()
		}
	case session.ErasedMsg:
		e.finish(msg)
	case tea.KeyPressMsg:
		if e.told != nil {
			return e.List.Update(msg)
		}
	}
	return route.Stay(), nil
}

func (e *erasing) finish(msg session.ErasedMsg) {
	switch {
	case !msg.Gone():
		e.told = []string{"It was not erased: " + text.CleanLine(msg.Err.Error()) + ".", "Everything is as it was."}
		if hint := fault.Hint(msg.Err); hint != "" {
			e.told[1] = "What to do: " + text.CleanLine(hint) + "."
		}
	case errors.Is(msg.Err, fault.Unconfirmed):
		e.told = session.Unconfirmed(msg.Err)
		msg.Err = nil
	case e.past.session.Autosave.Traceless:
		e.told = []string{"Erased."}
	default:
		e.told = []string{"Erased. The workbook was written anew, and what lay beside it and held the words was deleted."}
	}
	if msg.Err != nil && msg.Gone() {
		e.told = append(e.told, "One thing is left to do: "+text.CleanLine(msg.Err.Error())+".")
	}
	e.Set([]ui.Choice{ui.BackChoice("Go on")})
}

func (e *erasing) Hints() []key.Binding {
	if e.told == nil {
		return nil
	}
	return e.List.Hints()
}

func (e *erasing) Keys() []key.Binding { return e.Hints() }
