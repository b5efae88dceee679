package tui

import (
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// TestFoldsAreToldApart: what is folded side by side says which page it is from, in any
// window and in plain lines.
func TestFoldsAreToldApart(t *testing.T) {
	book := english(t)
	d := newDisk()
	d.saved.Put(content.Profile{Track: content.Hurt, Route: content.Solo, Own: true})
	d.saved.Put(content.Place{Track: content.Hurt})
	for question, words := range map[string]string{"hard-of-staying": "the evenings", "good-of-staying": "the mornings", "kept": "the garden"} {
		d.saved.Put(content.Answer{Track: content.Hurt, Question: question, Kind: content.KindText, Value: content.Text(words)})
	}
	page := book.Track(content.Hurt).Page("look-again")
	for _, width := range []int{40, 80} {
		onStageWith(t, book, d, func(s *stage) {
			s.size(width, 60)
			s.run(s.app.take(route.To(route.PageOf(page))))
			s.see(`+ from "Stay, go, wait"`)
			s.see(`+ from "What matters to us now"`)
			s.miss("the evenings")
			s.fits()
		})
	}
	listening(t, book, d, func(l *listener) {
		l.goes(route.Home{Track: content.Hurt}, route.PageOf(page))
		l.types("skip")
		l.hearsInOrder(`Folded: from "Stay, go, wait". /show reads it.`, `Folded: from "What matters to us now". /show reads it too.`)
		l.types("/show")
		l.hearsInOrder(`From "Stay, go, wait":`, "the evenings", `From "What matters to us now":`, "the garden")
	})
}
