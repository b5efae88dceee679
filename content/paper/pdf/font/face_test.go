package font

import (
	"slices"
	"testing"
)

func TestFaceDamaged(t *testing.T) {
	f, err := Load(Serif)
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; n < len(f.data); n += 997 {
		if err := (&Face{data: slices.Clip(f.data[:n])}).read(); err == nil {
			t.Fatalf("the first %d bytes were taken for a font", n)
		}
	}
}

// A face cut down draws what it is asked to, and nothing else.
func TestSubset(t *testing.T) {
	for _, name := range []string{Serif, SerifItalic, SerifBold, SansBold} {
		whole, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		cut := whole.Subset([]rune("aé✓"))
		if 4*len(cut) > len(whole.data) {
			t.Errorf("%s is cut to %d bytes of %d", name, len(cut), len(whole.data))
		}
		if sum(cut) != 0xb1b0afba {
			t.Errorf("%s: checksum %x", name, sum(cut))
		}
		less := &Face{data: cut}
		tables := less.tables()
		less.glyphs, less.outline = whole.glyphs, tables["glyf"]
		for i := range len(whole.places) {
			less.places = append(less.places, u32(tables["loca"], 4*i))
		}
		for r, there := range map[rune]bool{'a': true, 'é': true, '✓': true, 'b': false, 'Ж': false} {
			if less.Bounds(r) != whole.Bounds(r) == there || (less.Bounds(r) == Bounds{}) == there {
				t.Errorf("%s: %q is %v, not %v", name, r, less.Bounds(r), whole.Bounds(r))
			}
		}
	}
}
