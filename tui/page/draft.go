package page

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// draft is a text made of answers: a letter, or the plan.
type draft struct {
	track *content.Track
	id    string
	title string
	empty string                     // said while there is nothing to make it of
	uses  func(question string) bool // whether the answer has a block in it
	text  func() string              // as the answers make it now
	draw  func(width int, t ui.Theme) []string
}

func letter(s *session.Session, t *content.Track, l *content.Letter) draft {
	text := func() string { return t.Compose(l, s.Workbook()) }
	return draft{
		track: t, id: l.ID, title: content.Fill(l.Title, s.Workbook().Label(t.ID)),
		empty: "It fills in from your answers above.",
		uses:  l.Uses, text: text,
		draw: func(width int, th ui.Theme) []string { return ui.OwnWords(text(), width, th) },
	}
}

// private reports whether any of the answers is one that is left out of print.
func (c draft) private() bool {
	for _, p := range c.track.Pages() {
		for _, a := range p.Asks() {
			if a.Private && c.uses(a.ID) {
				return true
			}
		}
	}
	return false
}

// draftBlock is a letter or a plan on the screen: what the answers make, or the
// person's own copy, and what can be done with it.
type draftBlock struct {
	ui.Plain
	session *session.Session
	of      draft

	looked int // the autosave's serial when the rest was found out
	now    string
	own    content.EditedCopy
	edited bool                // there is a copy of the person's own
	undo   *content.EditedCopy // what was put away, until one leaves

	disclosure ui.Disclosure // what the answers make now, beside a copy that differs
	row        ui.Buttons
	inFold     bool
	focused    bool
	width      int
	theme      ui.Theme
}

func newDraftBlock(s *session.Session, of draft) *draftBlock {
	c := &draftBlock{session: s, of: of, looked: -1}
	c.disclosure = ui.Disclosure{Title: "what your answers make now", Inside: of.draw}
	c.look()
	return c
}

// Outdated implements a block that is drawn again when what it shows changes.
func (c *draftBlock) Outdated() bool { return c.looked != c.session.Autosave.Serial }

// look finds out how things stand.
func (c *draftBlock) look() {
	if !c.Outdated() {
		return
	}
	w := c.session.Workbook()
	profile, _ := w.Profile(c.of.track.ID)
	c.looked, c.now = c.session.Autosave.Serial, c.of.text()
	c.own, c.edited = w.EditedCopy(c.of.track.ID, c.of.id, profile.Pass)
	c.inFold = c.inFold && c.changed()
	c.row.Items = c.items()
	c.row.At = min(c.row.At, len(c.row.Items)-1)
}

// changed reports whether the answers make another text than they did when the
// copy was edited.
func (c *draftBlock) changed() bool { return c.edited && c.own.Source != c.now }

func (c *draftBlock) items() []ui.Button {
	edit := ui.Button{Label: "Edit this copy", Do: c.edit}
	again := ui.Button{Label: "Start again from your answers", Do: c.again}
	items := []ui.Button{edit}
	switch {
	case c.changed():
		items = []ui.Button{edit, {Label: "Keep my copy", Do: c.keep}, again}
	case c.edited:
		items = []ui.Button{edit, again}
	case c.undo != nil:
		items = []ui.Button{{Label: "Bring my copy back", Do: c.bringBack}, edit}
	}
	if !c.edited && c.now == "" {
		items[len(items)-1].Label = "Write it freely"
		return items
	}
	return append(items, ui.Button{Label: "Print it", Do: c.print})
}

func (c *draftBlock) edit() (ui.Outcome, tea.Cmd) {
	if c.edited {
		old := c.own
		c.undo = &old // in case all of it is deleted
	}
	return ui.Outcome{Step: route.To(route.Draft{Track: c.of.track.ID, ID: c.of.id})}, nil
}

// keep leaves the copy as it is, now that the change has been seen.
func (c *draftBlock) keep() (ui.Outcome, tea.Cmd) {
	kept := c.own
	kept.Source = c.now
	return c.did("your copy stays as it is", c.session.Autosave.Put(kept))
}

// again puts the copy away: the text follows the answers from here on.
func (c *draftBlock) again() (ui.Outcome, tea.Cmd) {
	old := c.own
	c.undo = &old
	return c.did("it follows your answers again", c.session.Autosave.Remove(old.Key()))
}

func (c *draftBlock) bringBack() (ui.Outcome, tea.Cmd) {
	old := *c.undo
	c.undo = nil
	return c.did("your copy is back", c.session.Autosave.Put(old))
}

// did says what was done, with the focus on the first thing to do now.
func (c *draftBlock) did(what string, cmd tea.Cmd) (ui.Outcome, tea.Cmd) {
	c.row.At, c.inFold = 0, false
	c.look()
	return ui.Outcome{Why: what}, cmd
}

func (c *draftBlock) print() (ui.Outcome, tea.Cmd) {
	return ui.Outcome{Step: route.To(route.Print{Track: c.of.track.ID, ID: c.of.id})}, nil
}

// Stopping implements [ui.Block]: nothing is asked here.
func (c *draftBlock) Stopping() ui.Stopping { return ui.Aside }

// Step implements [ui.Block]: what the answers make now is a stop before the buttons.
func (c *draftBlock) Step(by int) bool {
	c.look()
	switch {
	case c.inFold && by < 0, !c.inFold && by < 0 && c.row.At == 0 && !c.changed():
		return false
	case c.inFold:
		c.inFold, c.row.At = false, 0
	case by < 0 && c.row.At == 0:
		c.inFold = true
	default:
		return c.row.Step(by)
	}
	return true
}

func (c *draftBlock) Update(msg tea.Msg) (ui.Outcome, tea.Cmd) {
	c.look()
	var out ui.Outcome
	var cmd tea.Cmd
	if c.inFold {
		out, cmd = c.disclosure.Update(msg)
	} else {
		out, cmd = c.row.Update(msg)
	}
	switch {
	case c.inFold && out.Leave == ui.Below, !c.inFold && out.Leave == ui.Above && c.changed():
		c.inFold, c.row.At = !c.inFold, 0
		return ui.Outcome{}, nil
	}
	return out, cmd
}

func (c *draftBlock) View() (string, *tea.Cursor) {
	c.look()
	lines := append(ui.Sentence(c.of.title, c.width, c.theme.Label), c.words()...)
	var cursor *tea.Cursor
	add := func(b ui.Block) {
		b.Resize(c.width, 0, c.theme)
		text, at := b.View()
		if at != nil {
			at.Y += len(lines)
			cursor = at
		}
		lines = append(lines, strings.Split(text, "\n")...)
	}
	c.disclosure.Focused, c.row.Focused = c.focused && c.inFold, c.focused && !c.inFold
	if c.changed() {
		add(&c.disclosure)
	}
	lines = append(lines, "")
	add(&c.row)
	return strings.Join(lines, "\n"), cursor
}

// words are the text and how it stands.
func (c *draftBlock) words() []string {
	switch {
	case !c.edited && c.now == "":
		return ui.Sentence(c.of.empty, c.width, c.theme.Faint)
	case !c.edited:
		return c.of.draw(c.width, c.theme)
	}
	lines := append(ui.OwnWords(c.own.Text, c.width, c.theme), "")
	return append(lines, ui.Sentence(c.state(), c.width, c.theme.Faint)...)
}

// state says of a copy what it is.
func (c *draftBlock) state() string {
	if c.changed() {
		return "Your answers have changed since you edited this copy. It stays as you left it."
	}
	return "Your own copy, of " + text.DateBy(c.own.Written, c.session.Now()) + "."
}

// Spoken implements [ui.Spoken]: what there is to say before the text.
func (c *draftBlock) Spoken() []string {
	c.look()
	lines := []string{c.of.title}
	switch {
	case c.edited:
		lines = append(lines, c.state())
	case c.now == "":
		lines = append(lines, c.of.empty)
	}
	if c.changed() {
		lines = append(append(lines, "What your answers make now:"), c.of.draw(c.width, c.theme)...)
		lines = append(lines, "Your copy:")
	}
	return lines
}

// Made implements [ui.Made].
func (c *draftBlock) Made() (words string, change func() (ui.Outcome, tea.Cmd)) {
	c.look()
	if c.edited {
		return c.own.Text, c.edit
	}
	return c.now, c.edit
}

// Pressing implements [ui.Pressable].
func (c *draftBlock) Pressing() (items []ui.Button, at *int) {
	c.look()
	c.inFold = false
	return c.row.Pressing()
}

func (c *draftBlock) Resize(width, _ int, t ui.Theme) { c.width, c.theme = width, t }

func (c *draftBlock) Focus(from ui.Edge) {
	c.look()
	c.focused, c.inFold = true, from == ui.Above && c.changed()
	c.row.Focus(from)
}

func (c *draftBlock) Blur() { c.focused = false }

func (c *draftBlock) Keys() []key.Binding {
	if c.inFold {
		return c.disclosure.Keys()
	}
	return c.row.Keys()
}

// shortLetter is how long a letter may be to follow each key of its parts; a
// longer one follows at the next pause.
const shortLetter = 2000

// composes reports whether an answer stands in a letter or plan on this page that
// is short enough to change with each key.
func (p *page) composes(a *content.Ask) bool {
	for _, s := range p.Pieces {
		if c, ok := s.Block.(*draftBlock); ok && c.of.uses(a.ID) && len(c.now) < shortLetter {
			return true
		}
	}
	return false
}
