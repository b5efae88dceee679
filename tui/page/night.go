package page

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// night is what stands over the page for a bad night where an earlier one has left words
// there: from when they are, and the way to begin afresh.
type night struct {
	blocks []ui.Block
	asked  bool // whether to begin afresh is being asked
}

// oneNight is how long after the last words it may still be the same one.
const oneNight = 12 * time.Hour

// newNight is nil on any other page, and in the midst of a night.
func (p *page) newNight() *night {
	if p.page != p.session.Book.Tonight() {
		return nil
	}
	var last time.Time
	for _, r := range p.page.Records(p.session.Workbook(), p.pass) {
		if at := content.StampOf(r).Written; at.After(last) {
			last = at
		}
	}
	if now := p.session.Now(); last.IsZero() || now.Sub(last) < oneNight {
		return nil
	}
	from := "What stands here is from " + text.DateBy(last, p.session.Now()) + "."
	afresh := ui.NewChoices(ui.Button{Label: "A new night", Do: p.askForNight})
	afresh.Aside = true
	return &night{blocks: []ui.Block{
		ui.NewReading(func(width int, t ui.Theme) []string { return ui.Sentence(from, width, t.Faint) }), afresh,
	}}
}

func (p *page) askForNight() (ui.Outcome, tea.Cmd) {
	p.night.asked = true
	return ui.Outcome{Step: route.To(route.Question{
		Head: p.page.Title, Title: "A new night?",
		About:   []string{"What you wrote here before goes from the page, and you begin afresh. The words stay among the earlier versions: they can be read there, or erased for good."},
		Answers: []string{"Keep it as it is", "Begin afresh"}, Destroys: true,
	})}, nil
}

// beginNight empties the page and opens it at its first line.
func (p *page) beginNight() (route.Step, tea.Cmd) {
	cmd := p.clear()
	to := route.PageOf(p.page)
	to.Alone, to.Over, to.Found, to.Spot.Way = p.alone, p.over, p.found, p.way
	return route.Replace(to), cmd
}
