package history

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// versionsScreen lists the earlier versions of one record, newest first.
type versionsScreen struct {
	ui.LongList
	past     *past
	key      content.Key
	title    string
	depth    int // how many screens it is above the list of everything
	versions []store.Version
	loaded   bool
	err      error
	shown    *versionScreen // the version one looks at, or nil
}

// versionsMsg brings the versions of a record.
type versionsMsg struct {
	owner    *versionsScreen
	versions []store.Version
	err      error
}

func newVersions(p *past, to route.Versions) *versionsScreen {
	v := &versionsScreen{past: p, key: to.Of, title: to.Title, depth: to.Depth}
	v.List = *ui.NewList("look at it", "back", v.intro)
	v.Left = "Earlier versions"
	return v
}

func (v *versionsScreen) Enter() tea.Cmd {
	if v.shown != nil {
		return nil
	}
	v.refresh()
	var found []store.Version
	return v.past.session.Autosave.Consult(func() (err error) {
		found, err = v.past.keeper.Versions(v.key)
		return err
	}, func(err error) tea.Msg { return versionsMsg{v, found, err} })
}

func (v *versionsScreen) intro(width int, t ui.Theme) []string {
	lines := append(ui.Sentence(v.title, width, t.Title), "")
	now := v.past.session.Now()
	if r, there := v.past.present(v.key); there {
		said := "What is there now was written on " + moment(content.StampOf(r).Written, now) + "."
		if rest, _ := content.RestOf(r); rest.Rests() {
			said += " It rests."
		}
		lines = append(lines, ui.Sentence(said, width, t.Body)...)
	} else {
		lines = append(lines, ui.Sentence("Nothing is there now.", width, t.Body)...)
	}
	switch {
	case !v.loaded:
		return append(lines, t.Faint.Render("a moment"))
	case v.err != nil:
		return append(lines, ui.Sentence("Earlier versions can't be looked up: "+text.CleanLine(v.err.Error())+".", width, t.Body)...)
	case len(v.versions) == 0:
		return append(lines, ui.Sentence("No earlier version is kept yet. One is kept at the first change of a sitting, at the first one after ten minutes, and before much is taken out.", width, t.Faint)...)
	}
	return lines
}

func (v *versionsScreen) Resize(f ui.Frame) {
	v.Frame = f
	v.refresh()
	v.LongList.Resize(f)
	if v.shown != nil {
		v.shown.Resize(f)
	}
}

// present is what stands in the workbook, if that is anything.
func (p *past) present(k content.Key) (content.Record, bool) {
	r, ok := p.session.Workbook().Record(k)
	return r, ok && strings.TrimSpace(p.words(r)) != ""
}

func (v *versionsScreen) refresh() {
	if !v.loaded {
		v.Set(nil) // nothing a hasty key could mean
		return
	}
	var items []ui.Choice
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
		label := moment(writtenOf(old), v.past.session.Now())
		if lipgloss.Width(label+detail)+4 > v.Frame.Width {
			detail = "" // it is told on the next screen too
		}
		items = append(items, ui.Choice{Label: label, Detail: detail, Do: func() (route.Step, tea.Cmd) {
			v.show(old)
			return route.Stay(), nil
		}})
	}
	items = append(items, ui.Choice{Label: "Back", Apart: true, Step: route.Back()})
	if turn := v.turnChoice(); turn.Label != "" {
		items = append(items, turn)
	}
	v.Set(append(items, ui.Choice{Label: "Erase it for good", Destroys: true, Do: func() (route.Step, tea.Cmd) {
		return v.erase(), nil
	}}))
}

// writtenOf is when the words of a version were written.
func writtenOf(v store.Version) time.Time {
	if w := content.StampOf(v.Record).Written; !w.IsZero() {
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
	case store.WhyMerge:
		return "older, from another copy of the workbook"
	case store.WhyNewer:
		return "from a newer version of the program"
	}
	return ""
}

func (v *versionsScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	switch msg := msg.(type) {
	case versionsMsg:
		if msg.owner == v {
			v.versions, v.err, v.loaded = msg.versions, msg.err, true
			v.refresh()
		}
		return route.Stay(), nil
	}
	if v.shown != nil {
		return v.look(msg)
	}
	st, cmd := v.LongList.Update(msg)
	if !v.loaded && v.Saying != "" {
		v.Saying = "A moment: the earlier versions are being looked up."
	}
	return st, cmd
}

// show sets one version beside what is there now.
func (v *versionsScreen) show(old store.Version) {
	v.shown = newVersion(v, old)
	v.shown.Resize(v.Frame)
}

// look gives a message to the version that is shown; going back from it leads to
// the list.
func (v *versionsScreen) look(msg tea.Msg) (route.Step, tea.Cmd) {
	st, cmd := v.shown.Update(msg)
	v.Saying = v.shown.Said()
	if st.Back != 1 || len(st.To) > 0 {
		return st, cmd
	}
	v.shown = nil
	v.Resize(v.Frame)
	return route.Stay(), tea.Batch(cmd, v.Enter())
}

// Listed returns what is on the screen: the list, or one version.
func (v *versionsScreen) Listed() *ui.List {
	if v.shown != nil {
		return &v.shown.List
	}
	return &v.List
}

// erase is the step to the question whether it is to be erased.
func (v *versionsScreen) erase() route.Step {
	return route.To(route.Erasure{Track: v.past.track.ID, Keys: []content.Key{v.key}, Above: v.depth + 1})
}

func (v *versionsScreen) View() (string, *tea.Cursor) {
	if v.shown != nil {
		return v.shown.View()
	}
	return v.LongList.View()
}

func (v *versionsScreen) Hints() []key.Binding {
	if v.shown != nil {
		return v.shown.Hints()
	}
	return v.LongList.Hints()
}

func (v *versionsScreen) Keys() []key.Binding {
	if v.shown != nil {
		return v.shown.Keys()
	}
	return v.LongList.Keys()
}
