package tui

import (
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"groundwork/content"
	"groundwork/store/fault"
	"groundwork/tui/route"
)

// give types something secret and goes on; it may not show.
func (s *stage) give(words string) {
	s.t.Helper()
	s.write(words)
	s.miss(words)
	s.press("enter")
	s.pass(time.Second)
}

// TestPassphraseFirst sets a passphrase before anything is written, from the
// welcome.
func TestPassphraseFirst(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.item("Set a passphrase first")
		s.see("keeps out somebody who has the file")
		s.press("enter")
		s.give("riv0ne")
		s.see("That is short")
		s.give("riv0ne")
		s.see("nobody can open the workbook again")
		s.press("enter")
		s.see("locked with your passphrase")
		s.see("▸ Go on")
		s.miss("Set a passphrase first")
		if s.disk.passphrase != "riv0ne" {
			t.Errorf("the passphrase is %q", s.disk.passphrase)
		}
		if s.disk.saved.Len() != 0 {
			t.Error("something was saved before anything was begun")
		}
	})
}

// TestNothingToProtect offers no passphrase where nothing is kept.
func TestNothingToProtect(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.app.session.Autosave.Traceless = true
		s.run(s.app.top().Enter())
		s.see("nothing is kept either")
		s.miss("passphrase")
		s.begin()
		s.press("s")
		s.miss("Passphrase")
	})
}

// TestMadeUpPassphrase shows seven words until they were typed as they are.
func TestMadeUpPassphrase(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.item("Set a passphrase first")
		s.press("down", "enter")
		words := regexp.MustCompile(`(?m)^ +((?:[a-z]+ ){6}[a-z]+)$`).FindStringSubmatch(s.screen())
		if words == nil {
			t.Fatalf("no seven words on\n%s", s.screen())
		}
		s.press("x")
		s.press("ctrl+u")
		s.write(strings.ToUpper(words[1]))
		s.press("enter")
		s.see("not quite those words")
		s.see(words[1])
		if s.disk.passphrase != "" {
			t.Fatal("set though other words were typed")
		}
		s.write(words[1])
		s.press("enter")
		s.pass(time.Second)
		s.see("Done.")
		s.miss(words[1])
		if s.disk.passphrase != words[1] {
			t.Errorf("the passphrase is %q, shown was %q", s.disk.passphrase, words[1])
		}
	})
}

// TestPassphraseOnAShortScreen shows what is asked, what went wrong and what came of
// it in the smallest window too.
func TestPassphraseOnAShortScreen(t *testing.T) {
	onStage(t, english(t), 40, 12, func(s *stage) {
		s.begin()
		s.app.take(route.To(route.Protection{}))
		s.item("Make one up for me")
		s.see("Type them here")
		s.press("x", "enter")
		s.see("not quite those words")
		s.fits()
		s.press("esc")
		s.app.take(route.To(route.Protection{}))
		s.item("Set a passphrase")
		s.press("x", "enter")
		s.see("That is short")
		s.press("x", "enter")
		s.pass(time.Second)
		s.see("Done.")
		s.see("Settings, Passphrase.")
		s.fits()
	})
}

// TestChangeEndsTheCode reports that a recovery code ends with the passphrase.
func TestChangeEndsTheCode(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.lockUp()
		s.press("s")
		s.app.take(route.To(route.Protection{}))
		s.press("down", "down", "enter")
		s.give("river stone")
		s.see("ABCD-EFGH")
		s.press("enter")
		s.app.take(route.To(route.Protection{}))
		s.press("enter")
		s.give("river stone")
		s.give("another river")
		s.give("another river")
		s.see("The recovery code opens\n    nothing any more")
	})
}

// TestUnconfirmedChange: a change that a power cut may take back is not called none, nor
// done, and the code it made is shown.
func TestUnconfirmedChange(t *testing.T) {
	for name, does := range map[string]func(*stage){
		"set": func(s *stage) { s.press("enter"); s.give("another river"); s.give("another river") },
		"change": func(s *stage) {
			s.press("enter")
			s.give("river stone")
			s.give("another river")
			s.give("another river")
		},
		"code":   func(s *stage) { s.press("down", "down", "enter"); s.give("river stone"); s.see("ABCD-EFGH") },
		"remove": func(s *stage) { s.press("end", "enter"); s.give("river stone") },
	} {
		t.Run(name, func(t *testing.T) {
			onStage(t, english(t), 80, 24, func(s *stage) {
				s.begin()
				if name != "set" {
					s.lockUp()
				}
				s.disk.rekeyed = fault.NewUnconfirmed("", "it is so now", "it may not be", errors.New("no"))
				s.app.take(route.To(route.Protection{}))
				does(s)
				s.see("It is so now, but the disk failed (no): after a power cut it may not be.")
				s.see("What to do: start again")
				s.miss("nothing changed")
				s.miss("Done.")
				s.miss("left to do")
				if got, want := s.app.session.Autosave.Protected, name != "remove"; got != want {
					t.Errorf("it locks: %t", got)
				}
			})
		})
	}
}

// TestIdleTime covers after the time that was chosen, from the moment it was.
func TestIdleTime(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		choose := func(name string) {
			t.Helper()
			s.app.take(route.To(route.IdleTimes{}))
			for range 5 {
				if strings.Contains(ansi.Strip(s.model.View().Content), "▸ "+name) {
					break
				}
				s.press("down")
			}
			s.see("▸ " + name)
			s.press("enter")
		}
		choose("after 30 minutes")
		s.pass(29 * time.Minute)
		if s.covered() {
			t.Fatal("covered before half an hour was over")
		}
		choose("after a minute") // while half an hour is being waited for
		s.pass(50 * time.Second)
		if s.covered() {
			t.Error("covered before a minute was over")
		}
		s.pass(15 * time.Second)
		if !s.covered() {
			t.Error("not covered after a minute")
		}
		s.press("x")
		choose("only with ctrl+l")
		s.pass(2 * time.Hour)
		if s.covered() {
			t.Error("covered though it was to stay")
		}
		choose("after a minute")
		s.pass(65 * time.Second)
		if !s.covered() {
			t.Error("not covered once a time was set again")
		}
		if got := s.disk.saved.Settings().IdleMinutes; got != 1 {
			t.Errorf("kept are %d minutes", got)
		}
	})
}

// TestIdleTimeAfterUnlocking holds that unlocking takes up the time that was set.
func TestIdleTimeAfterUnlocking(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		s.begin()
		s.lockUp()
		s.run(s.app.session.Autosave.Put(content.Settings{IdleMinutes: 1}))
		s.run(s.app.rewatch())
		for range 2 {
			s.pass(65 * time.Second)
			if !s.disk.locked {
				t.Fatal("not locked after a minute")
			}
			s.write("river stone")
			s.press("enter")
			s.pass(time.Second)
			s.see("After being hurt")
		}
	})
}
