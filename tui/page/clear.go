package page

import (
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// clearIt is the answer that clears the page.
const clearIt route.Answer = 1

// clearButtons empty the page, or bring back what was on it. A page with nothing
// on it has none.
func (p *page) clearButtons() []ui.Button {
	if len(p.cleared) > 0 {
		return []ui.Button{{Label: "Bring it back", Do: p.bringBack}}
	}
	if !p.written && len(p.page.Records(p.session.Workbook(), p.pass)) == 0 {
		return nil
	}
	return []ui.Button{{Label: "Clear this page", Do: p.askToClear}}
}

// wrote notes that there is something to clear from now on.
func (p *page) wrote() {
	if !p.written {
		p.written = true
		p.refreshButtons()
	}
}

func (p *page) askToClear() (ui.Outcome, tea.Cmd) {
	p.session.Autosave.Collect()
	records := p.page.Records(p.session.Workbook(), p.pass)
	if len(records) == 0 {
		return ui.Outcome{Why: "nothing is written on this page"}, nil
	}
	return ui.Outcome{Step: route.To(route.Question{
		Head: p.page.Title, Title: "Clear this page?",
		About:   []string{"What you wrote and chose on it goes from the page" + restingToo(records) + ". Until you leave the page you can bring it back. Words stay among the earlier versions, and can be erased there for good."},
		Answers: []string{"Keep it as it is", "Clear it"}, Destroys: true,
	})}, nil
}

// restingToo says how much of what is to go rests, and isn't seen on the page.
func restingToo(records []content.Record) string {
	n := 0
	for _, r := range records {
		if rest, _ := content.RestOf(r); rest.Rests() {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return ", with " + text.Count(n, "entry that rests", "entries that rest")
}

// clear takes away what this pass has on the page, and keeps it in hand.
func (p *page) clear() tea.Cmd {
	p.session.Autosave.Collect()
	p.cleared = p.page.Records(p.session.Workbook(), p.pass)
	keys := make([]content.Key, 0, len(p.cleared))
	for _, r := range p.cleared {
		keys = append(keys, r.Key())
	}
	cmd := p.session.Autosave.Remove(keys...)
	p.remake()
	return cmd
}

// bringBack puts back what was cleared. Where something was written since, that
// stays, and the old words stay in hand.
func (p *page) bringBack() (ui.Outcome, tea.Cmd) {
	p.session.Autosave.Collect()
	var returned, kept []content.Record
	for _, r := range p.cleared {
		if _, taken := p.session.Workbook().Record(r.Key()); taken {
			kept = append(kept, r)
		} else {
			returned = append(returned, r)
		}
	}
	p.cleared = kept
	cmd := p.session.Autosave.Put(returned...)
	p.remake()
	why := "it is back"
	switch {
	case len(returned) == 0:
		why = "take the new words out first, to bring the old ones back"
	case len(kept) > 0:
		why = "it is back, but for what you have written anew"
	}
	return ui.Outcome{Why: why}, cmd
}

// remake makes the page anew of what the autosave has now, with the focus on its
// last button: the one that undoes what was just done.
func (p *page) remake() {
	p.made, p.gate, p.offer, p.written = map[content.Block]ui.Block{}, nil, nil, false
	p.rebuild()
	p.SetFocus(len(p.Pieces)-1, ui.Below)
	p.See()
}
