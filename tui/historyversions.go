package tui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/theme"
)

// versionsScreen lists the earlier versions of one record, newest first.
type versionsScreen struct {
	roll
	past     *past
	key      content.Key
	title    string
	depth    int // how many screens it is above the list of everything
	versions []store.Version
	loaded   bool
	err      error
}

// versionsMsg brings the versions of a record.
type versionsMsg struct {
	owner    *versionsScreen
	versions []store.Version
	err      error
}

func newVersions(p *past, k content.Key, title string, depth int) *versionsScreen {
	v := &versionsScreen{past: p, key: k, title: title, depth: depth}
	v.keys = newListKeys("look at it", "back")
	v.above = v.intro
	return v
}

// Enter implements [screen].
func (v *versionsScreen) Enter() tea.Cmd {
	v.refresh()
	var found []store.Version
	read := v.past.sitting.desk.consult(func() (err error) {
		found, err = v.past.keeper.Versions(v.key)
		return err
	})
	return func() tea.Msg {
		done, err := read()
		if !done {
			return nil
		}
		return versionsMsg{v, found, err}
	}
}

func (v *versionsScreen) intro(width int, t theme.Theme) []string {
	lines := append(sentence(v.title, width, t.Title), "")
	now := v.past.sitting.now()
	if r, there := v.past.present(v.key); there {
		lines = append(lines, sentence("What is there now was written on "+moment(stampOf(r).Written, now)+".", width, t.Body)...)
	} else {
		lines = append(lines, sentence("Nothing is there now.", width, t.Body)...)
	}
	switch {
	case !v.loaded:
		return append(lines, t.Faint.Render("a moment"))
	case v.err != nil:
		return append(lines, sentence("Earlier versions can't be looked up: "+text.CleanLine(v.err.Error())+".", width, t.Body)...)
	case len(v.versions) == 0:
		return append(lines, sentence("No earlier version is kept yet. One is kept at the first change of a sitting, at the first one after ten minutes, and before much is taken out.", width, t.Faint)...)
	}
	return lines
}

// Resize implements [screen].
func (v *versionsScreen) Resize(f frame) {
	v.frame = f
	v.refresh()
	v.roll.Resize(f)
}

// present is what stands in the workbook, if that is anything.
func (p *past) present(k content.Key) (content.Record, bool) {
	r, ok := p.sitting.workbook().Record(k)
	return r, ok && strings.TrimSpace(p.words(r)) != ""
}

func (v *versionsScreen) refresh() {
	if !v.loaded {
		v.set(nil) // nothing a hasty key could mean
		return
	}
	var items []choice
	var words string
	r, there := v.past.present(v.key)
	if there {
		words = v.past.words(r)
	}
	for _, old := range v.versions {
		detail := whyKept(old.Why)
		if there && v.past.words(old.Record) == words {
			detail = "the same as now"
		}
		label := moment(writtenOf(old), v.past.sitting.now())
		if lipgloss.Width(label+detail)+4 > v.frame.Width {
			detail = "" // it is told on the next screen too
		}
		items = append(items, choice{label: label, detail: detail, do: func() (step, tea.Cmd) {
			return open(newVersion(v, old)), nil
		}})
	}
	v.set(append(items,
		choice{label: "Erase it for good", apart: true, do: func() (step, tea.Cmd) {
			return open(newErasure(v.past, []content.Key{v.key}, v.depth+1)), nil
		}},
		choice{label: "Back", do: func() (step, tea.Cmd) { return back(), nil }}))
}

// writtenOf is when the words of a version were written.
func writtenOf(v store.Version) time.Time {
	if w := stampOf(v.Record).Written; !w.IsZero() {
		return w
	}
	return v.Saved
}

// whyKept tells why a version was kept, in plain words.
func whyKept(why store.VersionWhy) string {
	switch why {
	case store.WhySitting:
		return "as an earlier sitting left it"
	case store.WhyPause:
		return "before a longer pause"
	case store.WhyCut:
		return "before much was taken out"
	case store.WhyReplaced:
		return "before another was brought back"
	case store.WhyRescue:
		return "rescued, but older than what was there"
	case store.WhyNewer:
		return "from a newer version of the program"
	}
	return ""
}

// Update implements [screen].
func (v *versionsScreen) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case versionsMsg:
		if msg.owner == v {
			v.versions, v.err, v.loaded = msg.versions, msg.err, true
			v.refresh()
		}
		return stay(), nil
	}
	return v.update(msg)
}

// Header implements [screen].
func (v *versionsScreen) Header() (string, string) { return "Earlier versions", "" }
