package page

import (
	"strings"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/ui"
)

// pastBlock is what was written to a question or a letter in an earlier pass,
// folded under it.
type pastBlock struct {
	*ui.Disclosure
	id   string
	pass int
}

// pastKey keeps a pastPart among the parts a page has made.
type pastKey struct {
	content.Block
	pass int
}

// addPast sets under a block what was written there in earlier passes.
func (p *page) addPast(b content.Block) {
	if p.pass == 0 {
		return
	}
	for _, past := range p.pastOf(b) {
		key := pastKey{b, past.Pass}
		made, ok := p.made[key]
		if !ok {
			made = p.newPast(b, past)
			p.made[key] = made
		}
		p.Pieces = append(p.Pieces, &ui.Piece{Block: made})
	}
}

// pastOf are the earlier answers to a question, or the earlier copies of a
// letter or plan that the person made their own.
func (p *page) pastOf(b content.Block) []content.PastAnswer {
	track, w := p.page.Track(), p.session.Workbook()
	id := ""
	switch b := b.(type) {
	case *content.Ask:
		return track.Past(b, w, p.pass)
	case *content.Letter:
		id = b.ID
	case *content.Plan:
		id = b.ID
	default:
		return nil
	}
	var past []content.PastAnswer
	for pass := p.pass - 1; pass >= 0; pass-- {
		if own, ok := w.EditedCopy(track.ID, id, pass); ok {
			past = append(past, content.PastAnswer{Pass: pass, Quotation: content.Quotation{
				Lines: strings.Split(strings.Trim(own.Text, "\n"), "\n"), Written: own.Written,
			}})
		}
	}
	return past
}

func (p *page) newPast(b content.Block, past content.PastAnswer) *pastBlock {
	id, label := "", ""
	switch b := b.(type) {
	case *content.Ask:
		id, label = b.ID, content.Fill(b.Label, p.session.Workbook().Label(p.page.Track().ID))
	case *content.Letter:
		id = b.ID
	case *content.Plan:
		id = b.ID
	}
	intro := "On " + text.DateBy(past.Written, p.session.Now())
	if past.Label != "" && past.Label != label {
		intro += ", asked as “" + text.CleanLine(past.Label) + "”"
	}
	which := text.Ordinal(past.Pass) + " time"
	if past.Pass < 10 {
		which = "the " + which
	}
	return &pastBlock{id: id, pass: past.Pass, Disclosure: &ui.Disclosure{
		Title: "what you wrote " + which,
		Inside: func(width int, t ui.Theme) []string {
			lines := ui.Quote(intro+":", past.Lines, width, t)
			if past.Resting > 0 {
				lines = append(lines, ui.Sentence(content.RestingThen(past.Resting), width, t.Faint)...)
			}
			return lines
		},
	}}
}
