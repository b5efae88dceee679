package load

import (
	"os"
	"testing"

	"groundwork/content"
)

// fixture returns the small book under testdata, which has every block, kind and key.
func fixture(t testing.TB) *content.Book {
	t.Helper()
	b, err := Book(os.DirFS("../testdata/book"))
	if err != nil {
		t.Fatalf("the fixture does not load:\n%v", err)
	}
	return b
}

func TestFixtureLoads(t *testing.T) {
	b := fixture(t)
	if got := len(b.Track(content.Hurt).Pages()); got != 14 {
		t.Errorf("%d pages, want 14", got)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Book(os.DirFS("../testdata/book")); err != nil {
			b.Fatal(err)
		}
	}
}
