package tui

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/field"
)

// asking is a question about a page, on a screen of its own.
type asking struct {
	*alternatives
	left string
}

// Header implements [screen].
func (a *asking) Header() (string, string) { return a.left, "" }

// clearButtons empty the page, or bring back what was on it. A page with nothing
// on it has none.
func (p *page) clearButtons() []button {
	if len(p.cleared) > 0 {
		return []button{{"Bring it back", p.bringBack}}
	}
	if !p.written && len(p.page.Records(p.sitting.workbook(), p.pass)) == 0 {
		return nil
	}
	return []button{{"Clear this page", p.askToClear}}
}

// wrote notes that there is something to clear from now on.
func (p *page) wrote() {
	if !p.written {
		p.written = true
		p.refreshButtons()
	}
}

func (p *page) askToClear() (outcome, tea.Cmd) {
	p.sitting.desk.collect()
	if len(p.page.Records(p.sitting.workbook(), p.pass)) == 0 {
		return outcome{Result: field.Result{Why: "nothing is written on this page"}}, nil
	}
	ask := newAlternatives("Clear this page?",
		"What you wrote and chose on it goes from the page. Until you leave the page you can bring it back. Words stay among the earlier versions, and can be erased there for good.",
		[]choice{
			{label: "Keep it as it is", do: func() (step, tea.Cmd) { return back(), nil }},
			{label: "Clear it", do: func() (step, tea.Cmd) { return back(), p.clear() }},
		})
	return outcome{step: open(&asking{ask, p.page.Title})}, nil
}

// clear takes away what this pass has on the page, and keeps it in hand.
func (p *page) clear() tea.Cmd {
	p.sitting.desk.collect()
	p.cleared = p.page.Records(p.sitting.workbook(), p.pass)
	keys := make([]content.Key, 0, len(p.cleared))
	for _, r := range p.cleared {
		keys = append(keys, r.Key())
	}
	cmd := p.sitting.desk.remove(keys...)
	p.remake()
	return cmd
}

// bringBack puts back what was cleared. Where something was written since, that
// stays, and the old words stay in hand.
func (p *page) bringBack() (outcome, tea.Cmd) {
	p.sitting.desk.collect()
	var returned, kept []content.Record
	for _, r := range p.cleared {
		if _, taken := p.sitting.workbook().Record(r.Key()); taken {
			kept = append(kept, r)
		} else {
			returned = append(returned, r)
		}
	}
	p.cleared = kept
	cmd := p.sitting.desk.put(returned...)
	p.remake()
	why := "it is back"
	switch {
	case len(returned) == 0:
		why = "take the new words out first, to bring the old ones back"
	case len(kept) > 0:
		why = "it is back, but for what you have written anew"
	}
	return outcome{Result: field.Result{Why: why}}, cmd
}

// remake makes the page anew of what the desk has now, with the focus on its
// last button: the one that undoes what was just done.
func (p *page) remake() {
	p.made, p.offer, p.written = map[content.Block]part{}, nil, false
	p.rebuild()
	p.setFocus(len(p.slots)-1, field.Below)
	p.see()
}
