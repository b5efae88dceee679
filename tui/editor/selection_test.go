package editor

import (
	"strings"
	"testing"
)

func TestSelecting(t *testing.T) {
	const words = "one two three\nfour"
	for keys, want := range map[string]string{
		"ctrl+home shift+right shift+right":          "on",
		"ctrl+home ctrl+shift+right":                 "one",
		"ctrl+home ctrl+shift+right shift+left":      "on",
		"ctrl+home shift+end":                        "one two three",
		"ctrl+home shift+down":                       "one two three\n",
		"shift+up":                                   "two three\nfour",
		"shift+home":                                 "four",
		"shift+up shift+up shift+up":                 words, // up on the first row selects to the beginning
		"ctrl+home shift+down shift+down":            words,
		"ctrl+shift+home":                            words,
		"alt+a":                                      words,
		"ctrl+home ctrl+space alt+a":                 words,
		"alt+a left":                                 "",
		"ctrl+home ctrl+shift+down":                  "one two three",
		"ctrl+home ctrl+shift+down ctrl+shift+down":  words,
		"ctrl+shift+up ctrl+shift+up":                words,
		"left ctrl+b ctrl+shift+up":                  "fo",
		"ctrl+home ctrl+space right right":           "on", // where shift doesn't arrive
		"ctrl+home ctrl+r end":                       "one two three",
		"ctrl+space left ctrl+space":                 "",
		"shift+left left":                            "",
		"shift+left shift+right":                     "",
		"ctrl+home ctrl+space ctrl+right ctrl+right": "one two",
	} {
		p := New(words, Options{})
		p.Resize(40, 1, 10)
		for k := range strings.FieldsSeq(keys) {
			p.Update(press(k))
		}
		from, to, _ := p.selected()
		if got := p.between(from, to); got != want {
			t.Errorf("%s selects %q, want %q", keys, got, want)
		}
	}
}

func TestCutCopyAndPaste(t *testing.T) {
	m := NewMemory()
	e, line := opened("", Options{Memory: m}), opened("", Options{Memory: m, OneLine: true})
	for _, k := range []string{"ctrl+x", "alt+c", "ctrl+v"} {
		if r := play(e, k); !r.Ignored || r.Why == "" || r.Changed {
			t.Errorf("%s with nothing gives %+v", k, r)
		}
	}
	write(e, "one\ntwo")
	play(e, "ctrl+shift+home")
	if r := play(e, "alt+c"); r.Changed || r.Copied != "" || r.Why != copiedHere {
		t.Errorf("copying gives %+v", r)
	}
	if r := play(e, "alt+c"); r.Copied != "one\ntwo" || r.Why != "" {
		t.Errorf("copying again gives %+v", r)
	}
	if r := play(e, "ctrl+x"); r.Copied != "" {
		t.Error("cutting gives words to the system's clipboard")
	}
	r := play(line, "ctrl+v")
	if holds(t, line, "one two"); !strings.Contains(r.Why, "line ends") {
		t.Errorf("pasting into a line gives %+v", r)
	}
	for _, c := range []struct{ keys, want string }{
		{"ctrl+v ctrl+v", "one\ntwoone\ntwo"},
		{"ctrl+z ctrl+z ctrl+z", "one\ntwo"},
		{"ctrl+home shift+right shift+right x", "xe\ntwo"},
		{"y ctrl+z", "one\ntwo"},
	} {
		play(e, c.keys)
		holds(t, e, c.want)
	}
}

func TestCopyingTwiceMeansTwiceInARow(t *testing.T) {
	e := opened("some words here", Options{})
	play(e, "shift+left alt+c shift+left")
	if r := play(e, "alt+c"); r.Copied != "" {
		t.Error("copying another selection gives it to the system's clipboard")
	}
}

func TestKillingLines(t *testing.T) {
	for keys, want := range map[string]string{
		"ctrl+k": "one \nthree", "ctrl+k ctrl+k": "one three", "ctrl+u": "two\nthree", "ctrl+u ctrl+v ctrl+v": "one one two\nthree",
		"ctrl+k ctrl+z": "one two\nthree", "ctrl+w": "two\nthree", "alt+d": "one \nthree", "ctrl+k ctrl+end ctrl+v": "one \nthreetwo",
	} {
		p := New("one two\nthree", Options{})
		p.Resize(40, 1, 10)
		p.SetOffset(4)
		for k := range strings.FieldsSeq(keys) {
			p.Update(press(k))
		}
		if got := p.Text(); got != want {
			t.Errorf("%s leaves %q, want %q", keys, got, want)
		}
	}
}

func TestWhatIsNotTextShows(t *testing.T) {
	e := opened("some words here", Options{})
	r := e.Update(paste("a\xffb\x1b[31mc"))
	holds(t, e, "some words herea\ufffdbc")
	if !strings.Contains(r.Why, "\ufffd") || !strings.Contains(r.Why, "5 control characters") {
		t.Errorf("it is said: %q", r.Why)
	}
}

func TestReplaceIsOneChange(t *testing.T) {
	e := opened("some words here", Options{})
	e.SetOffset(7)
	for _, s := range []string{"", "some words here", "some other words here", "x", "e\u0301", "\u0301", "someé", "someũ", "some\u0429"} {
		before := e.Text()
		r := e.Replace(s)
		if holds(t, e, s); r.Changed == (s == before) {
			t.Fatalf("%q became %q: %+v", before, s, r)
		}
		sound(t, e)
		if s != before {
			play(e, "ctrl+z")
			holds(t, e, before)
			play(e, "ctrl+y")
		}
	}
}

// TestSynonyms holds that two keys of one meaning mean the same to the last.
func TestSynonyms(t *testing.T) {
	e := opened("one two", Options{})
	play(e, "shift+home ctrl+insert")
	if r := play(e, "ctrl+insert"); r.Copied != "one two" {
		t.Errorf("copying twice with ctrl+insert gives %+v", r)
	}
	play(e, "end shift+left shift+left ctrl+b x")
	holds(t, e, "one txwo")
}
