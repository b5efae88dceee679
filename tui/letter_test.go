package tui

import (
	"fmt"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
)

// put keeps records as if they had been written earlier.
func (s *stage) put(records ...content.Record) {
	s.t.Helper()
	s.run(s.app.session.Autosave.Put(records...))
	s.settle()
}

// said is an answer of the hurt track given before.
func (s *stage) said(question, words string) content.Answer {
	a, _ := s.book.Track(content.Hurt).Ask(question)
	return content.Answer{
		Stamp: s.book.Now(s.app.session.Now(), a), Track: content.Hurt, Question: question, Kind: a.Kind, Value: content.Text(words),
	}
}

// parts are answers to all that the I-statement is made of.
func (s *stage) parts() []content.Record {
	return []content.Record{
		s.said("when", "you read my messages"), s.said("i-feel", "watched"),
		s.said("i-need", "a room of my own"), s.said("would-you", "ask me first"),
	}
}

// onLetter opens the page of the I-statement with the focus on the letter.
func (s *stage) onLetter() {
	s.t.Helper()
	s.at("i-statement")
	for range 8 {
		if s.press("tab"); strings.HasSuffix(fmt.Sprintf("%T", s.inFocus()), ".draftBlock") {
			break
		}
	}
	if got := fmt.Sprintf("%T", s.inFocus()); !strings.HasSuffix(got, ".draftBlock") {
		s.t.Fatalf("the letter is not in focus on\n%s", s.screen())
	}
}

// copyKept is the copy of a letter or plan on the disk.
func (s *stage) copyKept(id string) (content.EditedCopy, bool) {
	return s.disk.saved.EditedCopy(content.Hurt, id, 0)
}

// letterScenes are letters and plans as a person meets them.
func letterScenes() map[string]func(*stage) {
	return map[string]func(*stage){
		"letter-empty": func(s *stage) { s.onLetter() },
		"letter":       func(s *stage) { s.begin(); s.put(s.parts()...); s.onLetter() },
		"letter-edit": func(s *stage) {
			s.begin()
			s.put(s.parts()...)
			s.onLetter()
			s.press("enter")
			s.write("Dear you. ")
			s.settle()
		},
		"letter-own": func(s *stage) { s.ownLetter(); s.onLetter() },
		"letter-changed": func(s *stage) {
			s.ownLetter()
			s.put(s.said("i-feel", "small"))
			s.onLetter()
			s.press("enter")
		},
		"letter-undo": func(s *stage) { s.ownLetter(); s.onLetter(); s.press("tab", "enter"); s.settle() },
		"plan":        func(s *stage) { s.planned(); s.openPlan() },
		"plan-edit":   func(s *stage) { s.planned(); s.openPlan(); s.press("shift+tab", "left", "enter") },
		"plan-page":   func(s *stage) { s.planned(); s.at("my-plan"); s.press("tab"); s.settle() },
	}
}

// ownLetter has a letter that was edited.
func (s *stage) ownLetter() {
	s.t.Helper()
	s.begin()
	s.put(s.parts()...)
	s.onLetter()
	s.press("enter")
	s.write("Dear you. ")
	s.press("esc")
	s.settle()
}

func TestLetterScreens(t *testing.T) { goldens(t, letterScenes()) }

// goldens holds scenes to their goldens at three sizes.
func goldens(t *testing.T, scenes map[string]func(*stage)) {
	t.Helper()
	book := english(t)
	for name, scene := range scenes {
		for _, size := range sizes {
			name := fmt.Sprintf("%s_%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				onStage(t, book, size[0], size[1], func(s *stage) {
					scene(s)
					s.fits()
					golden(t, name, s.screen())
				})
			})
		}
	}
}

// TestLetterFollowsItsParts types a part and wants it in the letter with each
// key, before anything is on the disk.
func TestLetterFollowsItsParts(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.at("i-statement")
		s.see("It fills in from your answers above.")
		s.press("tab")
		s.write("you shout")
		s.see("┆ When you shout, I feel …, because I need … Would you …?")
		s.press("ctrl+z", "ctrl+z")
		s.see("It fills in from your answers above.")
		s.write("{them} [31m")
		s.see("┆ When {them} [31m, I feel")
	})
}

// TestLetterFollowsAChoice holds that the line that asks for forgiveness goes
// from the letter with the choice.
func TestLetterFollowsAChoice(t *testing.T) {
	onStage(t, english(t), 80, 200, func(s *stage) {
		s.begin()
		track := s.book.Track(content.Hurting)
		s.put(
			content.Answer{Track: content.Hurting, Question: "own-it", Kind: content.KindText, Value: content.Text("I read your messages.")},
			content.Answer{Track: content.Hurting, Question: "forgiveness-line", Kind: content.KindLine, Value: content.Text("I hope that one day you can.")},
			content.Answer{Track: content.Hurting, Question: "ask-forgiveness", Kind: content.KindChoice, Value: content.Choice("yes")},
		)
		s.run(s.app.take(route.To(route.PageOf(track.Page("the-apology")))))
		s.see("┆ I hope that one day you can.")
		s.press("tab", "tab", "tab", "tab", "tab", "tab", "tab", "tab", "up", "enter")
		s.see("(•) Leave it out")
		s.miss("one day you can")
		s.see("┆ I read your messages.")
	})
}

func TestEditedLetterIsKept(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.ownLetter()
		c, ok := s.copyKept("i-statement")
		made := s.book.Track(content.Hurt).Compose(s.book.Track(content.Hurt).Letter("i-statement"), s.disk.saved)
		if !ok || c.Text != "Dear you. "+made || c.Source != made || c.Written.IsZero() {
			t.Fatalf("the disk has %+v", c)
		}
		s.see("┆ Dear you. When you read")
		s.see("Your own copy, of 22 November.")
		if got := s.disk.saved.Text(content.Hurt, "when", 0); got != "you read my messages" {
			t.Errorf("the answer has become %q", got)
		}
		next := s.restart()
		next.at("i-statement")
		next.see("┆ Dear you. When you read")
	})
}

// TestChangedParts changes a part under an edited copy and takes each way on.
func TestChangedParts(t *testing.T) {
	const changed = "Your answers have changed since you edited this copy."
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.ownLetter()
		before, _ := s.copyKept("i-statement")
		s.at("i-statement")
		s.miss(changed)
		s.press("tab", "tab")
		s.write(", small")
		s.see(changed)
		s.see("┆ Dear you. When you read my messages, I feel watched, because")
		s.miss("watched, small, because")
		s.press("tab", "tab", "tab", "enter")
		s.see("- what your answers make now")
		s.see("watched, small, because")
		s.settle()
		if after, _ := s.copyKept("i-statement"); after.Text != before.Text || after.Source != before.Source {
			t.Errorf("the copy was %+v and is %+v", before, after)
		}

		s.press("tab", "tab", "enter") // keep my copy
		s.miss(changed)
		s.see("┆ Dear you.")
		s.settle()
		kept, _ := s.copyKept("i-statement")
		if kept.Text != before.Text || !strings.Contains(kept.Source, "small") {
			t.Errorf("kept %+v", kept)
		}

		s.press("tab", "enter") // start again
		s.miss("Dear you.")
		s.see("┆ When you read my messages, I feel watched, small")
		s.settle()
		if c, ok := s.copyKept("i-statement"); ok {
			t.Errorf("the disk still has %+v", c)
		}
		s.see("[▸Bring my copy back ]")
		s.press("enter")
		s.see("┆ Dear you.")
		s.settle()
		if again, _ := s.copyKept("i-statement"); again.Text != kept.Text || !again.Written.Equal(kept.Written) {
			t.Errorf("brought back %+v, not %+v", again, kept)
		}
	})
}

// TestUndoEndsWithThePage holds that a copy put away can't be brought back once
// one has left.
func TestUndoEndsWithThePage(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.ownLetter()
		s.press("tab", "enter")
		s.see("Bring my copy back")
		s.press("ctrl+g", "esc")
		s.see("Bring my copy back")
		s.press("esc")
		s.at("i-statement")
		s.miss("Bring my copy back")
	})
}

// TestCopyThatSaysTheSame takes the edit out again: there is no copy then, and
// the letter goes on following. All deleted is no copy either, and can be
// brought back.
func TestCopyThatSaysTheSame(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.ownLetter()
		s.press("enter")
		for range len("Dear you. ") {
			s.press("delete")
		}
		s.settle()
		if c, ok := s.copyKept("i-statement"); ok {
			t.Errorf("a copy that says the same is kept: %+v", c)
		}
		s.press("ctrl+end")
		for range 200 {
			s.press("backspace")
		}
		s.settle()
		s.press("tab", "enter")
		s.see("┆ When you read")
		s.see("Bring my copy back")
	})
}

func TestWriteALetterFreely(t *testing.T) {
	onStage(t, english(t), 80, 60, func(s *stage) {
		s.onLetter()
		s.see("[▸Write it freely ]")
		s.press("enter")
		s.send(paste("My \x1b]0;own\x07 words\u202e\r\nand \u009b31mmore"))
		s.press("esc")
		s.see("┆ My  words")
		s.see("┆ and more")
		s.settle()
		if c, _ := s.copyKept("i-statement"); strings.ContainsAny(c.Text, "\x1b\u202e\r\u009b") || !strings.HasPrefix(c.Text, "My ") {
			t.Errorf("kept %q", c.Text)
		}
	})
}

// TestHostileCopy draws a copy that came from elsewhere, with all that must not
// reach a terminal.
func TestHostileCopy(t *testing.T) {
	onStage(t, english(t), 60, 20, func(s *stage) {
		s.begin()
		s.put(append(s.parts(), content.EditedCopy{
			Track: content.Hurt, Letter: "i-statement", Text: hostile, Source: "x",
		}, content.EditedCopy{Track: content.Hurt, Letter: "my-plan", Text: hostile})...)
		s.onLetter()
		s.harmless()
		s.press("tab", "enter") // start again, then bring back
		s.press("enter", "up", "enter")
		s.harmless()
		s.openPlan()
		s.harmless()
		s.press("tab", "enter")
		s.harmless()
	})
}

// hostile is a text that would harm a terminal.
const hostile = "one\x1b]52;c;eA==\x07 \x1b[2J\u202etwo\u2066 \x9b31m\u200bthree\r\nfour \xff\x00five\x1bP+q\x1b\\ {them} 👩‍👩‍👧 שלום"

// harmless fails if anything of a hostile text reaches the terminal.
func (s *stage) harmless() {
	s.t.Helper()
	s.fits()
	all := s.model.View().Content
	for _, bad := range []string{"\x1b]", "\x1b[2J", "\x1bP", "\u202e", "\u2066", "\u009b", "\x9b3", "\u200b", "\x00", "\x07", "\r"} {
		if strings.Contains(all, bad) {
			s.t.Errorf("%q reaches the terminal on\n%s", bad, s.screen())
		}
	}
}
