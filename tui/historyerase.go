package tui

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store/fault"
)

// newErasure asks whether records are to be erased for good; keeping them comes
// first. above is how many screens it is above the list of everything.
func newErasure(p *past, keys []content.Key, above int) *asking {
	title, it, goes := "Erase this for good?", "it", "It goes"
	if len(keys) > 1 {
		title, it, goes = "Erase all of these for good?", "them", "They go"
	}
	about := goes + " from the workbook, with every earlier version. The workbook is written anew without " + it +
		", and the older copies beside it are deleted. Nobody can bring " + it + " back then, nor can you.\n\n" +
		"It can't reach what is elsewhere: backups, exports, prints, and what the disk itself may still hold of deleted files."
	if p.quoting(keys) {
		about += "\n\nA letter or a plan that you made your own keeps the words it was made of: look there too."
	}
	return &asking{newAlternatives(title, about, []choice{
		{label: "Keep " + it, do: func() (step, tea.Cmd) { return back(), nil }},
		{label: "Erase " + it + " for good", do: func() (step, tea.Cmd) {
			return step{back: above, to: []screen{newErasing(p, keys)}}, nil
		}},
	}), "Earlier versions"}
}

// quoting tells whether there are letters that may hold words of the answers.
func (p *past) quoting(keys []content.Key) bool {
	for r := range p.sitting.workbook().Records() {
		if c, ok := r.(content.EditedCopy); ok && c.Track == p.track.ID && c.Key() != keys[0] {
			return true
		}
	}
	return false
}

// erasing is there while records are being erased, and tells how it went.
type erasing struct {
	past  *past
	erase []content.Key
	begun bool
	told  []string // how it went, or nil
	frame frame
	keys  erasingKeys
}

type erasingKeys struct{ open, back key.Binding }

// eraseDueMsg asks again whether the erasure can begin.
type eraseDueMsg struct{ owner *erasing }

const eraseAgain = 50 * time.Millisecond

func newErasing(p *past, keys []content.Key) *erasing {
	return &erasing{past: p, erase: keys, keys: erasingKeys{
		open: bind("go on", "enter", "space"), back: bind("back", "esc", "alt+esc"),
	}}
}

// Enter implements [screen].
func (e *erasing) Enter() tea.Cmd {
	if e.begun {
		return nil
	}
	e.begun = true
	return e.begin()
}

// begin erases, once no save is under way.
func (e *erasing) begin() tea.Cmd {
	if cmd := e.past.sitting.desk.erase(e.past.keeper, e.erase); cmd != nil {
		return cmd
	}
	return tea.Tick(eraseAgain, func(time.Time) tea.Msg { return eraseDueMsg{e} })
}

// Update implements [screen].
func (e *erasing) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case eraseDueMsg:
		if msg.owner == e {
			return stay(), e.begin()
		}
	case erasedMsg:
		e.finish(msg)
	case tea.KeyPressMsg:
		if e.told != nil && key.Matches(msg, e.keys.open, e.keys.back) {
			return back(), nil
		}
	}
	return stay(), nil
}

func (e *erasing) finish(msg erasedMsg) {
	switch {
	case !msg.gone():
		e.told = []string{"It was not erased: " + text.CleanLine(msg.err.Error()) + ".", "Everything is as it was."}
		if hint := fault.Hint(msg.err); hint != "" {
			e.told[1] = "What to do: " + text.CleanLine(hint) + "."
		}
	case e.past.sitting.desk.traceless:
		e.told = []string{"Erased."}
	default:
		e.told = []string{"Erased. The workbook was written anew, and what lay beside it and held the words was deleted."}
	}
	if msg.err != nil && msg.gone() {
		e.told = append(e.told, "One thing is left to do: "+text.CleanLine(msg.err.Error())+".")
	}
}

// Resize implements [screen].
func (e *erasing) Resize(f frame) { e.frame = f }

// View implements [screen].
func (e *erasing) View() (string, *tea.Cursor) {
	t, width := e.frame.Theme, e.frame.Width
	if e.told == nil {
		return strings.Join(sentence("A moment: the workbook is written anew.", width, t.Faint), "\n"), nil
	}
	var lines []string
	for _, s := range e.told {
		lines = append(append(lines, sentence(s, width, t.Body)...), "")
	}
	return strings.Join(append(lines, t.Accent.Bold(true).Render("▸ Go on")), "\n"), nil
}

// Header implements [screen].
func (e *erasing) Header() (string, string) { return "Earlier versions", "" }

// Hints implements [screen].
func (e *erasing) Hints() []key.Binding {
	if e.told == nil {
		return nil
	}
	return []key.Binding{e.keys.open, e.keys.back}
}

// Keys implements [describer].
func (e *erasing) Keys() []key.Binding { return e.Hints() }
