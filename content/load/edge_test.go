package load

import (
	"os"
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"groundwork/content"
)

// TestValuesCutAtAHash holds that a value which YAML ends at a # is told, with its
// line, wherever it stands; quotes, a # within a word and remarks in lines of their
// own are as they should be.
func TestValuesCutAtAHash(t *testing.T) {
	data, err := os.ReadFile("testdata/hash.md")
	if err != nil {
		t.Fatal(err)
	}
	const remedy = " is cut off at the #; put the value in quotes, or the remark in a line of its own"
	wantMistakes(t, bookOf(string(data)), []string{
		`hurt/1.md:3: the value of "title"` + remedy, `hurt/1.md:4: the value of "about"` + remedy,
		`hurt/1.md:14: the value of "label"` + remedy, `hurt/1.md:17: the value of "label"` + remedy, `hurt/1.md:19: the value of "label"` + remedy,
	})
	for body, want := range map[string][]string{
		"id: a\nkind: line\nlabel: #1 of two":                    {`hurt/1.md:11: the value of "label"` + remedy},
		"id: a #\nkind: line\nlabel: x":                          {`hurt/1.md:9: the value of "id"` + remedy},
		"id: a\nkind: line\nlabel: x\nprivate: true # yes":       {`hurt/1.md:12: the value of "private"` + remedy},
		"id: a\nkind: line\nlabel: one\n  two #3":                {`hurt/1.md:11: the value of "label"` + remedy},
		"id: a\nkind: line\nlabel: x\t#y":                        {`hurt/1.md:11: the value of "label"` + remedy},
		"id: a\nkind: line\nlabel:\n  x #y":                      {`hurt/1.md:12: the value of "label"` + remedy},
		"id: a\nkind: line\nlabel: \"Room #1\" # in quotes":      nil,
		"id: a\nkind: line\nlabel: 'Room #1'":                    nil,
		"id: a\nkind: line\nlabel: Room#1":                       nil,
		"id: a\n# a remark\nkind: line\nlabel: x\n# another":     nil,
		"id: a\nkind: line\nlabel: >\n  Room #1\n  and # that\n": nil,
	} {
		if want == nil {
			book, err := Book(bookOf(block("ask", body)))
			if err != nil {
				t.Errorf("%q: %v", body, err)
			} else if got, _ := book.Track(content.Hurt).Ask("a"); got == nil {
				t.Errorf("%q: the question is lost", body)
			}
			continue
		}
		wantMistakes(t, bookOf(block("ask", body)), want)
	}
	wantMistakes(t, bookOf(block("recall", "from:\n  - a #1\n  - #2")), []string{
		`hurt/1.md:8: it recalls "a"`, `hurt/1.md:10: the value of "from"` + remedy, `hurt/1.md:11: the list "from" has an empty place; give it a value or remove it; one that begins with # needs quotes`})
}

// chaptersOf returns a book whose chapters have their files' names as titles.
func chaptersOf(names ...string) fstest.MapFS {
	fsys := fstest.MapFS{"book.yaml": {Data: []byte(smallBook)}}
	for i, name := range names {
		id := string(rune('a' + i))
		fsys["hurt/"+name] = &fstest.MapFile{Data: []byte("---\nid: " + id + "\ntitle: " + name + "\nabout: x\nminutes: 5\n---\n# P {#p" + id + "}\nText.\n")}
	}
	return fsys
}

func TestChaptersAreOrderedByNumber(t *testing.T) {
	for _, want := range [][]string{
		{"1-a.md", "2-b.md", "9-c.md", "10-d.md", "11-a.md", "100-z.md"},
		{"0-a.md", "001-a.md", "1-a.md", "02-a.md", "10-a.md"},
		{"1.md", "2.MD", "3.markdown", "4.Markdown", "10.md"},
		{"2026-a.md", "18446744073709551617-b.md", "a1.md", "a10.md", "a2.md"},
		{"-1.md", "1.md", "10.md", "A.md", "b.md"},
	} {
		names := slices.Clone(want)
		slices.Sort(names)
		book, err := Book(chaptersOf(names...))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range book.Track(content.Hurt).Chapters {
			got = append(got, c.Title)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the chapters are %q, want %q", got, want)
		}
	}
}

func TestNearlyChaptersAreTold(t *testing.T) {
	for _, name := range []string{"2-b.mdown", "2-b.MKD", "2-b.md.txt", "2-b.MD.TXT", "2-b.markdown.txt", "2.mdwn", "2-b.mdx", "2-b.md ", "2-b.txt", "2 b.TXT", "2.text"} {
		wantMistakes(t, chaptersOf("1-a.md", name), []string{"hurt: " + name + " is not read; let its name end in .md"})
	}
	for _, name := range []string{"notes.txt", "README", "cover.png", ".2-b.md", "2-b.md~", "2-b.md.bak"} {
		book, err := Book(chaptersOf("1-a.md", name))
		if err != nil || len(book.Track(content.Hurt).Chapters) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"more/2-b.md", "2-more/b.mdx"} {
		wantMistakes(t, chaptersOf("1-a.md", name), []string{"hurt: the folder " + path.Dir(name) + " is not read; put its chapters beside it"})
	}
	for _, name := range []string{"pictures/cover.png", ".git/2-b.md"} {
		if book, err := Book(chaptersOf("1-a.md", name)); err != nil || len(book.Track(content.Hurt).Chapters) != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	book := chaptersOf("1-a.md", "2-notes.txt")
	book["hurt/2-notes.txt"].Data = []byte("What is still to do.\n")
	if _, err := Book(book); err != nil {
		t.Error(err)
	}
}
