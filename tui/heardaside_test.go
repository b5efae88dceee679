package tui

import (
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// TestHeardAsideAtAText: what is offered before a question that takes any words says that it
// is typed with a slash, and leads there and back.
func TestHeardAsideAtAText(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "2")
		l.hearsInOrder("If you like: Is it safe? Type /is it safe.", "Not now. Type the one you want, such as /breathe with me.", "Question 1 of 4")
		l.types("/is it safe")
		l.hears("Here: After being hurt, Before you begin, page 2 of 5.")
		l.types("back")
		l.hears("Here: After being hurt, The short way, page 1 of 7.")
	})
}

// TestHeardAsideElsewhere: where words are no answer, no slash is told of. Back leads to the
// page one came from, also where that stands by itself.
func TestHeardAsideElsewhere(t *testing.T) {
	for id, says := range map[string]string{"sorting": "Type is it safe.", "tonight": "Type /is it safe."} {
		listening(t, english(t), newDisk(), func(l *listener) {
			l.types("", "1")
			page := l.book.Track(content.Hurt).Page(id)
			to := route.PageOf(page)
			if id == "tonight" {
				to = route.Alone(page)
			}
			l.goes(route.Home{Track: content.Hurt}, to)
			l.hears(says)
			l.types("/is it safe")
			l.hears("there are two questions about fear")
			l.types("back")
			if l.app.top().(ui.Located).Route().(route.Page).Spot.Page != id {
				t.Errorf("back leads to %#v", l.app.route())
			}
		})
	}
}

// TestHeardAsideAtADay: a day is asked for, and what is offered beside the page can be had.
func TestHeardAsideAtADay(t *testing.T) {
	listening(t, small(t), newDisk(), func(l *listener) {
		l.types("", "1")
		l.goes(route.Home{Track: content.Hurt}, route.PageOf(l.book.Track(content.Hurt).Page("my-plan")))
		l.hearsInOrder("Type write it freely.", "A day, such as")
		l.types("write it freely")
		l.hears("Here: After being hurt, Your copy.")
	})
}

// TestHeardLastPage: behind the last page of the short way it is said that it was that.
func TestHeardLastPage(t *testing.T) {
	for _, word := range []string{"next page", ""} {
		listening(t, small(t), newDisk(), func(l *listener) {
			l.types("", "1")
			way := l.book.Track(content.Hurt).Short.Pages
			l.goes(route.Home{Track: content.Hurt}, route.OnWay(l.book.Track(content.Hurt).Page(way[len(way)-1])))
			for range 20 {
				if l.types(word); strings.Contains(l.out.String(), "That was the last page of the short way.") {
					return
				}
			}
			t.Errorf("with %q it isn't said:\n%s", word, l.heard())
		})
	}
}
