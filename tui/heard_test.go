package tui

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/content/sample"
	"groundwork/tui/input"
	"groundwork/tui/plain"
	"groundwork/tui/route"
	"groundwork/tui/session"
)

// listener is somebody who hears the workbook in plain lines, and types. It belongs into
// [synctest.Test]; see [listening].
type listener struct {
	*stage
	keys *typist
	out  *slowly
	mode *plain.Mode
	over chan struct{}
	told int // how much was listened to
}

// typist is a terminal's input.
type typist struct {
	mu    sync.Mutex
	typed []byte
	more  chan struct{}
	gone  bool
}

func (k *typist) Wait(d time.Duration) bool {
	for end := time.Now().Add(d); ; {
		k.mu.Lock()
		there := len(k.typed) > 0 || k.gone
		k.mu.Unlock()
		if left := time.Until(end); there || left <= 0 {
			return there
		}
		select {
		case <-k.more:
		case <-time.After(time.Until(end)):
		}
	}
}

func (k *typist) Read(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	switch {
	case len(k.typed) > 0:
	case k.gone:
		return 0, io.EOF
	default:
		return 0, io.ErrNoProgress
	}
	n := copy(p, k.typed)
	k.typed = k.typed[n:]
	return n, nil
}

func (k *typist) send(typed string) {
	k.mu.Lock()
	k.typed = append(k.typed, typed...)
	k.mu.Unlock()
	select {
	case k.more <- struct{}{}:
	default:
	}
}

// voice is the terminal's output.
type voice struct {
	mu  sync.Mutex
	out bytes.Buffer
}

func (v *voice) Write(p []byte) (int, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.out.Write(p)
}

func (v *voice) String() string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.out.String()
}

// listening runs a test with somebody who listens to an app on the given book and disk.
func listening(t *testing.T, book *content.Book, d *disk, test func(*listener)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		l := listen(t, book, d)
		defer l.leave()
		test(l)
	})
}

func listen(t *testing.T, book *content.Book, d *disk) *listener {
	t.Helper()
	app := New(session.Options{
		Book: book, Workbook: content.NewWorkbook(slices.Collect(d.saved.Records())...), Notebook: d,
		Now: clock(), Country: "GB", PrintDir: t.TempDir(),
		NewID: func() string { d.ids++; return fmt.Sprintf("%016x", d.ids) },
	})
	l := &listener{
		stage: &stage{t: t, app: app, book: book, disk: d},
		keys:  &typist{more: make(chan struct{}, 1)}, out: &slowly{}, over: make(chan struct{}),
	}
	l.mode = plain.New(rigged{app.Lines()}, plain.Options{
		Out: l.out, Keys: input.NewKeys(input.NewReader(l.keys, "en")), Echoes: true, Escapes: true, Inserts: true, Columns: func() int { return 100 }, Fresh: true, Why: "a test asked for it",
		Wipe: func() { _, _ = l.out.Write([]byte("<wiped>\r\n")) },
		Lend: func(run func() error) error { return run() }, Begun: func() {},
	})
	go func() {
		defer close(l.over)
		l.mode.Run()
	}()
	l.rest()
	return l
}

// rest lets all that is under way come to its end.
func (l *listener) rest() {
	for range 20 {
		time.Sleep(100 * time.Millisecond)
		synctest.Wait()
	}
}

// leave leaves, if that wasn't done.
func (l *listener) leave() {
	select {
	case <-l.over:
	default:
		l.keys.send("\x11")
	}
	<-l.over
	if err := l.app.Flush(); err != nil && l.disk.fail == nil {
		l.t.Error(err)
	}
	time.Sleep(time.Hour)
}

// types types a line.
func (l *listener) types(lines ...string) {
	for _, line := range lines {
		l.keys.send(line + "\r")
		l.rest()
	}
}

// heard returns what was said since it was last called.
func (l *listener) heard() string {
	all := l.out.String()
	said := strings.ReplaceAll(all[l.told:], "\r\n", "\n")
	l.told = len(all)
	return said
}

// hears fails unless something was said since.
func (l *listener) hears(words string) {
	l.t.Helper()
	if said := l.heard(); !strings.Contains(said, words) {
		l.t.Fatalf("can't hear %q in\n%s", words, said)
	}
}

// hearsInOrder fails unless all of it was said since, one after the other.
func (l *listener) hearsInOrder(words ...string) {
	l.t.Helper()
	said := l.heard()
	left := said
	for _, w := range words {
		_, after, ok := strings.Cut(left, w)
		if !ok {
			l.t.Fatalf("can't hear %q where it belongs in\n%s", w, said)
		}
		left = after
	}
}

// does does something with the app, where messages are taken.
func (l *listener) does(f func() tea.Cmd) {
	l.mode.Send(doMsg(f))
	l.rest()
}

// doMsg is something to be done.
type doMsg func() tea.Cmd

// rigged is an app that does it.
type rigged struct{ Lines }

func (r rigged) Update(msg tea.Msg) tea.Cmd {
	if do, ok := msg.(doMsg); ok {
		return do()
	}
	return r.Lines.Update(msg)
}

// goes goes to screens.
func (l *listener) goes(to ...route.Route) {
	l.does(func() tea.Cmd { return l.app.take(route.To(to...)) })
}

// byEar is somebody who goes through a whole track, and knows it by what is said alone.
type byEar struct {
	*listener
	track *content.Track
}

var (
	questionSaid = regexp.MustCompile(`(?m)^Question(?: \d+ of \d+)?: (.*)$`)
)

// ask finds the question that was said on a page.
func (e *byEar) ask(label string) *content.Ask {
	w := e.app.session.Workbook()
	for _, a := range e.track.Asks() {
		if content.Fill(a.Worded(w, e.track.ID, 0).Label, w.Label(e.track.ID)) == label && a.ShowIf.Holds(w, e.track.ID, 0) {
			return a
		}
	}
	for _, a := range []*content.Ask{e.book.Before, e.book.After} {
		if a != nil && a.Label == label {
			return a
		}
	}
	return nil
}

// walk answers every question, from the first page to the last.
func (e *byEar) walk() {
	said := e.heard()
	for range 2000 {
		if strings.Contains(said, "This was the last page") {
			return
		}
		said = e.answer(said)
	}
	e.t.Fatalf("the track has no end; last was said\n%s", said)
}

// answer answers what was said last, and returns what is said then.
func (e *byEar) answer(said string) string {
	e.t.Helper()
	lines := strings.Split(strings.TrimRight(said, " \n"), "\n")
	prompt := lines[len(lines)-1]
	asked := questionSaid.FindAllStringSubmatch(said, -1)
	var a *content.Ask
	if len(asked) > 0 {
		a = e.ask(asked[len(asked)-1][1])
	}
	number := func(ask *content.Ask) int { return numberOf(e.track, ask) }
	switch {
	case strings.HasPrefix(prompt, "Choose, or Enter for Keep those pages for later"):
		e.types("2")
	case strings.HasPrefix(prompt, "Choose, or Enter for "), a == nil && strings.HasPrefix(prompt, "Choose, or Enter to go on"):
		e.types("")
	case a == nil:
		e.types("")
	default:
		e.give(a, number(a))
	}
	return e.heard()
}

// numberOf is a number that a question has by what is said of it.
func numberOf(t *content.Track, of *content.Ask) int {
	n := 0
	for _, a := range t.Asks() {
		if n++; a.Label == of.Label {
			return n
		}
	}
	return 0
}

// give answers a question, as [onScreen.give] does.
func (e *byEar) give(a *content.Ask, n int) {
	e.types(sample.Of(asPut(e.app.session.Workbook(), e.track.ID, a), n, wordsFor(a, n)).Lines...)
}

// asPut is a question with what is offered now.
func asPut(w *content.Workbook, track content.TrackID, a *content.Ask) *content.Ask {
	put := *a
	put.Options, put.Rows = shownOptions(w, track, a.Options), shownOptions(w, track, a.Rows)
	put.Columns = slices.DeleteFunc(slices.Clone(a.Columns), func(c content.Column) bool { return !c.ShowIf.Holds(w, track, 0) })
	return &put
}

func shownOptions(w *content.Workbook, track content.TrackID, options []content.Option) []content.Option {
	var list []content.Option
	for _, o := range options {
		if o.ShowIf.Holds(w, track, 0) {
			list = append(list, o)
		}
	}
	return list
}

func wordsFor(a *content.Ask, n int) string {
	if a.ID == content.LabelQuestion {
		return "Kim"
	}
	return fmt.Sprintf("I wrote q%dz here\nand more", n)
}

func TestHeardFirstPages(t *testing.T) {
	listening(t, english(t), newDisk(), func(l *listener) {
		l.types("", "", "")
		golden(t, "heard/first", l.heard())
	})
}

func TestHeardWalk(t *testing.T) {
	for _, id := range []content.TrackID{content.Hurt, content.Hurting} {
		t.Run(string(id), func(t *testing.T) {
			listening(t, english(t), newDisk(), func(l *listener) {
				e := &byEar{l, l.book.Track(id)}
				e.types("")
				e.types(map[content.TrackID]string{content.Hurt: "1", content.Hurting: "3"}[id])
				e.walk()
				t.Log(len(l.out.String()))
			})
		})
	}
}
