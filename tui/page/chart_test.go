package page

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/tui/ui"
)

// given is a series of ratings, each so many days after 1 January 2026.
func given(dayAndValue ...int) content.Series {
	var s content.Series
	for i := 0; i < len(dayAndValue); i += 2 {
		s = append(s, content.Point{Day: time.Date(2026, time.January, 1+dayAndValue[i], 0, 0, 0, 0, time.UTC), Value: dayAndValue[i+1]})
	}
	return s
}

func on(month time.Month, day int) time.Time {
	return time.Date(2026, month, day, 19, 30, 0, 0, time.UTC)
}

// golden compares with a file in testdata; UPDATE=1 writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (UPDATE=1 accepts it):\n%s\nwant\n%s", name, got, want)
	}
}

func drawnSeries(s content.Series, width, rows int, look content.Look) string {
	return strings.Join(seriesLines("How safe?", s, on(time.November, 22), width, rows, ui.NewTheme(look, true)), "\n")
}

// TestCharts holds how ratings are drawn, tall and low, wide and narrow.
func TestCharts(t *testing.T) {
	year := content.Series{}
	for i := range 400 {
		year = append(year, given(i, (i*i/7+i/40)%11)...)
	}
	for name, s := range map[string]content.Series{
		"one":        given(3, 4),
		"one-day":    given(3, 4, 3, 9, 3, 2),
		"two":        given(0, 0, 40, 10),
		"same":       given(0, 5, 10, 5, 30, 5),
		"up-down":    given(0, 2, 9, 2, 20, 4, 27, 9, 27, 1, 36, 2, 41, 3),
		"many":       year,
		"days":       given(0, 10, 1, 0, 2, 10, 3, 0),
		"far":        given(-40, 3, 20, 4),
		"end-of-day": given(0, 8, 20, 8, 20, 3),
	} {
		var all strings.Builder
		for _, size := range [][2]int{{38, 6}, {72, 14}} {
			all.WriteString(ansi.Strip(drawnSeries(s, size[0], size[1], content.LookDark)) + "\n\n")
		}
		golden(t, "chart-"+name, strings.ReplaceAll(all.String(), " \n", "\n"))
	}
}

// TestChartKeepsEveryRating draws at random: each rating has its mark where its
// day and its value are, and nothing leaves the width.
func TestChartKeepsEveryRating(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	th := ui.NewTheme(content.LookPlain, true)
	for range 2000 {
		var s content.Series
		at := 0
		for range 2 + random.IntN(40) {
			s = append(s, given(at, random.IntN(11))...)
			at += random.IntN(5)
		}
		s = append(s, given(at+1, random.IntN(11))...)
		width := 12 + random.IntN(90)
		lines := plotLines(s, tallLevels, on(time.November, 22), width, th)
		if len(lines) != tallLevels+2 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, l := range lines {
			if lipgloss.Width(l) > width {
				t.Fatalf("%d columns wide, not %d:\n%s", lipgloss.Width(l), width, strings.Join(lines, "\n"))
			}
		}
		days := timeline{s[0].Day, s[len(s)-1].Day, max(width-gutter-1, 2)}
		for _, p := range s {
			row := []rune(ansi.Strip(lines[content.ScaleMax-p.Value]))
			if x := gutter + 1 + days.column(p.Day); x >= len(row) || row[x] != '•' {
				t.Fatalf("%d on %s has no mark in\n%s", p.Value, p.Day, strings.Join(lines, "\n"))
			}
		}
	}
}

// TestChartsNeedNoColour holds that a chart without colours says the same.
func TestChartsNeedNoColour(t *testing.T) {
	s := given(0, 2, 9, 2, 20, 4)
	plain := drawnSeries(s, 72, 14, content.LookPlain)
	if got := ansi.Strip(drawnSeries(s, 72, 14, content.LookDark)); got != ansi.Strip(plain) {
		t.Error("colours change the chart")
	}
	if strings.Contains(plain, "[38") {
		t.Error("a plain chart has colours")
	}
}

// TestMarks holds how what was chosen is drawn.
func TestMarks(t *testing.T) {
	day := func(n int) time.Time { return given(n, 0)[0].Day }
	rows := func(kept, partly []time.Time) content.Tally {
		return content.Tally{First: day(0), Last: day(60), Rows: []content.TallyRow{
			{Label: "Kept", Days: kept}, {Label: "Kept, later than said, and told before they asked \x1b[31m", Days: partly}, {Label: "Missed"},
		}}
	}
	tally := rows([]time.Time{day(0), day(0), day(30), day(60)}, []time.Time{day(7)})
	one := content.Tally{First: day(0), Last: day(0), Rows: []content.TallyRow{{Label: "Kept", Days: []time.Time{day(0)}}}}
	var all strings.Builder
	for _, c := range []struct {
		tally content.Tally
		width int
	}{{tally, 38}, {tally, 72}, {one, 38}, {content.Tally{}, 38}} {
		lines := tallyLines("How it went", c.tally, on(time.November, 22), c.width, ui.NewTheme(content.LookPlain, true))
		for _, l := range lines {
			if w := lipgloss.Width(l); w > c.width {
				t.Errorf("%d columns on %d: %q", w, c.width, l)
			}
			fmt.Fprintln(&all, strings.TrimRight(ansi.Strip(l), " "))
		}
		all.WriteString("\n")
	}
	golden(t, "chart-marks", all.String())
}

func BenchmarkChart(b *testing.B) {
	var s content.Series
	for i := range 4000 {
		s = append(s, given(i, i*7%11)...)
	}
	th := ui.NewTheme(content.LookDark, true)
	for b.Loop() {
		seriesLines("How safe?", s, on(time.November, 22), 72, 14, th)
	}
}
