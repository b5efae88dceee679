package home

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// homeScreen shows the track one is in: going on comes first.
type homeScreen struct {
	ui.List
	session  *session.Session
	track    *content.Track
	shortcut homeKeys
	tonight  tonight
}

type homeKeys struct{ checkin, print, settings key.Binding }

func newHome(s *session.Session, to route.Home) *homeScreen {
	track := s.Book.Track(to.Track)
	h := &homeScreen{session: s, track: track, tonight: newTonight(s), shortcut: homeKeys{
		checkin:  ui.Bind("check in", "c"),
		print:    ui.Bind("print", "p"),
		settings: ui.Bind("settings", "s"),
	}}
	h.List = *ui.NewList("open", "", h.heading)
	h.Left, h.Fill = "groundwork", h.choices
	h.Bindings.Back.SetEnabled(false)
	if to.At > 0 {
		h.Refill()
		h.At = min(to.At, len(h.Items)-1)
	}
	return h
}

func (h *homeScreen) Route() route.Route { return route.Home{Track: h.track.ID, At: h.At} }

// heading is the track, which time through it is, what the marks mean, and what
// there is to know of the disk.
func (h *homeScreen) heading(width int, t ui.Theme) []string {
	lines := []string{t.Title.Render(h.track.Title)}
	profile, _ := h.session.Workbook().Profile(h.track.ID)
	if again := throughAgain(profile.Pass); again != "" {
		const gap = 3
		if lipgloss.Width(lines[0])+gap+lipgloss.Width(again) <= width {
			lines[0] += strings.Repeat(" ", gap) + t.Faint.Render(again)
		} else {
			lines = append(lines, t.Faint.Render(again))
		}
	}
	if column := ui.DetailColumn + 2; !t.Heard && lipgloss.Width(lines[0]) < column && column+lipgloss.Width(ui.Marks()) <= width {
		lines[0] += strings.Repeat(" ", column-lipgloss.Width(lines[0])) + t.Faint.Render(ui.Marks())
	}
	for _, news := range h.news() {
		lines = append(lines, ui.Sentence(news, width, t.Faint)...)
	}
	return lines
}

// news is what there is to know of the file and the disk.
func (h *homeScreen) news() []string {
	news := h.session.Autosave.News()
	if h.session.Damage {
		news = append(news, "Something in this workbook was found damaged or missing. The command groundwork check names it.")
	}
	return news
}

func (h *homeScreen) Resize(f ui.Frame) {
	h.List.Resize(f)
	if len(h.news()) > 0 {
		h.Scroll.See(h.From, h.To, h.From)
	}
}

func (h *homeScreen) choices() []ui.Choice {
	s, w := h.session, h.session.Workbook()
	page, spot := h.spot()
	items := []ui.Choice{h.goOn(page, spot)}
	if gate := h.track.GateBefore(page, w); gate != nil {
		items = append(items, gateFirst(gate, h.onTo(spot, route.Alone(gate))))
	}
	items = append(items, h.due()...)
	items = append(items, h.shortWay()...)
	items = append(items, ui.Choice{Label: "Right now", Detail: ui.RightNowDetail(h.Frame.Width), Step: route.To(route.RightNow{})})
	items = append(items, h.tonight.choices()...)
	for i, c := range h.track.Chapters {
		items = append(items, ui.Choice{
			Label: c.Heading(), Detail: dots(c.Shown(w, w.Route(h.track.ID)), w, h.Frame), Apart: i == 0,
			Step: route.To(route.Contents{Track: h.track.ID, Chapter: c.ID}),
		})
	}
	own := len(items)
	for i, it := range slices.Concat(checkinChoice(s, h.track), practiceChoices(s, h.track), myPlan(s, h.track), []ui.Choice{notesItem(s)}, comeBackChoice(s, h.track)) {
		it.Apart = i == 0
		items = append(items, it)
	}
	for i, t := range s.Book.Tracks {
		if t == h.track {
			continue
		}
		items = append(items, ui.Choice{
			Label: t.Title, Detail: trackDetail(t, w), Apart: i == 0 || t == s.Book.Tracks[1],
			Do: func() (route.Step, tea.Cmd) { return s.Begin(t) },
		})
	}
	return h.fitting(append(items, h.tools()...), own)
}

// fitting makes room where all then fits on the screen: it closes the last gap between
// the groups, else sets what is the person's own side by side, else closes more gaps.
func (h *homeScreen) fitting(items []ui.Choice, own int) []ui.Choice {
	dense := slices.Clone(items)
	for i, it := range dense[own:] {
		dense[own+i].Beside = i > 0 && !it.Apart || it.Beside
	}
	for _, tried := range [][]ui.Choice{items, dense} {
		if h.over(tried) <= 1 {
			return h.closed(tried)
		}
	}
	if closed := h.closed(dense); h.over(closed) <= 0 {
		return closed
	}
	return items
}

// closed closes as many gaps as it takes to fit the screen.
func (h *homeScreen) closed(items []ui.Choice) []ui.Choice {
	over := h.over(items)
	closed := slices.Clone(items)
	for i, it := range slices.Backward(closed) {
		if over > 0 && it.Apart {
			closed[i].Apart = false
			over--
		}
	}
	return closed
}

// over is how many lines there are more than the screen has.
func (h *homeScreen) over(items []ui.Choice) int {
	m := ui.List{Items: items}
	lines, _, _, _ := m.Lines(h.Frame.Width, h.Frame.Theme)
	return len(h.heading(h.Frame.Width, h.Frame.Theme)) + 1 + len(lines) - h.Frame.Height
}

// tools are what is not of the track itself, side by side: there is little room.
func (h *homeScreen) tools() []ui.Choice {
	s, t := h.session, h.track
	items := []ui.Choice{{Label: "My words", Apart: true, Step: route.To(route.Words{Track: t.ID})}}
	for _, tool := range append(append([]ui.Choice{{Label: "Search", Step: route.To(route.Search{})}}, historyChoice(s, t)...),
		ui.Choice{Label: "Print", Step: route.To(route.Print{Track: t.ID})},
		ui.Choice{Label: "Settings", Step: route.To(route.Settings{Track: t.ID})},
	) {
		tool.Beside = true
		items = append(items, tool)
	}
	return items
}

// spot is where the person stopped in the track, or its beginning.
func (h *homeScreen) spot() (*content.Page, content.Spot) {
	place, _ := h.session.Workbook().Place()
	spot := place.Spots[h.track.ID]
	if page := h.session.SpotPage(h.track, spot); page != nil {
		return page, spot
	}
	first := h.track.Pages()[0]
	return first, route.PageOf(first).Spot
}

// onTo is the step to a spot, and to what is put over it.
func (h *homeScreen) onTo(spot content.Spot, over ...route.Route) route.Step {
	on := []route.Route{route.Contents{Track: h.track.ID}, route.Page{Track: h.track.ID, Spot: spot}}
	return route.To(append(on, over...)...)
}

// goOn is the way back to the page where the person stopped.
func (h *homeScreen) goOn(page *content.Page, spot content.Spot) ui.Choice {
	item := goingOn(page, spot.Way, h.track.Done(h.session.Workbook()), h.Frame.Width)
	item.Step = h.onTo(spot)
	return item
}

// gateFirst is the way to the questions about safety, for who came past them another way
// than by the book.
func gateFirst(gate *content.Page, to route.Step) ui.Choice {
	return ui.Choice{Label: gate.Title, Detail: "asked once, before the rest", Step: to}
}

// goingOn is the way on to a page, with its place in the book, or on the short way, where
// there is room.
func goingOn(page *content.Page, way, done bool, width int) ui.Choice {
	item := ui.Choice{Label: "Go on: " + page.Title}
	if done {
		item.Label = "Look again: " + page.Title
	}
	n, of := page.Number()
	place := page.Chapter.Title
	if on, pages := page.NumberOnWay(); way && on > 0 {
		n, of, place = on, pages, shortWay
	}
	if width >= ui.Narrow-2 {
		item.Detail = fmt.Sprintf("%s, page %d of %d", place, n, of)
	}
	return item
}

// dots is how far some pages are: a mark for each where there is room, or else how many are
// done, as the marks say. A page kept for later looks like any other that was left for later.
func dots(shown []content.ShownPage, w *content.Workbook, room ui.Frame) string {
	var marks []string
	counts := map[content.Standing]int{}
	for _, p := range shown {
		standing := p.Standing(w)
		marks = append(marks, ui.Mark(standing))
		counts[standing]++
	}
	line := strings.Join(marks, " ")
	switch {
	case counts[content.Over] == len(shown):
		return ui.Standing(content.Over)
	case !room.Theme.Heard && room.Width >= ui.DetailColumn+lipgloss.Width(line)+2:
		return line
	case counts[content.Over]+counts[content.Later] == len(shown):
		return fmt.Sprintf("%d for later", counts[content.Later])
	}
	said := fmt.Sprintf("%d of %d", counts[content.Over], len(shown))
	if later := counts[content.Later]; room.Theme.Heard && later > 0 {
		said += fmt.Sprintf(", %d for later", later)
	}
	return said
}

func trackDetail(t *content.Track, w *content.Workbook) string {
	switch _, begun := w.Profile(t.ID); {
	case !begun:
		return "not begun"
	case !t.Done(w):
		return ui.Standing(content.Begun)
	}
	if later := t.ForLater(w); later > 0 {
		return fmt.Sprintf("%d for later", later)
	}
	return ui.Standing(content.Over)
}

func (h *homeScreen) Update(msg tea.Msg) (route.Step, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		h.Saying = ""
		switch {
		case h.Typed(press):
			return route.Stay(), nil
		case key.Matches(press, h.shortcut.checkin):
			return doFirst(checkinChoice(h.session, h.track))
		case key.Matches(press, h.tonight.key):
			return h.tonight.open()
		case key.Matches(press, h.shortcut.print):
			return route.To(route.Print{Track: h.track.ID}), nil
		case key.Matches(press, h.shortcut.settings):
			return route.To(route.Settings{Track: h.track.ID}), nil
		}
		for i, k := range practiceKeys(h.session, h.track) {
			if key.Matches(press, k) {
				return practiceChoices(h.session, h.track)[i].Choose()
			}
		}
	}
	return h.List.Update(msg)
}

// doFirst does the first of some things, if there is one.
func doFirst(items []ui.Choice) (route.Step, tea.Cmd) {
	if len(items) == 0 {
		return route.Stay(), nil
	}
	return items[0].Choose()
}

func (h *homeScreen) Hints() []key.Binding {
	return []key.Binding{h.Bindings.Open, h.tonight.key, ui.SearchKey(), h.shortcut.print, h.shortcut.settings}
}

func (h *homeScreen) Keys() []key.Binding {
	keys := append(h.List.Keys(), h.tonight.key, h.shortcut.checkin)
	return append(append(keys, practiceKeys(h.session, h.track)...), h.shortcut.print, h.shortcut.settings)
}

// notesItem is the way to the notes from Home.
func notesItem(s *session.Session) ui.Choice {
	detail := ""
	if n := len(s.Notes(false)); n > 0 {
		detail = strconv.Itoa(n)
	}
	return ui.Choice{Label: "Notes", Detail: detail, Step: route.To(route.Notes{})}
}

// historyChoice is the way there from Home, where versions are kept.
func historyChoice(s *session.Session, t *content.Track) []ui.Choice {
	if s.Autosave.Historian() == nil {
		return nil
	}
	return []ui.Choice{{Label: "Earlier versions", Step: route.To(route.History{Track: t.ID})}}
}

// throughAgain is said on Home in a later pass, and nothing in the first one.
func throughAgain(pass int) string {
	if pass == 0 {
		return ""
	}
	return text.Ordinal(pass) + " time through"
}

// checkinChoice is the check-in on Home, with the day of the last one; nothing
// for a track without ratings.
func checkinChoice(s *session.Session, track *content.Track) []ui.Choice {
	profile, _ := s.Workbook().Profile(track.ID)
	if len(track.Scales("", s.Workbook(), profile.Pass)) == 0 {
		return nil
	}
	detail := ""
	if last, ok := s.Workbook().LastCheckIn(track.ID); ok {
		detail = "last on " + text.Weekday(last, s.Now())
	}
	return []ui.Choice{{Label: "Check in", Detail: detail, Step: route.To(route.CheckIn{Track: track.ID})}}
}

// myPlan is the way to the plan from Home, once there is anything in it.
func myPlan(s *session.Session, t *content.Track) []ui.Choice {
	p := t.Plan()
	if p == nil {
		return nil
	}
	profile, _ := s.Workbook().Profile(t.ID)
	_, edited := s.Workbook().EditedCopy(t.ID, p.ID, profile.Pass)
	if !edited && len(t.Gather(p, s.Workbook())) == 0 {
		return nil
	}
	return []ui.Choice{{Label: "My plan", Step: route.To(route.Plan{Track: t.ID})}}
}

// practiceChoices are the practices of a track on Home.
func practiceChoices(s *session.Session, track *content.Track) []ui.Choice {
	var items []ui.Choice
	for _, a := range track.Practices(s.Workbook()) {
		items = append(items, ui.Choice{
			Label: content.Fill(a.Home, s.Workbook().Label(track.ID)),
			Step:  route.To(route.Practice{Track: track.ID, Question: a.ID}),
		})
	}
	return items
}

// practiceKeys open the practices of a track that are there, under their names. Each has its
// own key, whichever others are there.
func practiceKeys(s *session.Session, track *content.Track) []key.Binding {
	logs := track.HomeLogs()
	items := practiceChoices(s, track)
	keys := make([]key.Binding, len(items))
	for i, a := range track.Practices(s.Workbook()) {
		if at := slices.Index(logs, a); at < len(practiceSigns) {
			keys[i] = ui.Bind(items[i].Label, practiceSigns[at:at+1])
		}
	}
	return keys
}

// practiceSigns are the keys of the first logs: of a day, and of what one sees.
const practiceSigns = "dw"
