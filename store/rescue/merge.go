package rescue

import (
	"maps"
	"slices"

	"groundwork/content"
)

// Join is the change that does what a and then b do.
func Join(a, b content.Change) content.Change {
	puts := content.NewWorkbook(a.Put...)
	gone := map[content.Key]bool{}
	for _, k := range slices.Concat(a.Delete, b.Delete) {
		gone[k] = true
	}
	for _, k := range b.Delete {
		puts.Delete(k)
	}
	for _, r := range b.Put {
		puts.Put(r)
	}
	for r := range puts.Records() {
		delete(gone, r.Key())
	}
	return content.Change{Put: slices.Collect(puts.Records()), Delete: slices.Collect(maps.Keys(gone))}
}

// Without is the change without what another one says of the same records.
func Without(a, b content.Change) content.Change {
	said := map[content.Key]bool{}
	for _, k := range b.Delete {
		said[k] = true
	}
	for _, r := range b.Put {
		said[r.Key()] = true
	}
	return content.Change{
		Put:    slices.DeleteFunc(slices.Clone(a.Put), func(r content.Record) bool { return said[r.Key()] }),
		Delete: slices.DeleteFunc(slices.Clone(a.Delete), func(k content.Key) bool { return said[k] }),
	}
}

// Merge makes one change of the rescued ones. Where the workbook holds something
// written later, that stays, and the rescued words become an earlier version.
func Merge(w *content.Workbook, found []File) (c content.Change, older []content.Record) {
	last := content.NewWorkbook()
	gone := map[content.Key]bool{}
	for _, r := range found {
		for _, k := range r.Change.Delete {
			if have, ok := w.Record(k); !ok || !content.StampOf(have).Written.After(r.Made) {
				last.Delete(k)
				gone[k] = true
			}
		}
		for _, p := range r.Change.Put {
			k := p.Key()
			if have, ok := w.Record(k); ok && content.StampOf(have).Written.After(content.StampOf(p).Written) {
				older = append(older, p)
				continue
			}
			last.Put(p)
			delete(gone, k)
		}
	}
	for k := range gone {
		c.Delete = append(c.Delete, k)
	}
	c.Put = slices.Collect(last.Records())
	return c, older
}

// Writings counts the records that somebody wrote: where they stopped, or what they
// set, is nothing to tell them of.
func Writings(records []content.Record) int {
	n := 0
	for _, r := range records {
		switch r.(type) {
		case content.Place, content.Profile, content.Visit, content.Settings:
		default:
			n++
		}
	}
	return n
}
