package tui

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestHeardSave asks for words to be saved, by the word and by the key: it is said how that
// went, also where it is the same as before.
func TestHeardSave(t *testing.T) {
	for how, press := range map[string]func(*listener){
		"the word": func(l *listener) { l.types("/save") },
		"the key":  func(l *listener) { l.keys.send("\x13"); l.rest() },
	} {
		t.Run(how, func(t *testing.T) {
			d := newDisk()
			listening(t, english(t), d, func(l *listener) {
				l.writing()
				l.types("one")
				for range 2 {
					l.heard()
					if press(l); strings.Count(l.heard(), "Saved.\n") != 1 {
						t.Errorf("%q is said", l.heard())
					}
				}
				d.fail = errors.New("no")
				l.types("two")
				time.Sleep(time.Minute)
				l.rest()
				l.hears("NOT SAVED")
				for range 2 {
					if press(l); strings.Count(l.heard(), "NOT SAVED") != 1 {
						t.Errorf("%q is said", l.heard())
					}
				}
			})
		})
	}
}
