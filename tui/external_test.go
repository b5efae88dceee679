package tui

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/route"
)

// anEditor makes a program that does something to the file it is given last,
// and names it in VISUAL.
func anEditor(t *testing.T, script string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "my editor")
	if err := os.WriteFile(path, []byte("#!/bin/sh\nfor f; do :; done\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("VISUAL", "'"+path+"' --one \"two words\"")
	t.Setenv("EDITOR", "not-there")
}

// nothingLeft fails if a file given to an editor is still there.
func nothingLeft(t *testing.T) {
	t.Helper()
	for _, root := range []string{os.Getenv("XDG_RUNTIME_DIR"), "/dev/shm", os.TempDir()} {
		left, _ := filepath.Glob(filepath.Join(root, "gw-"+strconv.Itoa(os.Getpid())+"-*"))
		if len(left) > 0 {
			t.Errorf("%s stays", left[0])
		}
	}
}

// onText is the stage on the friend test with the cursor in its first answer.
func onText(t *testing.T, test func(*stage)) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.app.session.Give = func(run func() error, done func(error) tea.Msg) tea.Cmd {
			return func() tea.Msg { return done(run()) }
		}
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page("friend-test")))))
		s.press("tab")
		s.write("as it was")
		test(s)
	})
}

// stored is what an answer says once everything is saved.
func (s *stage) stored(question string) string {
	s.settle()
	a, _ := s.disk.saved.Answer(content.Hurt, question, 0)
	text, _ := a.Value.(content.Text)
	return string(text)
}

// friend is the question the tests write to.
func (s *stage) friend() string {
	if to, ok := s.here().(route.Page); ok {
		return s.book.Track(to.Track).Page(to.Spot.Page).Asks()[0].ID
	}
	return ""
}

func TestOwnEditor(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside")
	for name, test := range map[string]struct {
		script string
		keys   []string // after the editor
		see    string
		want   string
	}{
		"writes":          {`printf 'new words\n' > "$f"`, nil, "taken over", "new words"},
		"without newline": {`printf 'new words' > "$f"`, nil, "taken over", "new words"},
		"by renaming":     {`printf 'new\n' > "$f.x"; mv "$f.x" "$f"`, nil, "taken over", "new"},
		"adds a line":     {`printf 'more\n' >> "$f"`, nil, "taken over", "as it was\nmore"},
		"controls":        {`printf 'a\033[31mb\r\nc\n' > "$f"`, nil, "left out", "ab\nc"},
		"undone":          {`printf 'new\n' > "$f"`, []string{"ctrl+z"}, "as it was", "as it was"},
		"nothing":         {`:`, nil, "nothing was changed", "as it was"},
		"nothing, badly":  {`exit 3`, nil, "nothing was changed", "as it was"},
		"badly, kept":     {`printf 'new\n' > "$f"; exit 3`, []string{"enter"}, "as it was", "as it was"},
		"badly, taken":    {`printf 'new\n' > "$f"; exit 3`, []string{"down", "enter"}, "new", "new"},
		"empty, kept":     {`: > "$f"`, []string{"esc"}, "as it was", "as it was"},
		"empty, taken":    {`: > "$f"`, []string{"down", "enter"}, "taken over", ""},
		"removed":         {`rm "$f"`, nil, "could not be read back", "as it was"},
		"a link":          {`echo other > ` + outside + `; ln -sf ` + outside + ` "$f"`, nil, "could not be read back", "as it was"},
		"a folder":        {`rm "$f"; mkdir "$f"`, nil, "could not be read back", "as it was"},
		"without end":     {`truncate -s 65M "$f"`, nil, "could not be read back", "as it was"},
		"a great deal":    {`head -c 2000000 /dev/zero | tr '\0' x > "$f"`, nil, "taken over", strings.Repeat("x", 2_000_000)},
		"not text":        {`printf 'caf\351 \377\n' > "$f"`, nil, "What was not text shows as", "caf\ufffd \ufffd"},
		"tabs, spaces":    {`printf '\ta  b \n\n\n' > "$f"`, nil, "taken over", "\ta  b \n\n"},
		"killed, kept":    {`printf 'new\n' > "$f"; kill -9 $$`, []string{"enter"}, "as it was", "as it was"},
		"leaves backups":  {`cp "$f" "$f~"; printf 'new\n' > "$f"`, nil, "taken over", "new"},
	} {
		t.Run(name, func(t *testing.T) {
			anEditor(t, test.script)
			onText(t, func(s *stage) {
				s.press("ctrl+o")
				s.see("Open it in my editor")
				s.press("down", "enter")
				s.settle()
				s.press(test.keys...)
				s.see(test.see)
				if got := s.stored(s.friend()); got != test.want {
					t.Errorf("the answer is %.200q, want %.200q", got, test.want)
				}
				nothingLeft(t)
			})
		})
	}
	if b, _ := os.ReadFile(outside); string(b) != "other\n" {
		t.Errorf("a file outside was changed to %q", b)
	}
}

func TestOwnEditorSeesAFileOfItsOwn(t *testing.T) {
	record := filepath.Join(t.TempDir(), "record")
	anEditor(t, `printf '%s|%s|' "$1" "$2" > `+record+`; stat -c '%a' "$f" "$(dirname "$f")" >> `+record+`; cat "$f" >> `+record+`; echo "$f" >> `+record)
	onText(t, func(s *stage) {
		s.press("ctrl+o", "down", "enter")
		s.settle()
		got, err := os.ReadFile(record)
		if err != nil {
			t.Fatal(err)
		}
		if want := "--one|two words|600\n700\nas it was\n"; !strings.HasPrefix(string(got), want) {
			t.Errorf("the editor saw %q, want %q", got, want)
		}
		path := string(got[strings.LastIndexByte(strings.TrimSpace(string(got)), '\n')+1:])
		if strings.Contains(path, "friend") || strings.Contains(path, "groundwork") {
			t.Errorf("the file's name tells something: %s", path)
		}
		s.press("ctrl+o") // said once, not again
		s.see("nothing was changed")
	})
}

func TestWithoutAnEditor(t *testing.T) {
	for visual, want := range map[string]string{
		"": "No editor is set.", "no-such-editor-here": "is not there", "vim 'x": "quotation mark",
	} {
		t.Setenv("VISUAL", visual)
		t.Setenv("EDITOR", "")
		onText(t, func(s *stage) {
			s.press("ctrl+o")
			s.see(want)
			s.press("enter")
			s.see("as it was")
		})
	}
}

// TestOwnEditorFromEverywhere writes in it from each place that has a text.
func TestOwnEditorFromEverywhere(t *testing.T) {
	hurt := func(s *stage, page string) {
		s.run(s.app.take(route.To(route.PageOf(s.book.Track(content.Hurt).Page(page)))))
	}
	for name, test := range map[string]struct {
		go_  func(*stage)
		want bool
	}{
		"rows": {func(s *stage) { hurt(s, "expectations"); s.press("tab"); s.write("here") }, true},
		"log":  {func(s *stage) { hurt(s, "refill"); s.onLog() }, true},
		"note": {func(s *stage) { s.app.take(route.To(route.Notes{})); s.press("enter"); s.write("here") }, true},
		"settings": {func(s *stage) {
			track := s.book.Track(content.Hurt)
			ask, _ := track.Ask(content.LabelQuestion)
			s.app.take(route.To(route.Setting{Track: track.ID, Question: ask.ID}))
			s.write("here")
		}, true},
		"practice": {func(s *stage) {
			s.run(s.app.take(route.To(route.Practice{Track: content.Hurt, Question: s.daily().ID})))
			s.onLog()
		}, true},
		"search":  {func(s *stage) { hurt(s, "friend-test"); s.press("ctrl+f"); s.write("here") }, false},
		"reading": {func(s *stage) { hurt(s, "friend-test") }, false},
		"rating":  {func(s *stage) { hurt(s, "settle"); s.press("tab", "tab", "tab") }, false},
	} {
		t.Run(name, func(t *testing.T) {
			anEditor(t, `printf 'new words' > "$f"`)
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.app.session.Give = func(run func() error, done func(error) tea.Msg) tea.Cmd {
					return func() tea.Msg { return done(run()) }
				}
				s.begin()
				test.go_(s)
				before := s.screen()
				s.press("ctrl+o")
				if !test.want {
					if _, opened := s.app.route().(route.Editor); opened || s.screen() == before {
						t.Fatalf("it doesn't say why nothing opens:\n%s", s.screen())
					}
					return
				}
				s.see("Open it in my editor")
				s.press("down", "enter")
				s.settle()
				s.see("new words")
				s.see("taken over")
				s.press("ctrl+z")
				s.see("here")
				nothingLeft(t)
			})
		})
	}
}

// daily is the question of the daily practice.
func (s *stage) daily() *content.Ask {
	ask, _ := s.book.Track(content.Hurt).Ask("daily")
	return ask
}

// onLog goes to the first log of a page and writes an entry.
func (s *stage) onLog() {
	for range 30 {
		s.press("tab")
		if strings.Contains(s.screen(), "▸ + add an entry") {
			break
		}
	}
	s.press("enter")
	s.write("here")
}

// TestLeavingFromTheEditor ends the program after the editor has saved, before
// the message about it has been taken.
func TestLeavingFromTheEditor(t *testing.T) {
	anEditor(t, `printf 'new\n' > "$f"; kill -HUP $$`)
	onText(t, func(s *stage) {
		s.app.session.Give = func(run func() error, done func(error) tea.Msg) tea.Cmd {
			done(run())
			return nil
		}
		id := s.friend()
		s.press("ctrl+o", "down", "enter", "ctrl+q")
		if err := s.app.Flush(); err != nil {
			t.Fatal(err)
		}
		if got := s.stored(id); got != "new" {
			t.Errorf("the answer is %q", got)
		}
		nothingLeft(t)
	})
}

// lend has the stage hold the terminal for whoever asks for it, until give is called.
func (s *stage) lend() (give func()) {
	var run func() error
	var done func(error) tea.Msg
	s.app.session.Give = func(r func() error, d func(error) tea.Msg) tea.Cmd {
		run, done = r, d
		return nil
	}
	return func() {
		s.t.Helper()
		if run == nil {
			s.t.Fatal("nobody asked for the terminal")
		}
		s.send(done(run()))
		s.settle()
	}
}

// TestEditorWithoutTerminal: the terminal has gone when the editor has ended well. What
// was written there is there all the same.
func TestEditorWithoutTerminal(t *testing.T) {
	anEditor(t, `printf 'new words' > "$f"`)
	for took, finish := range map[string]func(*stage){
		"asked":     func(s *stage) { s.settle(); s.press("down", "enter") },
		"not asked": func(s *stage) { s.press("ctrl+q") },
	} {
		onText(t, func(s *stage) {
			s.app.session.Give = func(run func() error, done func(error) tea.Msg) tea.Cmd {
				msg := done(errors.Join(run(), errors.New("no terminal")))
				return func() tea.Msg { return map[bool]tea.Msg{true: msg}[took == "asked"] }
			}
			id := s.friend()
			s.press("ctrl+o", "down", "enter")
			finish(s)
			if err := s.app.Flush(); err != nil {
				t.Fatal(err)
			}
			if got := s.stored(id); got != "new words" {
				t.Errorf("%s: the answer is %q", took, got)
			}
			nothingLeft(t)
		})
	}
}

// TestLeavingBeforeTheEditor presses a key between asking for the editor and the moment
// the terminal is handed over: what leads elsewhere leaves it closed, and any other is
// none. No word that is written there is lost.
func TestLeavingBeforeTheEditor(t *testing.T) {
	ran := filepath.Join(t.TempDir(), "ran")
	anEditor(t, `: > `+ran+`; printf 'new words' > "$f"`)
	for key, opens := range map[string]bool{"ctrl+l": false, "ctrl+q": false, "ctrl+g": false, "ctrl+z": true, "esc": true, "x": true} {
		for _, protected := range []bool{false, true} {
			_ = os.Remove(ran)
			onText(t, func(s *stage) {
				if protected {
					s.lockUp()
				}
				id := s.friend()
				give := s.lend()
				s.press("ctrl+o", "down", "enter", key)
				nothingLeft(t)
				give()
				_, err := os.Stat(ran)
				if opened := err == nil; opened != opens {
					t.Errorf("%s: it opens: %v", key, opened)
				}
				nothingLeft(t)
				if key == "ctrl+q" {
					if err := s.app.Flush(); err != nil {
						t.Fatal(err)
					}
				}
				want := map[bool]string{true: "new words", false: "as it was"}[opens]
				if got := s.stored(id); got != want {
					t.Errorf("%s: the answer is %q, want %q", key, got, want)
				}
			})
		}
	}
	onText(t, func(s *stage) { // it can be opened again
		give := s.lend()
		s.press("ctrl+o", "down", "enter", "ctrl+l")
		give()
		s.press("x")
		s.see("Open it in my editor")
		s.press("enter")
		give()
		s.see("new words")
	})
}
