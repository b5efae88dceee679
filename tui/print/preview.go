package print

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/paper"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// lookedMsg is what a print will be.
type lookedMsg struct {
	screen *printing
	look   int
	text   string
	err    error
}

// lookLongMsg says that it isn't known yet.
type lookLongMsg struct {
	screen *printing
	look   int
}

// lookLong is how long a look takes before that is said.
const lookLong = 300 * time.Millisecond

// preview shows the very text that would be printed; of pages and web pages,
// their words. It is set beside the event loop: a thick workbook takes a second.
func (p *printing) preview() (route.Step, string, tea.Cmd) {
	doc, err := paper.Build(p.session.Book, p.session.Workbook(), p.selection())
	if err != nil {
		return route.Stay(), p.printError(err), nil
	}
	if p.looking > 0 { // it comes
		return route.Stay(), "", nil
	}
	p.looks++
	p.looking = p.looks
	msg, form, options, inLines := lookedMsg{screen: p, look: p.looks}, p.form(), p.options(), p.Frame.InLines()
	set := func() tea.Msg {
		var text strings.Builder
		msg.err = look(&text, doc, form, options, inLines)
		msg.text = text.String()
		return msg
	}
	long := lookLongMsg{p, p.looks}
	return route.Stay(), "", tea.Batch(set, tea.Tick(lookLong, func(time.Time) tea.Msg { return long }))
}

// looksLong says that it takes a while.
func (p *printing) looksLong(msg lookLongMsg) {
	if msg.screen == p && msg.look == p.looking {
		p.done = []string{"A moment."}
		p.Rebuild(p.build)
		p.PeekNext()
	}
}

// looked shows it, unless something else is wanted by now.
func (p *printing) looked(msg lookedMsg) route.Step {
	if msg.screen != p || msg.look != p.looking {
		return route.Stay()
	}
	p.looking, p.done = 0, nil
	p.Rebuild(p.build)
	if msg.err != nil {
		p.Saying = p.printError(msg.err)
		return route.Stay()
	}
	return route.To(route.Preview{Text: msg.text})
}

// looksOn gives a look up where a key has led on from where it was asked for.
func (p *printing) looksOn(msg tea.Msg) {
	_, press := msg.(tea.KeyPressMsg)
	if in := p.InFocus(); press && (in == nil || in.Block != p.buttons) {
		p.looking = 0
	}
}

// preview shows a print as it will be, to read up and down in.
type preview struct{ ui.Form }

func newPreview(words string) *preview {
	lines := strings.Split(strings.TrimRight(text.Display(words), "\n"), "\n")
	p := &preview{ui.NewForm("back", nil)}
	p.Alone("back")
	// A print is set for paper, which is wider than a narrow screen.
	p.Pieces = []*ui.Piece{{Stale: true, Block: ui.NewReading(func(width int, t ui.Theme) (wrapped []string) {
		for _, l := range lines {
			wrapped = append(wrapped, ui.Sentence(l, width, t.Body)...)
		}
		return wrapped
	})}}
	return p
}

func (p *preview) Header() (string, string) { return "As it will be printed", "" }
