package tui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/store"
	"groundwork/store/fault"
)

// spacious is a notebook that knows when little room is left where it lies. A
// [store.Safe] is one.
type spacious interface{ Space() (low bool) }

// CopiedMsg tells the app how making this sitting's copy of the workbook went.
type CopiedMsg struct{ Err error }

// roomMsg tells how much room there is at the start.
type roomMsg struct{ low bool }

// survey tells whether little room is left on the disk. It may be called beside
// the event loop.
func (d *desk) survey() (low bool) {
	n, ok := d.notebook.(spacious)
	return ok && n.Space()
}

// look asks for the room there is.
func (d *desk) look() tea.Msg { return roomMsg{d.survey()} }

// copied remembers a copy that could not be made, and tells whether that is worth
// a word. Nothing is amiss where the sitting ended meanwhile, or was locked.
func (d *desk) copied(msg CopiedMsg) bool {
	if !errors.Is(msg.Err, fault.NotCopied) {
		return false
	}
	d.uncopied = msg.Err
	return true
}

// news is what Home has to tell of the disk, in sentences.
func (d *desk) news() []string {
	var news []string
	mend := "Put that right"
	if errors.Is(d.failure, store.ErrFull) {
		mend = "Make room"
	}
	switch {
	case d.failure != nil && d.homeless != nil:
		news = append(news, "What you wrote is in this window only: "+reason(d.failure)+". "+mend+", then press ctrl+s: it goes into a rescue file.")
	case d.failure != nil:
		news = append(news, "What you wrote is not in the workbook: "+reason(d.failure)+". It is kept in a rescue file. "+mend+", then leave and start again: it is taken in then.")
	case d.low && !errors.Is(d.uncopied, store.ErrFull):
		news = append(news, "Less than 20 MB is left on the disk: make some room soon.")
	}
	if hint := fault.Hint(d.uncopied); hint != "" {
		news = append(news, "No copy was made this time: "+text.CleanLine(hint)+".")
	}
	return news
}

// told is the footer's word for what came up by itself, until the next key.
func (a *App) told(msg tea.Msg) {
	d := a.sitting.desk
	switch msg := msg.(type) {
	case roomMsg:
		d.low = msg.low
		if d.low {
			a.said = "little room is left on the disk"
		}
	case CopiedMsg:
		if d.copied(msg) {
			a.said = "no copy could be made: home tells why"
		}
	}
}

// nearlyFull adds to the word "saved" that little room is left, in as many words
// as fit.
func (d *desk) nearlyFull(state string, width int) string {
	switch {
	case !d.low || state != "saved":
		return state
	case width < narrow:
		return state + "; disk low"
	}
	return state + "; the disk is nearly full"
}
