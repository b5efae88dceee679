package page

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/content/text"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// chart is a drawing of what the person rated or chose over time, with the
// sentence that states the numbers. It stays true while they go on writing.
type chart struct {
	ui.Reading
	autosave *session.Autosave
	lines    func(width, rows int, t ui.Theme) []string
	looks    int // the autosave's serial when it was drawn
	width    int
	rows     int
	theme    ui.Theme
}

// Outdated implements a block that is drawn again when what it shows changes.
func (c *chart) Outdated() bool { return c.looks != c.autosave.Serial }

func (c *chart) Resize(width, rows int, t ui.Theme) {
	c.width, c.rows, c.theme, c.looks = width, rows, t, -1
}

func (c *chart) View() (string, *tea.Cursor) {
	if c.Outdated() {
		c.Reading.Lines, c.looks = c.lines(c.width, c.rows, c.theme), c.autosave.Serial
	}
	return c.Reading.View()
}

// ratingChart draws how a scale was rated, while shown holds.
func ratingChart(s *session.Session, track content.TrackID, a *content.Ask, shown func() bool) *chart {
	return &chart{autosave: s.Autosave, lines: func(width, rows int, t ui.Theme) []string {
		if !shown() {
			return nil
		}
		w := s.Workbook()
		profile, _ := w.Profile(track)
		return seriesLines(content.Fill(a.Worded(w, track, profile.Pass).Label, w.Label(track)), w.Series(track, a.ID), s.Now(), width, rows, t)
	}}
}

// logChart draws one column of a log: its ratings, or what was chosen in it.
func logChart(s *session.Session, track content.TrackID, log *content.Ask, of *content.Chart, pass int) *chart {
	at := slices.IndexFunc(log.Columns, func(c content.Column) bool { return c.ID == of.Column })
	return &chart{autosave: s.Autosave, lines: func(width, rows int, t ui.Theme) []string {
		w, column := s.Workbook(), log.Columns[at] // the loader lets no other column through
		title := content.Fill(column.Label, w.Label(track))
		var lines []string
		if column.Kind == content.KindScale {
			lines = seriesLines(title, w.LogSeries(track, log.ID, column.ID, pass), s.Now(), width, rows, t)
		} else {
			lines = tallyLines(title, log.Tally(column.ID, track, pass, w), s.Now(), width, t)
		}
		if len(lines) == 0 {
			return nil
		}
		if column.Kind != content.KindScale && of.By != "" {
			for _, said := range log.TallyBy(column.ID, of.By, track, pass, w, s.Now()) {
				lines = append(lines, ui.Sentence(said, width, t.Body)...)
			}
		}
		if said := content.Uncounted(w.Resting(track, log.ID, pass)); said != "" {
			lines = append(lines, ui.Sentence(said, width, t.Faint)...)
		}
		return lines
	}}
}

// seriesLines is a chart with its title and its sentence; nothing where there
// are no ratings.
func seriesLines(title string, s content.Series, now time.Time, width, rows int, t ui.Theme) []string {
	switch {
	case len(s) == 0:
		return nil
	case t.Heard:
		return ui.Sentence(title+": "+s.Sentence(now), width, t.Body)
	}
	lines := titleLines(title, s, now, width, t)
	if places := s.Places(); places[0].Before(places[len(s)-1]) {
		levels := tallLevels
		if rows < tallLevels+2 {
			levels = lowLevels
		}
		lines = append(lines, plotLines(s, levels, now, width, t)...)
		lines = append(lines, "")
	}
	return append(lines, ui.Sentence(s.Sentence(now), width, t.Body)...)
}

// titleLines tell what was rated, and how it stands beside the time before.
func titleLines(title string, s content.Series, now time.Time, width int, t ui.Theme) []string {
	lines := ui.Sentence(title, width, t.Label)
	if len(s) == 1 {
		return lines
	}
	last, before := s[len(s)-1], s[len(s)-2]
	stands := fmt.Sprintf("%d on %s", last.Value, text.DateBy(last.Day, now))
	if last.Day.Equal(content.DayOf(now)) {
		stands = fmt.Sprintf("%d   was %d on %s", last.Value, before.Value, text.DateBy(before.Day, now))
		if before.Day.Equal(last.Day) {
			stands = fmt.Sprintf("%d   was %d earlier today", last.Value, before.Value)
		}
	}
	if room := width - lipgloss.Width(stands) - 3; len(lines) == 1 && lipgloss.Width(lines[0]) <= room {
		return []string{lines[0] + "   " + t.Body.Render(stands)}
	}
	return append(lines, t.Body.Render(ansi.Truncate(stands, width, "…")))
}

// The heights of a chart: one row for each rating, or fewer on a low screen.
const (
	tallLevels = content.ScaleMax + 1
	lowLevels  = 5
)

// gutter is the width of the numbers beside a chart, with the line after them.
const gutter = 4

// timeline maps days to columns.
type timeline struct {
	first, last time.Time
	width       int
}

// column is where a day stands: the first one beside the axis, the last at the end.
func (l timeline) column(day time.Time) int {
	span := l.last.Sub(l.first)
	if span <= 0 || l.width < 2 {
		return 0
	}
	return int(math.Round(float64(day.Sub(l.first)) / float64(span) * float64(l.width-1)))
}

// plotLines draws ratings between 0 and 10 against real dates. A rating holds
// until the next one. Several that fall into one column stand above each other,
// so that none is lost.
func plotLines(s content.Series, levels int, now time.Time, width int, t ui.Theme) []string {
	places := s.Places()
	days := timeline{places[0], places[len(s)-1], max(width-gutter-1, 2)}
	grid := make([][]rune, levels)
	for i := range grid {
		grid[i] = []rune(strings.Repeat(" ", days.width))
	}
	at, next := -1, 0 // the level so far, the next rating
	for x := range days.width {
		var here []int
		for ; next < len(s) && days.column(places[next]) == x; next++ {
			here = append(here, level(s[next].Value, levels))
		}
		at = plotColumn(grid, x, at, here)
	}
	lines := make([]string, 0, levels+2)
	for i := levels - 1; i >= 0; i-- {
		number := "   │"
		switch {
		case i == levels-1:
			number = "10 ┤"
		case i*2 == levels-1:
			number = " 5 ┤"
		case i == 0:
			number = " 0 ┤"
		}
		lines = append(lines, t.Faint.Render(number)+" "+t.Body.Render(strings.TrimRight(string(grid[i]), " ")))
	}
	return append(lines, axisLines(days, gutter, now, t)...)
}

// level is the row of a rating, from below.
func level(value, levels int) int {
	return int(math.Round(float64(value*(levels-1)) / content.ScaleMax))
}

// plotColumn draws one column and tells the level after it.
func plotColumn(grid [][]rune, x, at int, here []int) int {
	if len(here) == 0 {
		grid[at][x] = '─'
		return at
	}
	low, high := here[0], here[0]
	for _, v := range here {
		low, high = min(low, v), max(high, v)
	}
	from := at
	if from >= 0 {
		low, high = min(low, from), max(high, from)
	}
	for i := low; i <= high; i++ {
		grid[i][x] = '│'
	}
	switch {
	case from < 0:
	case from == low:
		grid[from][x] = '╯'
	case from == high:
		grid[from][x] = '╮'
	default:
		grid[from][x] = '┤'
	}
	for _, v := range here {
		grid[v][x] = '•'
	}
	return here[len(here)-1]
}

// axisLines are the line under a chart and the dates under it: the first, the
// last, and one between where there is room.
func axisLines(days timeline, gutter int, now time.Time, t ui.Theme) []string {
	layout := "2 Jan"
	if days.first.Year() != now.Year() || days.last.Year() != now.Year() {
		layout = "2 Jan 2006"
	}
	dates := []rune(strings.Repeat(" ", days.width))
	put := func(x int, text string) { copy(dates[x:], []rune(text)) }
	first, last := days.first.Format(layout), days.last.Format(layout)
	put(0, first)
	if end := days.width - len(last); end > len(first) {
		put(end, last)
		middle := content.DayOf(days.first.Add(days.last.Sub(days.first) / 2))
		text := middle.Format(layout)
		x := days.column(middle) - len(text)/2
		if x > len(first)+4 && x+len(text)+4 < end {
			put(x, text)
		}
	}
	line := strings.Repeat(" ", gutter-1) + "└" + strings.Repeat("─", days.width+1)
	return []string{t.Faint.Render(line), t.Faint.Render(strings.Repeat(" ", gutter+1) + strings.TrimRight(string(dates), " "))}
}

// tallyLines is what was chosen in a log: a row of marks for each option by
// date, and the counts in words.
func tallyLines(title string, tally content.Tally, now time.Time, width int, t ui.Theme) []string {
	said := tally.Sentence(now)
	switch {
	case said == "":
		return nil
	case t.Heard:
		return ui.Sentence(title+": "+said, width, t.Body)
	}
	lines := ui.Sentence(title, width, t.Label)
	if tally.First.Before(tally.Last) {
		lines = append(append(lines, markLines(tally, now, width, t)...), "")
	}
	return append(lines, ui.Sentence(said, width, t.Body)...)
}

// markLines draws a mark on each day an option was chosen.
func markLines(tally content.Tally, now time.Time, width int, t ui.Theme) []string {
	room := 0
	for _, r := range tally.Rows {
		room = max(room, lipgloss.Width(text.Display(r.Label)))
	}
	room = min(room, width/3)
	gutter := room + 2
	days := timeline{tally.First, tally.Last, max(width-gutter-1, 2)}
	var lines []string
	for _, r := range tally.Rows {
		marks := []rune(strings.Repeat(" ", days.width))
		for _, d := range r.Days {
			marks[days.column(d)] = '•'
		}
		label := ansi.Truncate(text.Display(r.Label), room, "…")
		label += strings.Repeat(" ", room-lipgloss.Width(label))
		lines = append(lines, t.Faint.Render(label+" ┤")+" "+t.Body.Render(strings.TrimRight(string(marks), " ")))
	}
	return append(lines, axisLines(days, gutter, now, t)...)
}
