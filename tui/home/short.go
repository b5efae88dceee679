package home

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// shortWay is what it is called to choose it.
const shortWay = "The short way"

func hasShortWay(t *content.Track) bool { return len(t.Short.Pages) > 0 }

// wayTakes says how many pages a track's short way has and, where there is room, how
// long they take to the nearest five minutes.
func wayTakes(t *content.Track, width int) string {
	way := t.ShortWay()
	pages := text.Count(len(way), "page", "pages")
	if width < ui.Narrow-2 {
		return pages
	}
	const step = 5 * time.Minute
	minutes := max(content.Pace(way).Round(step), step).Minutes()
	return pages + ", about " + text.Minutes(int(minutes))
}

// shortWay is the short way on Home: how long it is, and once it is begun how far one is.
func (h *homeScreen) shortWay() []ui.Choice {
	w := h.session.Workbook()
	page := h.track.OnWay(w)
	if page == nil {
		return nil
	}
	detail := wayTakes(h.track, h.Frame.Width)
	shown := h.track.ShownWay(w)
	for _, p := range shown {
		if p.Standing(w) != content.Empty {
			detail = dots(shown, w, h.Frame)
			break
		}
	}
	return []ui.Choice{{
		Label: shortWay, Detail: detail,
		Step: route.To(route.Contents{Track: h.track.ID}, route.OnWay(page)),
	}}
}

// due is the day to look again that has come longest ago: there is little room.
func (h *homeScreen) due() []ui.Choice {
	s := h.session
	for _, d := range h.track.Due(s.Workbook(), s.Now()) {
		return []ui.Choice{{
			Label: d.Page.Title, Detail: "to look at again, " + text.DateBy(d.Day, s.Now()),
			Step: route.To(route.Contents{Track: h.track.ID}, route.PageOf(d.Page)),
		}}
	}
	return nil
}

// tonight is the page for a bad night, under one key: of either track, and for
// somebody new too.
type tonight struct {
	session *session.Session
	key     key.Binding
}

func newTonight(s *session.Session) tonight {
	return tonight{s, ui.Enabled(ui.Bind("tonight", "t"), s.Book.HasTonight())}
}

func (n tonight) choices() []ui.Choice {
	if !n.key.Enabled() {
		return nil
	}
	return []ui.Choice{{Label: "Tonight", Detail: "ten minutes for a bad night", Do: n.open}}
}

// open leads to it by itself: one comes back to where one was, and is still in the same
// track. Who left in the midst of it finds the cursor there.
func (n tonight) open() (route.Step, tea.Cmd) {
	to := route.Alone(n.session.Book.Tonight())
	if place, _ := n.session.Workbook().Place(); place.Aside.Page == to.Spot.Page {
		to.Spot = place.Aside
	}
	return route.To(to), nil
}
