package tui

import (
	"strings"
	"testing"
	"time"

	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/tui/session"
)

// prose is so many bytes of text, in paragraphs.
func prose(n int) string {
	unit := strings.Repeat("You trusted somebody you had every reason to trust, and that was not foolish. ", 4) + "\n"
	return strings.Repeat(unit, n/len(unit)+1)[:n]
}

// inProse is an app in the middle of a long answer.
func inProse(b *testing.B, size int) tea.Model {
	b.Helper()
	book, err := load.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	app := New(session.Options{
		Book: book, Notebook: newDisk(), Now: time.Now, NewID: func() string { return "0123456789abcdef" },
		Workbook: content.NewWorkbook(
			content.Profile{Track: content.Hurt},
			content.Answer{Track: content.Hurt, Question: "happened", Kind: content.KindText, Value: content.Text(prose(size))},
			content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
				content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened", Offset: size / 2},
			}},
		),
	})
	m := app.Model()
	m.Init()
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	m.Update(pressOf("enter")) // past what stands before the page
	m.View()
	return m
}

func benchKeys() []tea.Msg {
	var keys []tea.Msg
	for _, k := range []string{"a", "b", "space", "backspace"} {
		keys = append(keys, pressOf(k))
	}
	return keys
}

// BenchmarkKey is what one key costs on the page of a long answer, with the
// drawing after it. It has to be the same however long the text is. The textarea
// of Bubbles stands beside it, alone on the screen.
func BenchmarkKey(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"empty", 0}, {"10kB", 10_000}, {"1MB", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			m, keys := inProse(b, size.n), benchKeys()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.Update(keys[i%len(keys)])
				m.View()
			}
		})
	}
	b.Run("textarea-10kB", func(b *testing.B) {
		t, keys := textarea.New(), benchKeys()
		t.MaxHeight = 0
		t.SetWidth(72)
		t.SetHeight(18)
		t.SetValue(prose(10_000))
		t.Focus()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			t, _ = t.Update(keys[i%len(keys)])
			t.View()
		}
	})
}

// BenchmarkPause is what the next key waits for at a pause: the whole text is
// taken for saving.
func BenchmarkPause(b *testing.B) {
	for _, size := range []struct {
		name string
		n    int
	}{{"10kB", 10_000}, {"1MB", 1_000_000}} {
		b.Run(size.name, func(b *testing.B) {
			m, keys := inProse(b, size.n), benchKeys()
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m.Update(keys[i%2])
				m.(guarded).app.session.Autosave.Collect()
			}
		})
	}
}
