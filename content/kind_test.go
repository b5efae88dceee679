package content

import (
	"fmt"
	"testing"
)

// TestKinds wants each kind to say all there is to say of it.
func TestKinds(t *testing.T) {
	seen := map[Kind]bool{}
	for _, of := range kinds() {
		i := of()
		if i.kind == "" || seen[i.kind] || i.parse == nil {
			t.Errorf("%q is there twice, or reads no keys", i.kind)
		}
		seen[i.kind] = true
		if i.kind == KindGate {
			continue
		}
		if (i.value == nil) != i.entries || i.room == nil || i.between == "" || i.dated && !i.entries {
			t.Errorf("%s: something is missing: %+v", i.kind, i)
		}
	}
}

// kept is a value as a file would hold it.
type kept struct{ value any }

func (k kept) Text() string             { s, _ := k.value.(string); return s }
func (k kept) Number() int              { n, _ := k.value.(int); return n }
func (k kept) Texts() []string          { l, _ := k.value.([]string); return l }
func (k kept) Pairs() map[string]string { m, _ := k.value.(map[string]string); return m }

// Each value comes back as it was kept.
func TestValuesComeBack(t *testing.T) {
	for _, v := range []Value{Text("a\nb"), Choice("a"), Choices{"a", "b"}, Rating(7), Grid{"a": "b"}, Date{2026, 11, 28}, Date{}, Choices{}, Grid{}} {
		name, value := v.stored()
		back, known := ReadValue(name, kept{value})
		if !known || fmt.Sprintf("%#v", back) != fmt.Sprintf("%#v", v) {
			t.Errorf("%#v is kept as %s %#v and comes back as %#v", v, name, value, back)
		}
	}
	if _, known := ReadValue("colour", kept{}); known {
		t.Error("a colour is known")
	}
	if v, known := ReadValue("date", kept{"28 November"}); v != nil || !known {
		t.Errorf("28 November is %v", v)
	}
	if _, value := (Date{Year: 10000}).stored(); value != nil {
		t.Errorf("the year 10000 is kept as %v", value)
	}
}
