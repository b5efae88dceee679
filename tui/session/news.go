package session

// News is a message about something that was begun on a screen and that has to be told
// wherever one is by then.
type News interface {
	// Of is the screen, which tells it itself where it is on top.
	Of() any
	// News is a sentence for the footer, or "". No word of the person stands in it: it is kept
	// while the workbook is locked.
	News() string
}
