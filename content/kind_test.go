package content

import "testing"

// TestKindsAreWhole wants each kind to say all there is to say of it.
func TestKindsAreWhole(t *testing.T) {
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
