package load

import (
	"io/fs"
	"reflect"
	"testing"

	"groundwork/content"
)

// TestBuiltinLoads: the pages of the book in the program are read late, and
// without telling of mistakes. So there must be none, and both ways of reading
// must come to the same.
func TestBuiltinLoads(t *testing.T) {
	dir, err := fs.Sub(content.Files(), "en")
	if err != nil {
		t.Fatal(err)
	}
	want, err := Book(dir)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for i, track := range want.Tracks {
		if !reflect.DeepEqual(blocksByPage(got.Tracks[i]), blocksByPage(track)) {
			t.Errorf("%s: another book", track.ID)
		}
	}
	if !reflect.DeepEqual(blocksByPage(got.Safety.Track), blocksByPage(want.Safety.Track)) {
		t.Error("other pages for when it isn't safe")
	}
}

// blocksByPage returns all blocks by their page's place.
func blocksByPage(t *content.Track) (all [][]content.Block) {
	for _, p := range t.Pages() {
		all = append(all, p.Blocks)
	}
	return all
}

// BenchmarkBuiltin is what the book costs a start: its front matter, and the
// pages of one chapter.
func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		book, err := Builtin()
		if err != nil {
			b.Fatal(err)
		}
		book.Track(content.Hurt).Chapters[1].Pages()
	}
}

// BenchmarkBuiltinWhole is what it takes to read every page of it.
func BenchmarkBuiltinWhole(b *testing.B) {
	for b.Loop() {
		book, err := Builtin()
		if err != nil {
			b.Fatal(err)
		}
		for _, t := range book.Tracks {
			t.Pages()
		}
	}
}
