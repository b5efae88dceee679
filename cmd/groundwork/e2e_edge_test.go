//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"groundwork/content"
	"groundwork/content/text"
)

// atEdge is a person on a page of the book of edges.
func atEdge(t *testing.T, page, question string, env ...string) *person {
	p := newPerson(t, 80, 24)
	p.env, p.wrap = env, little()
	p.args = []string{"--chapters", filepath.Join("testdata", "edge", "book")}
	track := content.TrackID("t")
	err := seedWorkbook(p.path, []content.Record{content.Profile{Track: track},
		content.Place{Track: track, Spots: map[content.TrackID]content.Spot{track: {Chapter: "one", Page: page, Question: question}}}})
	if err != nil {
		t.Fatal(err)
	}
	p.start()
	p.Continue()
	return p
}

// TestDatesAsTyped types what stands in the table of dates, each in a question
// and in a cell, goes on, and looks at what the screen says and the file holds.
func TestDatesAsTyped(t *testing.T) {
	data, err := os.ReadFile("../../content/dates/testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range someOf(slices.Collect(strings.Lines(string(data))), 4) {
		typed, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		want, _, _ = strings.Cut(want, ", or")
		t.Run(strings.ReplaceAll(typed, "/", "_"), func(t *testing.T) {
			t.Parallel()
			p := atEdge(t, "dates", "d")
			p.See("The day")
			typesDate(p, typed, want)
			if a, ok := p.Workbook().Answer("t", "d", 0); ok {
				d := a.Value.(content.Date)
				wantDate(t, time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), typed, want)
			} else {
				wantDate(t, "", typed, want)
			}
			p = atEdge(t, "rows", "rw")
			p.See("My rows")
			p.Press("tab")
			typesDate(p, typed, strings.NewReplacer("February", "Feb", "March", "Mar", "December", "Dec", "July", "Jul").Replace(want))
			var cell string
			for _, e := range p.Workbook().Entries("t", "rw", 0) {
				cell = e.Cells["b"]
			}
			wantDate(t, cell, typed, want)
		})
	}
}

// typesDate types a date, goes on to what comes next and back, and leaves.
func typesDate(p *person, typed, want string) {
	p.t.Helper()
	p.See("/yyyy")
	p.Type(typed)
	p.See(typed)
	moves := func(key string) {
		before := withoutFooter(p.Screen())
		p.Press(key)
		p.until(key+" does nothing", func() bool { return withoutFooter(p.screen()) != before })
	}
	moves("tab")
	if strings.HasPrefix(want, "not kept") {
		p.See(typed)
		want = "It is not kept yet."
	}
	p.See(want)
	moves("shift+tab") // a cell shows a day in numbers then
	p.Leave()
}

// wantDate compares the day that is kept, or "", with the words of the table.
func wantDate(t *testing.T, kept, typed, want string) {
	t.Helper()
	said := "not kept, and said so"
	if day, err := time.Parse(time.DateOnly, kept); err == nil {
		said = text.Date(day)
	}
	if said != want {
		t.Errorf("%q is kept as %q, want %q", typed, said, want)
	}
}

// edgePerson has a workbook that a file of testdata/edge was imported into, as edit
// leaves it, and returns what the import said.
func edgePerson(t *testing.T, file string, edit func(string) string) (p *person, said string) {
	t.Helper()
	p = newPerson(t, 80, 24)
	data, err := os.ReadFile(filepath.Join("testdata", "edge", file))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(p.home, file)
	if err := os.WriteFile(path, []byte(edit(string(data))), 0o600); err != nil {
		t.Fatal(err)
	}
	said, ok := strings.CutSuffix(p.Run("import", path), "The workbook has no passphrase: whoever has the file can read it. groundwork passphrase set locks it.\n")
	if !ok {
		t.Errorf("it isn't said that there is no passphrase after %q", said)
	}
	return p, said
}

// TestImportKeepsWords imports words with line ends of all sorts, and with what is
// no text.
func TestImportKeepsWords(t *testing.T) {
	t.Parallel()
	const words = `one\u000btwo\fthree\u0085four`
	for in, want := range map[string]struct{ words, said string }{
		words:                       {"one\ntwo\nthree\nfour", ""},
		`one\u2028two\u2029three`:   {"one\ntwo\nthree", ""},
		"one\u0085two\u2028three":   {"one\ntwo\nthree", ""},
		"caf\xe9 \\ud83d \ufffd":    {"caf\ufffd \ufffd \ufffd", "What was not text, in 3 places, shows as \ufffd.\n"},
		"one\\u0000two \\u001b[1mx": {"onetwo x", "5 characters that can't be shown were left out.\n"},
	} {
		p, said := edgePerson(t, "breaks.json", func(s string) string { return strings.Replace(s, words, in, 1) })
		if _, said, _ = strings.Cut(said, "\n"); said != want.said {
			t.Errorf("%q: the import says %q", in, said)
		}
		if got := p.Workbook().Entries("t", "lg", 0)[0].Cells["what"]; got != want.words {
			t.Errorf("%q is kept as %q", in, got)
		}
		got := p.Run("print", "--chapters", filepath.Join("testdata", "edge", "book"))
		if !strings.Contains(got, strings.ReplaceAll(want.words, "\n", " ")) {
			t.Errorf("%q is printed as\n%s", in, got)
		}
	}
}

// TestImportUTF16 imports what a Windows shell made of an export: the same as before.
func TestImportUTF16(t *testing.T) {
	t.Parallel()
	p, said := edgePerson(t, "breaks.json", func(s string) string {
		s = strings.Replace(s, "one", `õne 👩 \ud83d`, 1)
		out := []byte("\xff\xfe")
		for _, u := range utf16.Encode([]rune(strings.ReplaceAll(s, "\n", "\r\n"))) {
			out = append(out, byte(u), byte(u>>8))
		}
		return string(out)
	})
	if !strings.HasSuffix(said, "1 record and 0 earlier versions\nWhat was not text, in 1 place, shows as \ufffd.\n") {
		t.Errorf("the import says %q", said)
	}
	if got := p.Workbook().Entries("t", "lg", 0)[0].Cells["what"]; got != "õne 👩 \ufffd\ntwo\nthree\nfour" {
		t.Errorf("%q is kept", got)
	}
}

// TestOneOrderOfMoments imports entries written in two time zones: screen and paper
// tell them in the order of their moments, with the days that were written down.
func TestOneOrderOfMoments(t *testing.T) {
	t.Parallel()
	p, _ := edgePerson(t, "zones.json", func(s string) string { return s })
	book := []string{"--chapters", filepath.Join("testdata", "edge", "book")}
	for _, form := range []string{"text", "markdown", "html"} {
		got := p.Run(append([]string{"print", "-f", form}, book...)...)
		first, second := strings.Index(got, "00:30"), strings.Index(got, "20:00")
		if first < 0 || second < first || !strings.Contains(got, "from 3 on 29 November 2026 to 8 on 28 November 2026") {
			t.Errorf("printed as %s:\n%s", form, got)
		}
	}
	track := content.TrackID("t")
	p.seed(content.Profile{Track: track}, content.Place{Track: track, Spots: map[content.TrackID]content.Spot{track: {Chapter: "one", Page: "log", Question: "lg"}}})
	p.args = book
	p.start()
	p.Continue()
	p.See("this went from 3 to 8")
	p.See("From 29 November")
	got := p.Screen()
	if newest, before := strings.Index(got, "20:00"), strings.Index(got, "00:30"); newest < 0 || before < newest {
		t.Errorf("the newest entry is not the first:\n%s", got)
	}
	p.Leave()
}

// TestMomentsOfOddZones imports the same two entries as written where a clock was set
// back, on both sides of the date line, and where zones differ by half hours.
func TestMomentsOfOddZones(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ first, firstZone, second, secondZone, sentence string }{
		{"2026-10-25T00:30", "120", "2026-10-25T01:30", "60", "on 25 October 2026 from 3 to 8"},
		{"2026-11-28T23:00", "840", "2026-11-28T23:30", "-720", "from 3 on 29 November 2026 to 8 on 28 November 2026"},
		{"2026-11-28T18:31", "345", "2026-11-28T18:32", "-210", "from 3 on 29 November 2026 to 8 on 28 November 2026"},
	} {
		p, _ := edgePerson(t, "zones.json", func(s string) string {
			return strings.NewReplacer("2026-11-28T23:30", c.first, `offset": 60`, `offset": `+c.firstZone,
				"2026-11-29T01:00", c.second, `offset": -300`, `offset": `+c.secondZone).Replace(s)
		})
		got := p.Run("print", "--chapters", filepath.Join("testdata", "edge", "book"))
		if first, second := strings.Index(got, "00:30"), strings.Index(got, "20:00"); first < 0 || second < first || !strings.Contains(plain(got), c.sentence) {
			t.Errorf("%s and %s:\n%s", c.first, c.second, got)
		}
	}
}

// TestPastedPassphrase pastes a passphrase with what came along from where it was
// copied: it opens the workbook typed, pasted and from a file.
func TestPastedPassphrase(t *testing.T) {
	t.Parallel()
	const phrase = "correct horse battery staple"
	p := atEdge(t, "dates", "ln")
	p.See("A line")
	p.Press("esc")
	p.See("esc home")
	p.Press("esc")
	p.See("Settings")
	p.Choose("Settings")
	p.Choose("Passphrase")
	p.Choose("Set a passphrase")
	p.See("A passphrase")
	p.Type(paste(" "+phrase+"\r\n") + "\r")
	p.See("There is a blank at its beginning or its end")
	p.Type(paste(phrase+"\r\n") + "\r")
	p.See("those two were not the same")
	for range 2 {
		p.Type(paste(phrase+"\r\n") + "\r")
	}
	p.See("Done.")
	p.Leave()
	file := filepath.Join(p.home, "secret")
	if err := os.WriteFile(file, []byte("\ufeff"+phrase+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.Run("--passphrase-file", file, "status", "--chapters", filepath.Join("testdata", "edge", "book"))
}

// TestMonthFirst types a date where the month comes first, and where LC_TIME says
// that it doesn't.
func TestMonthFirst(t *testing.T) {
	t.Parallel()
	for env, want := range map[string][2]string{
		"LANG=en_US.UTF-8":                     {"mm/dd/yyyy", "7 April 2026"},
		"LANG=en_US.UTF-8 LC_TIME=en_DK.UTF-8": {"dd/mm/yyyy", "4 July 2026"},
		"LC_ALL=es_PR.UTF-8 LC_TIME=en_GB":     {"mm/dd/yyyy", "7 April 2026"},
		"LANG=C.UTF-8":                         {"dd/mm/yyyy", "4 July 2026"},
		"LC_ALL= LC_TIME= LANG=en_CA.UTF-8":    {"dd/mm/yyyy", "4 July 2026"},
	} {
		p := atEdge(t, "dates", "d", strings.Fields(env)...)
		p.See(want[0])
		p.Type("4/7/2026")
		p.See(want[1])
		p.Leave()
	}
}

// TestPasteKeepsWords pastes line ends of all sorts and what is no text.
func TestPasteKeepsWords(t *testing.T) {
	t.Parallel()
	p := atEdge(t, "dates", "ln")
	p.See("A line")
	p.Type(paste("one\vtwo\fthree\u0085four\u2028five"))
	p.See("one two three four five")
	p.Type(paste(" caf\xe9 \ufffd."))
	p.See("What was not text shows as \ufffd.")
	p.Leave()
	if got, want := p.Workbook().Text("t", "ln", 0), "one two three four five caf\ufffd \ufffd."; got != want {
		t.Errorf("the line is %q, want %q", got, want)
	}
}
