package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// practice is one log kept from Home, without the reading of its page, so that
// an entry takes seconds: it opens with an entry of today to write in.
type practice struct {
	ui.Form
	session *session.Session
	track   *content.Track
	ask     *content.Ask
}

func newPractice(s *session.Session, to route.Practice) *practice {
	track := s.Book.Track(to.Track)
	a, _ := track.Ask(to.Question)
	if a == nil {
		return nil
	}
	p := &practice{session: s, track: track, ask: a}
	p.Form = ui.NewForm("home", func(sl *ui.Piece) tea.Cmd { return touching(s, sl) })
	p.build()
	p.FocusOn(a)
	log, ok := p.InFocus().Block.(field.Log)
	if !ok {
		return p
	}
	log.Restore(to.Part, to.Offset)
	if part, _ := log.Spot(); part == "" {
		log.Begin() // ready to type
	}
	return p
}

func (p *practice) Route() route.Route {
	to := route.Practice{Track: p.track.ID, Question: p.ask.ID}
	if w := p.Writer(); w != nil {
		to.Part, to.Offset = w.Spot()
	}
	return to
}

// title is the practice's name.
func (p *practice) title() string {
	return content.Fill(p.ask.Home, p.session.Workbook().Label(p.track.ID))
}

// build takes from the page the log, what it recalls, what it says to the careful
// only, and the chart of the log.
func (p *practice) build() {
	s, w := p.session, p.session.Workbook()
	profile, _ := w.Profile(p.track.ID)
	p.Pieces = []*ui.Piece{{Block: ui.NewReading(func(width int, t ui.Theme) []string {
		return ui.Sentence(p.title(), width, t.Title)
	})}}
	_, page := p.track.Ask(p.ask.ID)
	for _, b := range page.Visible(w, profile.Pass) {
		switch b := b.(type) {
		case *content.Prose:
			if b.ShowIf.Careful() {
				p.Pieces = append(p.Pieces, &ui.Piece{Block: ui.NewReading(func(width int, t ui.Theme) []string {
					return ui.Prose(b.Paras, w.Label(p.track.ID), width, t)
				})})
			}
		case *content.Recall:
			p.Pieces = append(p.Pieces, &ui.Piece{Block: recallBlock(s, page, b)})
		case *content.Ask:
			if b == p.ask && b.Caution != "" {
				p.Pieces = append(p.Pieces, &ui.Piece{Block: ui.NewReading(func(width int, t ui.Theme) []string {
					return ui.Sentence(content.Fill(b.Caution, w.Label(p.track.ID)), width, t.Body)
				})})
			}
			if b == p.ask {
				p.Pieces = append(p.Pieces, &ui.Piece{Ask: b, Block: field.New(b, s.Setting(p.track.ID, page.ID, profile.Pass))})
			}
		case *content.Chart:
			if b.Log == p.ask.ID {
				p.Pieces = append(p.Pieces, &ui.Piece{Block: logChart(s, p.track.ID, p.ask, b, p.ask.PassFor(profile.Pass))})
			}
		}
	}
	p.Pieces = append(p.Pieces, &ui.Piece{Block: ui.DoneButton()})
}

func (p *practice) Header() (string, string) { return ui.Heading(p.track, p.title(), p.Frame) }
