package tui

import "testing"

// TestKeysOnce holds that no key stands twice in a group: it does one thing there.
func TestKeysOnce(t *testing.T) {
	for _, g := range Keys(english(t)) {
		told := map[string]string{}
		for _, k := range g.Keys {
			if before, ok := told[k.Key]; ok {
				t.Errorf("%s: %s is told twice, as %q and %q", g.Title, k.Key, before, k.Desc)
			}
			told[k.Key] = k.Desc
		}
	}
}
