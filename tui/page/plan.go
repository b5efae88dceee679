package page

import (
	"strings"

	"groundwork/content"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

func plan(s *session.Session, t *content.Track, p *content.Plan) draft {
	return draft{
		track: t, id: p.ID, title: content.Fill(p.Title, s.Workbook().Label(t.ID)),
		empty: "Nothing here yet. It fills in from your answers.",
		uses:  p.Uses,
		text:  func() string { return strings.TrimRight(t.ComposePlan(p, s.Workbook()), "\n") },
		draw: func(width int, th ui.Theme) []string {
			return planLines(t.Gather(p, s.Workbook()), width, th)
		},
	}
}

// planLines sets a plan: each title, and under it the person's words. A section
// of several questions says which is which.
func planLines(parts []content.PlanPart, width int, t ui.Theme) []string {
	var lines []string
	for _, part := range parts {
		lines = append(lines, "")
		lines = append(lines, ui.Sentence(part.Title, width, t.Strong)...)
		for _, q := range part.Quotations {
			if len(part.Quotations) > 1 {
				lines = append(lines, ui.Sentence(q.Label, width, t.Faint)...)
			}
			lines = append(lines, ui.OwnWords(strings.Join(q.Lines, "\n"), width, t)...)
		}
	}
	return lines
}

// planScreen is the plan by itself, opened from Home. It is no page: looking at
// it moves nobody from where they stopped.
type planScreen struct {
	ui.Form
	session *session.Session
	track   *content.Track
}

func newPlan(s *session.Session, t *content.Track) *planScreen {
	screen := &planScreen{Form: ui.NewForm("home", nil), session: s, track: t}
	screen.GoesOn()
	screen.Pieces = []*ui.Piece{{Block: newDraftBlock(s, plan(s, t, t.Plan())), Stale: true}}
	return screen
}

func (p *planScreen) Header() (string, string) { return p.track.Title + " · My plan", "" }
