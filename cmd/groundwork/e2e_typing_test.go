//go:build unix

package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/text"
	"groundwork/store"
)

// TestTypedAhead writes everything in one go: each key has to reach the screen
// that the key before it opened.
func TestTypedAhead(t *testing.T) {
	t.Parallel()
	p := startWorkbook(t, 80, 24)
	p.atLabel()
	p.Press("ctrl+p") // back to the page before, and on again
	p.See("questions about fear")
	p.Type(keys("shift+tab", "shift+tab", "shift+tab", "enter", "tab") + "faster than any page")
	p.See("faster than any page")
	p.See("Who is this about?")
	p.Type(" opens" + keys("ctrl+q"))
	p.Ends(exit.Done)
	p.wants(content.Hurt, content.LabelQuestion, "faster than any page opens")
}

// TestFastTyping types a thousand keys a second.
func TestFastTyping(t *testing.T) {
	t.Parallel()
	p := startWorkbook(t, 80, 24)
	p.atLabel()
	var want strings.Builder
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for i := range 1500 {
		<-tick.C
		key := string(rune('a' + i*7%26))
		if i%11 == 10 {
			key = " "
		}
		want.WriteString(key)
		p.Type(key)
	}
	p.Type("the end")
	p.See("the end")
	p.Leave()
	p.wants(content.Hurt, content.LabelQuestion, want.String()+"the end")
}

// TestFastTypingOverBoundaries types a thousand keys a second, on and on: while a
// screen opens over the page and closes, from one question to the next, from what takes
// no letters to what does, and while pages open. No letter is lost.
func TestFastTypingOverBoundaries(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	n := 0
	letters := func(count int) string {
		var b strings.Builder
		for range count {
			<-tick.C
			n++
			key := string(rune('a' + n*7%26))
			if n%11 == 10 && b.Len() > 0 {
				key = " "
			}
			b.WriteString(key)
			p.Type(key)
		}
		return b.String()
	}
	key := func(k string) {
		<-tick.C
		p.Type(k)
	}
	const esc = "\x1b[27u" // as terminals send it that tell it from alt
	want := map[string]string{"happened": letters(300)}
	key(keys("ctrl+g"))
	key(esc)
	want["happened"] += letters(200)
	key(keys("ctrl+f"))
	key(esc)
	want["happened"] += letters(100)
	key(keys("tab")) // to what is ticked
	want["body"] = letters(200)
	key(keys("ctrl+n"))
	want["shook-how"] = letters(200)
	key(keys("ctrl+n"))
	want["to-a-friend"] = letters(200)
	key(keys("tab"))
	want["to-myself"] = letters(200)
	key(keys("tab"))
	want["my-phrase"] = letters(200) + "the end"
	p.Type("the end")
	p.See("the end")
	p.Leave()
	for q, text := range want {
		p.wants(content.Hurt, q, text)
	}
}

// TestTypingWhileResized types as input methods do, whole words in one go, while
// the terminal becomes another size again and again. Everything arrives in its
// order, and the terminal's own cursor stands behind it.
func TestTypingWhileResized(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	sizes := [][2]int{{40, 12}, {120, 40}, {60, 16}, {80, 24}}
	words := []string{"a", "é", "漢字", "你好吗", "the ", "한국어 ", "e\u0301 ", "word ", "👍🏽", "नमस्ते "}
	var want strings.Builder
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for i := range 400 {
		<-tick.C
		word := words[i*7%len(words)]
		want.WriteString(word)
		p.Type(word)
		if i%40 == 39 {
			size := sizes[i/40%len(sizes)]
			p.Resize(size[0], size[1])
		}
	}
	p.Type(keys("enter") + "the end")
	p.See("┃ the end")
	p.until("the cursor is not behind what was typed", func() bool {
		at := p.emulator.CursorPosition()
		for y, line := range strings.Split(p.emulator.String(), "\n") {
			if before, _, ok := strings.Cut(line, "the end"); ok && strings.Contains(before, "┃") {
				return at.Y == y && at.X == len([]rune(before))+len("the end")
			}
		}
		return false
	})
	p.Leave()
	p.wants(content.Hurt, "happened", want.String()+"\nthe end")
}

// atText goes to the first page that asks for prose.
func (p *person) atText() {
	p.t.Helper()
	p.seed(content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
		content.Hurt: {Chapter: "empathy", Page: "name-it", Question: "happened"},
	}})
	p.start()
	p.Continue()
	p.See("What happened, in a few sentences?")
}

// seed puts records into the file before the program is started.
func (p *person) seed(records ...content.Record) {
	p.t.Helper()
	records = append(records, content.Profile{Track: content.Hurt, Own: true}) // its questions about safety are behind them
	if err := seedWorkbook(p.path, records); err != nil {
		p.t.Fatal(err)
	}
}

func seedWorkbook(path string, records []content.Record) error {
	s, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	if err := s.Save(content.Change{Put: records}); err != nil {
		return err
	}
	return s.Close()
}

// megabyte is a megabyte of all sorts of honest text.
func megabyte() string {
	var b strings.Builder
	for i := 0; b.Len() < 1<<20; i++ {
		fmt.Fprintf(&b, "%d You trusted them. Ünïcode, 漢字, e\u0301 and 👩\u200d👧; tab\tand \"quotes\"\n", i)
		if i%9 == 0 {
			b.WriteString("\n")
		}
	}
	return b.String()
}

func TestPasteMegabyte(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 80, 24)
	p.atText()
	text := megabyte()
	// Terminals send line ends as the enter key does.
	p.Type(paste(strings.ReplaceAll(text, "\n", "\r")))
	p.Type("and typed on")
	p.See("and typed on")
	p.Leave()
	p.wants(content.Hurt, "happened", text+"and typed on")
	p.Restart()
	p.See("and typed on")
	p.Leave()
	p.wants(content.Hurt, "happened", text+"and typed on")
}

// hostile are texts that would do something to a terminal. Each has a word in
// capitals that must not come out of the program as part of a sequence.
func hostile() map[string]string {
	return map[string]string{
		"title":              "a\x1b]0;TITLE\x07b",
		"title, ST":          "a\x1b]2;TITLE\x1b\\b",
		"clipboard":          "a\x1b]52;c;VEVTVA==\x07b",
		"link":               "a\x1b]8;;http://EXAMPLE.org\x1b\\b\x1b]8;;\x1b\\c",
		"device control":     "a\x1bP+q544EDCS\x1b\\b",
		"application":        "a\x1b_GAPC\x1b\\b",
		"privacy":            "a\x1b^PM\x1b\\b",
		"start of string":    "a\x1bXSOS\x1b\\b",
		"colours":            "a\x1b[31mRED\x1b[0mb",
		"cursor":             "a\x1b[2J\x1b[1;1HHOME\x1b[6nb",
		"eight bit controls": "a\u009d0;C1\u009cb\u009b31mc",
		"controls":           "a\x00\x07\x08\x0e\x0f\x7fb",
		"overrides":          "a\u202eEDIRREVO\u202cb\u2066ISOLATE\u2069c",
		"marks":              "a\u200eLTR\u200fRTL\u061cb",
		"invisible":          "a\u200bZERO\ufeffWIDTH\u2060b\U000e0041c",
		"not UTF-8":          "a\xffb\xc3\x28c\xed\xa0\x80d",
		"combining":          "e\u0301 a\u0323\u0302 x" + strings.Repeat("\u0300", 40) + "y",
		"wide":               "漢字かな交じり文 ｆｕｌｌ ｗｉｄｔｈ 한국어",
		"emoji":              "👍🏽 👩\u200d👩\u200d👧 🇩🇪 ❤\ufe0f 1\ufe0f\u20e3",
		"line ends":          "one\r\ntwo\rthree\u2028four\u2029five\nsix",
		"tabs":               "a\tb\t\tc",
	}
}

// TestHostileText pastes texts that would do something to the terminal, and
// reads them where they come back: what is stored is what [text.Clean] makes
// of them, and nothing of them ever reaches the terminal as a sequence.
func TestHostileText(t *testing.T) {
	texts := hostile()
	for _, name := range someOf(slices.Sorted(maps.Keys(texts)), 3) {
		pasted := texts[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.Type(paste(pasted) + "pasted")
			p.See("pasted")
			p.harmless()
			p.Leave()
			want, _ := text.Clean(pasted + "pasted")
			p.wants(content.Hurt, "happened", want)
			p.Restart()
			p.See("pasted")
			p.Leave()
			p.harmless()
		})
	}
}

// TestTypedCharacters types what can be typed without being a key.
func TestTypedCharacters(t *testing.T) {
	for _, name := range []string{"overrides", "marks", "invisible", "combining", "wide", "emoji"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t, 80, 24)
			p.atText()
			p.Type(hostile()[name])
			p.Type(" typed")
			p.See("typed")
			p.Leave()
			p.harmless()
			want, _ := text.Clean(hostile()[name] + " typed")
			p.wants(content.Hurt, "happened", want)
		})
	}
}

// TestHostileFile opens a file that another program wrote such texts into.
func TestHostileFile(t *testing.T) {
	t.Parallel()
	p := newPerson(t, 90, 110)
	var all []string
	for _, text := range hostile() {
		all = append(all, strings.ToValidUTF8(text, "")) // the store takes nothing else
	}
	text := strings.Join(all, "; ")
	words := func(q string, k content.Kind) content.Record {
		return content.Answer{Track: content.Hurt, Question: q, Kind: k, Value: content.Text(text)}
	}
	p.seed(
		words(content.LabelQuestion, content.KindLine), words("my-phrase", content.KindLine),
		words("to-a-friend", content.KindText), words("happened", content.KindText), words("harsh-thought", content.KindLine),
		content.Entry{Track: content.Hurt, Question: "sorted", ID: "0123456789abcdef", Order: "a", Cells: map[string]string{"what": text}},
		content.Place{Track: content.Hurt, Spots: map[content.TrackID]content.Spot{
			content.Hurt: {Chapter: "empathy", Page: "settle"},
		}},
	)
	p.start()
	p.Continue()
	p.See("Settle first")
	for _, title := range []string{"Name it", "What it shook", "The friend test", "A break for yourself", "A kind letter"} {
		p.GoOn()
		p.See(title)
	}
	p.GoOn()
	p.See("My choice, my reasons")
	p.Press("esc")
	p.See("enter open")
	p.Press("esc")
	p.See("Print")
	p.Type("p")
	p.See("Look at it first")
	p.Press("shift+tab", "shift+tab", "shift+tab", "enter")
	p.See("As it will be printed")
	p.Press("enter", "enter", "enter", "enter", "esc")
	p.See("Look at it first")
	p.Press("esc")
	p.See("Settings")
	p.Type("s")
	p.See("How this track walks with you")
	p.Leave()
	p.harmless()
}

// harmless wants nothing in what came out of the terminal but what the program
// itself has to say to it.
func (p *person) harmless() {
	p.t.Helper()
	raw := p.Raw()
	for _, s := range sequences(raw) {
		if !ours(s) {
			p.t.Errorf("it sent %q", s)
		}
	}
	if i := strings.IndexFunc(raw, badRune); i >= 0 {
		p.t.Errorf("it sent %q", raw[i:min(i+20, len(raw))])
	}
}

// badRune reports whether a character hides or turns round what stands on a screen.
func badRune(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\x1b\r\n\t\b\x07", r) ||
		0x7f <= r && r <= 0x9f || strings.ContainsRune("\u200b\u200e\u200f\u061c\u2060\ufeff\u2028\u2029", r) ||
		0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 || 0xe0000 <= r && r <= 0xe007f
}

// sequences are all escape sequences but the plain ones for moving and erasing.
func sequences(raw string) []string {
	all := regexp.MustCompile(`\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~])`)
	return all.FindAllString(raw, -1)
}

// ours reports whether the program may send a sequence: questions about the terminal at its
// start, modes, colours, moving and erasing.
func ours(s string) bool {
	switch s[1] {
	case '[':
		asks := []string{"\x1b[?2026$p", "\x1b[?2027$p", "\x1b[?5W", "\x1b[0 q", "\x1b[1 q", "\x1b[c"}
		return strings.ContainsAny(s[len(s)-1:], "ABCDEFGHJKLMPSTX@abdefghlmrsu`Z") || slices.Contains(asks, s)
	case ']':
		return s == "\x1b]11;?\x07"
	}
	return strings.ContainsRune("=>78M", rune(s[1]))
}
