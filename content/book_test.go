package content_test

import (
	"os"
	"testing"
	"testing/fstest"

	. "groundwork/content"
	"groundwork/content/load"
)

// fixture returns the small book under testdata, which has every block, kind and key.
func fixture(t testing.TB) *Book {
	t.Helper()
	b, err := load.Book(os.DirFS("testdata/book"))
	if err != nil {
		t.Fatalf("the fixture does not load:\n%v", err)
	}
	return b
}

// front begins a chapter.
const front = "---\nid: one\ntitle: One\nabout: About it.\nminutes: 5\n---\n"

// bookOf returns a book of one chapter.
func bookOf(chapter string) fstest.MapFS {
	return fstest.MapFS{
		"book.yaml": {Data: []byte("title: Small\nlanguage: en\nversion: \"1\"\ntracks:\n  - {id: hurt, title: Hurt, about: About it.}\n")},
		"hurt/1.md": {Data: []byte(chapter)},
	}
}

// onlyAsk returns a chapter of one question.
func onlyAsk(body string) string { return front + "# Page {#page}\n```ask\n" + body + "\n```\n" }

func told(question, text string) Answer {
	return Answer{Stamp: Stamp{Wording: "Asked once"}, Track: Hurt, Question: question, Kind: KindText, Value: Text(text)}
}
