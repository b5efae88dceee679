package tui

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/store/private"
	"groundwork/tui/theme"
)

// form is a way to print.
type form struct {
	name, ending string
	write        func(io.Writer, *paper.Document) error
}

func forms() []form {
	return []form{
		{"text", ".txt", func(w io.Writer, d *paper.Document) error { return paper.Text(w, d, 0) }},
		{"Markdown", ".md", paper.Markdown},
	}
}

// printing chooses what to print, in which form, and where to.
type printing struct {
	sitting *sitting
	track   *content.Track
	frame   frame
	scroll  scroll
	rows    []*printRow
	at      int
	path    textinput.Model
	named   bool // the person has changed the name of the file
	said    string
	job     int
	keys    printKeys
}

// printRow is one thing to choose.
type printRow struct {
	label   string
	options []string
	at      int
}

type printKeys struct{ up, down, left, right, do, back key.Binding }

// The rows of the screen, then the file's name and the two buttons.
const (
	rowWhat = iota
	rowForm
	rowPrivate
	rowPath
	rowLook
	rowPrint
	printRows
)

// printedMsg says that a print is done.
type printedMsg struct {
	job  int
	path string
	err  error
}

func newPrinting(s *sitting, track *content.Track) *printing {
	p := &printing{sitting: s, track: track, keys: printKeys{
		up:    named("↑", "up", "up", "shift+tab"),
		down:  named("↓", "down", "down", "tab"),
		left:  named("←", "the one before", "left"),
		right: named("→", "the next one", "right"),
		do:    bind("change", "enter"),
		back:  bind("back", "esc", "alt+esc"),
	}}
	what := []string{"everything", "this track"}
	for _, c := range track.Chapters {
		what = append(what, chapterTitle(c))
	}
	what = append(what, "a blank form")
	var as []string
	for _, f := range forms() {
		as = append(as, f.name)
	}
	p.rows = []*printRow{
		{label: "What", options: what, at: 1},
		{label: "As", options: as},
		{label: "Private answers", options: []string{"left out", "printed too"}},
	}
	p.path = textinput.New()
	p.path.Prompt = ""
	p.path.SetVirtualCursor(false)
	p.path.KeyMap.Paste.SetEnabled(false)
	p.suggest()
	return p
}

// suggest gives the file a neutral name, until the person gives one.
func (p *printing) suggest() {
	if p.named {
		return
	}
	name := "workbook"
	if p.blank() {
		name = "form"
	}
	p.path.SetValue(filepath.Join(p.sitting.printDir, name+forms()[p.rows[rowForm].at].ending))
	p.path.CursorEnd()
}

func (p *printing) blank() bool {
	w := p.rows[rowWhat]
	return w.at == len(w.options)-1
}

// selection is what was chosen.
func (p *printing) selection() paper.Selection {
	sel := paper.Selection{Track: p.track.ID, WithPrivate: p.rows[rowPrivate].at == 1, Now: p.sitting.now()}
	switch at := p.rows[rowWhat].at; {
	case at == 0:
		sel.Track = ""
	case p.blank():
		sel.Blank = true
	case at >= 2:
		sel.Chapter = p.track.Chapters[at-2].ID
	}
	return sel
}

// Enter implements [screen].
func (p *printing) Enter() tea.Cmd {
	p.sitting.desk.collect()
	return nil
}

// Resize implements [screen].
func (p *printing) Resize(f frame) {
	p.frame = f
	p.scroll.height = f.Height
	p.path.SetWidth(max(f.Width-labelColumn(f)-2, 8))
}

// Update implements [screen].
func (p *printing) Update(msg tea.Msg) (step, tea.Cmd) {
	switch msg := msg.(type) {
	case printedMsg:
		if msg.job == p.job {
			p.said = printed(msg)
		}
		return stay, nil
	case tea.PasteMsg:
		if p.at == rowPath {
			return stay, p.edit(tea.PasteMsg{Content: content.CleanLine(msg.Content)})
		}
	case tea.KeyPressMsg:
		p.said = ""
		return p.press(msg)
	}
	return stay, nil
}

func (p *printing) press(msg tea.KeyPressMsg) (step, tea.Cmd) {
	switch {
	case key.Matches(msg, p.keys.back):
		return back(), nil
	case key.Matches(msg, p.keys.up):
		p.focus((p.at + printRows - 1) % printRows)
	case key.Matches(msg, p.keys.down):
		p.focus((p.at + 1) % printRows)
	case p.at == rowLook && key.Matches(msg, p.keys.do):
		return p.preview()
	case p.at == rowPrint && key.Matches(msg, p.keys.do):
		return stay, p.print()
	case p.at == rowPath && key.Matches(msg, p.keys.do):
		p.focus(rowLook)
	case p.at == rowPath:
		return stay, p.edit(msg)
	case key.Matches(msg, p.keys.left):
		p.turn(-1)
	case key.Matches(msg, p.keys.right), key.Matches(msg, p.keys.do):
		p.turn(1)
	}
	return stay, nil
}

func (p *printing) focus(row int) {
	p.at = row
	if row == rowPath {
		p.path.Focus()
	} else {
		p.path.Blur()
	}
}

func (p *printing) edit(msg tea.Msg) tea.Cmd {
	before := p.path.Value()
	var cmd tea.Cmd
	p.path, cmd = p.path.Update(msg)
	p.named = p.named || p.path.Value() != before
	return cmd
}

func (p *printing) turn(by int) {
	if p.at == rowLook || p.at == rowPrint {
		p.focus(rowLook + rowPrint - p.at)
		return
	}
	r := p.rows[p.at]
	r.at = (r.at + by + len(r.options)) % len(r.options)
	p.suggest()
}

// preview shows the very text that would be printed.
func (p *printing) preview() (step, tea.Cmd) {
	doc, err := paper.Build(p.sitting.book, p.sitting.workbook(), p.selection())
	if err != nil {
		p.said = printError(err)
		return stay, nil
	}
	var text strings.Builder
	if err := forms()[p.rows[rowForm].at].write(&text, doc); err != nil {
		p.said = printError(err)
		return stay, nil
	}
	return open(newPreview(text.String())), nil
}

// print writes the file beside the event loop. An existing file is never
// replaced from here.
func (p *printing) print() tea.Cmd {
	path := strings.TrimSpace(p.path.Value())
	if path == "" {
		p.said = "where to? give the file a name first"
		return nil
	}
	if rest, ok := strings.CutPrefix(path, "~/"); ok {
		path = filepath.Join(p.sitting.printDir, rest)
	}
	doc, err := paper.Build(p.sitting.book, p.sitting.workbook(), p.selection())
	if err != nil {
		p.said = printError(err)
		return nil
	}
	p.job++
	job, write := p.job, forms()[p.rows[rowForm].at].write
	p.said = "printing"
	return func() tea.Msg {
		err := private.WriteFile(path, false, func(w io.Writer) error { return write(w, doc) })
		return printedMsg{job: job, path: path, err: err}
	}
}

func printed(msg printedMsg) string {
	if msg.err != nil {
		return printError(msg.err)
	}
	return "printed to " + content.CleanLine(msg.path) + ": anyone who finds the file can read it"
}

func printError(err error) string {
	switch {
	case errors.Is(err, paper.ErrNothing):
		return "there is nothing written there yet"
	case errors.Is(err, private.ErrExists):
		return "not printed: there is already a file of that name"
	}
	return "not printed: " + content.CleanLine(err.Error())
}

func labelColumn(f frame) int {
	if f.Width < narrow-2 {
		return 0
	}
	return 18
}

// View implements [screen].
func (p *printing) View() (string, *tea.Cursor) {
	t, width := p.frame.Theme, p.frame.Width
	lines := []string{t.Title.Render("Print"), ""}
	var cursor *tea.Cursor
	var row int
	for i := range printRows {
		if i == rowLook || i == rowPrint {
			lines = append(lines, "")
		}
		if i == p.at {
			row = len(lines)
		}
		text, x := p.rowText(i, width, t)
		if i == rowPath && p.at == rowPath {
			if c := p.path.Cursor(); c != nil {
				cursor = c
				cursor.X += x
				cursor.Y = len(lines) + strings.Count(text, "\n")
			}
		}
		lines = append(lines, strings.Split(text, "\n")...)
	}
	lines = append(lines, "")
	lines = append(lines, sentence("Paper and files can be found by others. A print lies outside the workbook: neither leaving at once nor a passphrase covers it.", width, t.Faint)...)
	p.scroll.total = len(lines)
	p.scroll.see(row, row, row)
	seen := p.scroll.cut(lines, t)
	if cursor != nil {
		cursor.Y -= p.scroll.top
	}
	return strings.Join(seen, "\n"), cursor
}

// rowText is one row and the column its value starts in.
func (p *printing) rowText(i, width int, t theme.Theme) (string, int) {
	mark, style := "  ", t.Body
	if i == p.at {
		mark, style = "▸ ", t.Accent.Bold(true)
	}
	switch i {
	case rowLook:
		return style.Render(mark + "[ Look at it first ]"), 0
	case rowPrint:
		return style.Render(mark + "[ Print ]"), 0
	}
	label, value := "To", p.path.View()
	if i < len(p.rows) {
		r := p.rows[i]
		label = r.label
		value = t.Body.Render(ansi.Truncate(r.options[r.at], width-8, "…"))
		if i == p.at {
			value = t.Faint.Render("‹ ") + t.Accent.Bold(true).Render(ansi.Truncate(r.options[r.at], width-8, "…")) + t.Faint.Render(" ›")
		}
	}
	column := labelColumn(p.frame)
	if column == 0 {
		return style.Render(mark+label) + "\n    " + value, 4
	}
	gap := strings.Repeat(" ", max(column-lipgloss.Width(label), 1))
	return style.Render(mark+label) + gap + value, 2 + column
}

// Said is a sentence for the footer.
func (p *printing) Said() string { return p.said }

// Header implements [screen].
func (p *printing) Header() (string, string) { return p.track.Title + " · Print", "" }

// Hints implements [screen].
func (p *printing) Hints() []key.Binding {
	k := p.keys
	if p.at >= rowLook {
		k.do = bind("choose", "enter")
	}
	return []key.Binding{k.do, k.back}
}

// Keys implements [describer].
func (p *printing) Keys() []key.Binding {
	k := p.keys
	return []key.Binding{k.up, k.down, k.left, k.right, k.do, k.back}
}
