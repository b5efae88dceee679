package order

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestBetweenRandomInserts puts keys anywhere into a list and wants it to
// stay in strict order.
func TestBetweenRandomInserts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var keys []string
	for range 5000 {
		at := random.IntN(len(keys) + 1)
		if random.IntN(3) == 0 && len(keys) > 0 {
			at = len(keys) / 2 // a busy place
		}
		before, after := "", ""
		if at > 0 {
			before = keys[at-1]
		}
		if at < len(keys) {
			after = keys[at]
		}
		key := Between(before, after)
		if key <= before || after != "" && key >= after {
			t.Fatalf("Between(%q, %q) = %q", before, after, key)
		}
		if !valid(key) {
			t.Fatalf("Between(%q, %q) = %q, which is no key", before, after, key)
		}
		keys = slices.Insert(keys, at, key)
	}
}

func TestKeysStayShort(t *testing.T) {
	last, first := "", ""
	for range 100_000 {
		next := Between(last, "")
		if next <= last {
			t.Fatalf("%q does not sort after %q", next, last)
		}
		last = next
		previous := Between("", first)
		if first != "" && previous >= first {
			t.Fatalf("%q does not sort before %q", previous, first)
		}
		first = previous
	}
	if len(last) > 4 || len(first) > 4 {
		t.Errorf("100,000 appended keys end at %q and begin at %q", last, first)
	}
}

func TestBetweenStrangeKeys(t *testing.T) {
	for _, c := range [][2]string{
		{"zzz", ""}, {"", "~"}, {"b", "a"}, {"a0", "a0"}, {"\x00", "\x01"}, {"a00", "a1"}, {"ä", "a"}, {"", "A00000000000000000000000000"},
	} {
		if key := Between(c[0], c[1]); key <= c[0] {
			t.Errorf("Between(%q, %q) = %q", c[0], c[1], key)
		}
	}
}
