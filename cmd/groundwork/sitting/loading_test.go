package sitting

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/load"
	"groundwork/store"
	"groundwork/tui"
	"groundwork/tui/session"
)

// TestLoadingFails: where the workbook can't be read nothing is shown, and the
// program ends with why.
func TestLoadingFails(t *testing.T) {
	why := errors.New("why")
	a := &loading{read: func() (*tui.App, error) { return nil, why }}
	cmd := a.Init()
	if cmd == nil {
		t.Fatal("it goes on")
	}
	if _, ok := cmd().(tea.QuitMsg); !ok || !errors.Is(a.err, why) {
		t.Errorf("%v", a.err)
	}
	if _, cmd := a.Update(tea.WindowSizeMsg{}); cmd == nil {
		t.Error("it goes on after a message")
	}
	if v := a.View(); v.Content != "" || v.AltScreen || a.drawn.Load() {
		t.Errorf("it shows %q", v.Content)
	}
}

// slow is a workbook that is read once it is let.
type slow struct {
	*loading
	let      chan error
	hasBegun chan bool
	safe     *store.Safe
	notices  []string
}

func newSlow(t *testing.T) *slow {
	t.Helper()
	book, err := load.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	safe, err := store.Open("", store.Options{MemoryOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	place := content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}}
	options := func() session.Options {
		return session.Options{Book: book, Workbook: content.NewWorkbook(place), Now: time.Now, NewID: func() string { return "" }}
	}
	s := &slow{let: make(chan error, 1), hasBegun: make(chan bool), safe: safe}
	s.loading = &loading{
		read: func() (*tui.App, error) {
			if err := <-s.let; err != nil {
				return nil, err
			}
			o := options()
			o.Notebook, o.Notices = safe, s.notices
			return tui.New(o), nil
		},
		glimpse: func() *tui.Glimpse { return tui.NewGlimpse(options()) },
		begun:   func() { close(s.hasBegun) },
		shown:   make(chan bool),
	}
	return s
}

// TestGlimpseFirst holds that what comes while a thick workbook is read, for which there is a
// glimpse to see, comes to the app once it is there, in its order.
func TestGlimpseFirst(t *testing.T) {
	a := newSlow(t)
	read := a.Init()
	a.painted()
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	press := func(k tea.Key) { a.Update(tea.KeyPressMsg(k)) }
	press(tea.Key{Code: tea.KeyEnter})
	for _, r := range "words" {
		press(tea.Key{Code: r, Text: string(r)})
	}
	if v := a.View(); !strings.Contains(v.Content, "Go on: Name it") || a.app != nil {
		t.Fatalf("before it is read it shows\n%s", v.Content)
	}
	a.let <- nil
	a.Update(read())
	<-a.hasBegun
	if v := a.View(); !strings.Contains(v.Content, "What happened, in a few sentences?") || !strings.Contains(v.Content, "words") || !a.drawn.Load() {
		t.Errorf("once it is read it shows\n%s", v.Content)
	}
}

// TestGlimpseBeforeNotices holds that what the app has to tell first takes nothing of what was
// typed before anybody saw it, and isn't taken for read.
func TestGlimpseBeforeNotices(t *testing.T) {
	a := newSlow(t)
	a.notices = []string{"Something was rescued."}
	read := a.Init()
	a.painted()
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, r := range "words" {
		a.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	a.Update(tea.PasteMsg{Content: " pasted"})
	a.let <- nil
	a.Update(read())
	if v := a.View(); !strings.Contains(v.Content, "Something was rescued.") {
		t.Errorf("it does not tell:\n%s", v.Content)
	}
	a.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	if v := a.View(); !strings.Contains(v.Content, "words pasted") {
		t.Errorf("behind it is\n%s", v.Content)
	}
}

// TestGlimpseLeaves holds that who leaves while a thick workbook is read sees it go at once,
// and that it ends when it is read, with what was typed before.
func TestGlimpseLeaves(t *testing.T) {
	a := newSlow(t)
	read := a.Init()
	a.painted()
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	a.Update(tea.PasteMsg{Content: "words"})
	a.Update(session.PartMsg{})
	a.Update(session.LeaveMsg{})
	if v := a.View(); strings.TrimSpace(v.Content) != "" {
		t.Fatalf("it still shows\n%s", v.Content)
	}
	a.let <- nil
	a.Update(read())
	if v := a.View(); strings.TrimSpace(v.Content) != "" {
		t.Errorf("it shows\n%s", v.Content)
	}
	if err := a.app.Flush(); err != nil {
		t.Fatal(err)
	}
	if w, _, err := a.safe.Load(); err != nil || !strings.Contains(w.Text(content.Hurt, "happened", 0), "words") {
		t.Errorf("it keeps %q, %v", w.Text(content.Hurt, "happened", 0), err)
	}
}

// TestGlimpseFails: a thick workbook that can't be read shows nothing any more.
func TestGlimpseFails(t *testing.T) {
	a := newSlow(t)
	read := a.Init()
	a.painted()
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	why := errors.New("why")
	a.let <- why
	_, cmd := a.Update(read())
	if cmd == nil || !errors.Is(a.err, why) || a.app != nil {
		t.Fatalf("it goes on: %v", a.err)
	}
	if _, ok := cmd().(tea.QuitMsg); !ok || a.View().Content != "" {
		t.Error("it does not end")
	}
}
