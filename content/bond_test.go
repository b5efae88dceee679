package content_test

import (
	"slices"
	"testing"

	. "groundwork/content"
)

// bonds are those for which it may change what to do, and on how many pages of a
// track there is at least a note for each.
func bonds() (ids []string, pages int) {
	return []string{
		"friend", "colleague", "boss", "business-partner", "parent", "parent-under-18", "child", "child-under-18",
	}, 4
}

// TestNotesForTheBond wants any relationship to be built into the book, and not to
// stand in its examples alone.
func TestNotesForTheBond(t *testing.T) {
	ids, want := bonds()
	for _, track := range builtin(t).Tracks {
		for _, id := range ids {
			var pages []string
			for p, b := range track.Blocks() {
				if prose, ok := b.(*Prose); ok && slices.Contains(prose.ShowIf[relationQuestion], id) && !slices.Contains(pages, p.ID) {
					pages = append(pages, p.ID)
				}
			}
			if len(pages) < want {
				t.Errorf("%s has notes for %q on %d pages, want %d: %q", track.ID, id, len(pages), want, pages)
			}
		}
	}
}

// TestBondIsAskedFirst: what depends on the bond, or on the name, comes after the
// page that asks for them. The questions about safety say "this person" at first.
func TestBondIsAskedFirst(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		_, asked := track.Ask(relationQuestion)
		for p, b := range track.Blocks() {
			if p == asked {
				break
			}
			if len(b.Info().ShowIf[relationQuestion]) > 0 {
				t.Errorf("%s/%s depends on the bond before it is asked", track.ID, p.ID)
			}
		}
	}
}
