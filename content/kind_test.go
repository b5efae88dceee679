package content

import (
	"encoding/json"
	"errors"
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
		if (i.value == nil) != i.entries || i.room == nil || i.between == "" || i.effort == 0 || i.dated && !i.entries {
			t.Errorf("%s: something is missing: %+v", i.kind, i)
		}
	}
}

// Each value comes back as it was kept.
func TestValuesComeBack(t *testing.T) {
	decode := func(kept any) func(any) error {
		return func(to any) error {
			text, err := json.Marshal(kept)
			return errors.Join(err, json.Unmarshal(text, to))
		}
	}
	for _, v := range []Value{Text("a\nb"), Choice("a"), Choices{"a", "b"}, Rating(7), Grid{"a": "b"}, Date{2026, 11, 28}, Date{}, Choices{}, Grid{}} {
		name, kept := v.stored()
		back, err := ReadValue(name, decode(kept))
		if err != nil || fmt.Sprintf("%#v", back) != fmt.Sprintf("%#v", v) {
			t.Errorf("%#v is kept as %s %#v and comes back as %#v, %v", v, name, kept, back, err)
		}
	}
	for name, kept := range map[string]any{"colour": "red", "date": "28 November", "text": 5, "rating": "5", "grid": []string{"a"}} {
		if v, err := ReadValue(name, decode(kept)); err == nil {
			t.Errorf("%s %v is %#v", name, kept, v)
		}
	}
	if _, kept := (Date{Year: 10000}).stored(); kept != nil {
		t.Errorf("the year 10000 is kept as %v", kept)
	}
}
