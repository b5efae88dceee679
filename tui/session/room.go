package session

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/text"
	"groundwork/store/fault"
)

// spacious is a notebook that knows when little room is left where it lies. A
// [store.Safe] is one.
type spacious interface{ Space() (low bool) }

// CopiedMsg tells the app how making this session's copy of the workbook went.
type CopiedMsg struct{ Err error }

// RoomMsg says how much room there is at the start.
type RoomMsg struct{ Low bool }

// survey reports whether little room is left on the disk. It may be called beside
// the event loop.
func (d *Autosave) survey() (low bool) {
	n, ok := d.Notebook.(spacious)
	return ok && n.Space()
}

// Look asks for the room there is.
func (d *Autosave) Look() tea.Msg { return RoomMsg{d.survey()} }

// Copied remembers a copy that could not be made, and reports whether that is worth
// a word. Nothing is amiss where the session ended meanwhile, or was locked.
func (d *Autosave) Copied(msg CopiedMsg) bool {
	if !errors.Is(msg.Err, fault.NotCopied) {
		return false
	}
	d.uncopied = msg.Err
	return true
}

// News is what Home has to tell of the disk, in sentences.
func (d *Autosave) News() []string {
	var news []string
	mend := "Put that right"
	if errors.Is(d.Failure, fault.ErrFull) {
		mend = "Make room"
	}
	switch {
	case d.Failure != nil && d.homeless != nil:
		news = append(news, "What you wrote is in this window only: "+reason(d.Failure)+". "+mend+", then press ctrl+s: it goes into a rescue file.")
	case d.Failure != nil && !d.Quiet():
		news = append(news, "What you wrote is not in the workbook: "+reason(d.Failure)+". The newest of it is on its way into a rescue file.")
	case d.Failure != nil && d.kept.Unsynced:
		news = append(news, "What you wrote is not in the workbook: "+reason(d.Failure)+". It is kept in a rescue file that a power cut may still take away. "+mend+", then press ctrl+s: the file is made anew.")
	case d.Failure != nil && d.kept.Fleeting:
		news = append(news, "What you wrote is not in the workbook: "+reason(d.Failure)+". It is kept in the computer's memory, and is gone when the computer restarts. "+mend+", then press ctrl+s: it goes into a rescue file on the disk.")
	case d.Failure != nil:
		news = append(news, "What you wrote is not in the workbook: "+reason(d.Failure)+". It is kept in a rescue file. "+mend+", then leave and start again: it is taken in then.")
	case d.Low && !errors.Is(d.uncopied, fault.ErrFull):
		news = append(news, "Less than 20 MB is left on the disk: make some room soon.")
	}
	if hint := fault.Hint(d.uncopied); hint != "" {
		news = append(news, "No copy was made this time: "+text.CleanLine(hint)+".")
	}
	return news
}

// Aside adds to the word for what is not saved that it is kept in a rescue file, where
// a power cut and a restart leave that too.
func (d *Autosave) Aside(state string) string {
	if d.Failure == nil || !d.Quiet() || d.homeless != nil || d.kept.Unsynced || d.kept.Fleeting {
		return state
	}
	return state + " (kept aside)"
}

// NearlyFull adds to the word "saved" that little room is left, in as many words
// as fit.
func (d *Autosave) NearlyFull(state string, brief bool) string {
	switch {
	case !d.Low || state != "saved":
		return state
	case brief:
		return state + "; disk low"
	}
	return state + "; the disk is nearly full"
}
