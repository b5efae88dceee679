package load

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"groundwork/content"
	"groundwork/content/text"
)

// FuzzLoad wants any chapter at all to load or to be told its mistakes.
func FuzzLoad(f *testing.F) {
	for _, c := range chapterMistakes {
		if len(c.chapter) < 1<<14 {
			f.Add(c.chapter)
		}
	}
	err := fs.WalkDir(os.DirFS("../testdata/book"), ".", func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".md") {
			data, err := os.ReadFile("../testdata/book/" + name)
			f.Add(string(data))
			return err
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, chapter string) {
		book, err := Book(bookOf(chapter))
		if err == nil {
			walkThrough(t, book)
			return
		}
		var mistakes Mistakes
		if !errors.As(err, &mistakes) || len(mistakes) == 0 {
			t.Fatalf("the error is %#v", err)
		}
		lines := strings.Count(chapter, "\n") + 2
		for _, m := range mistakes {
			if m.Line < 0 || m.Line > lines {
				t.Errorf("a mistake in line %d of %d: %v", m.Line, lines, m)
			}
			if !utf8.ValidString(m.Error()) || text.Display(m.Error()) != m.Error() {
				t.Errorf("a mistake can't be shown: %q", m.Error())
			}
		}
	})
}

// walkThrough uses a book that loaded, and wants what is shown of it to be clean.
func walkThrough(t *testing.T, b *content.Book) {
	t.Helper()
	w := content.NewWorkbook()
	for _, track := range b.Tracks {
		for _, p := range track.Pages() {
			track.Next(p, w)
			p.State(w, content.Solo)
			for _, block := range p.Visible(w, 0) {
				switch block := block.(type) {
				case *content.Prose:
					shown(t, block.Paras)
				case *content.Why:
					shown(t, block.Paras)
				case *content.Recall:
					track.Recall(block, w)
				case *content.Letter:
					track.Compose(block, w)
				case *content.Plan:
					track.Gather(block, w)
				}
			}
		}
	}
}

func shown(t *testing.T, paras []content.Para) {
	t.Helper()
	for _, p := range paras {
		if len(p.Spans) == 0 {
			t.Error("a paragraph without words")
		}
		for _, s := range p.Spans {
			if clean, _ := text.Clean(s.Text); clean != s.Text || s.Text == "" {
				t.Errorf("a span reads %q", s.Text)
			}
		}
	}
}
