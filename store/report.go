package store

import (
	"bytes"
	"fmt"

	"groundwork/content"
)

// Report is what Load noticed. The zero Report is an intact workbook.
type Report struct {
	Damaged         []Damaged
	DamagedVersions int           // earlier versions that don't open
	Newer           int           // records a newer version of the program wrote, kept as they are
	Mismatch        bool          // what is there is not what the last save left
	Missing         int           // so many records fewer than the last save left
	Added           int           // so many more
	AddedKeys       []content.Key // the added ones, where they can be found out
	ManifestDamaged bool          // it can't be told whether anything is missing

	LastSaveDoubtful bool // the newest page of the file was damaged; the one before was used

	Rescued      int      // pieces of writing taken in from rescue files
	RescueFiles  []string // that were taken in and removed
	RescueFailed []string // that could not be read or taken in; they stay where they are

	name func(content.Key) []byte
}

// Damaged is a record that is there but does not open.
type Damaged struct {
	Key   content.Key
	Known bool // whether Key could be found out
	name  []byte
}

func (r *Report) damage(bucket string, name []byte) {
	if bucket == bucketVersions {
		r.DamagedVersions++
		return
	}
	r.Damaged = append(r.Damaged, Damaged{name: bytes.Clone(name)})
}

// Identify finds which of the keys belong to damaged records. A name in the file
// can't be turned back into a key, but the caller knows which keys a book has.
func (r *Report) Identify(keys []content.Key) {
	if r.name == nil {
		return
	}
	unknown := map[string]int{}
	for i, d := range r.Damaged {
		if !d.Known {
			unknown[string(d.name)] = i
		}
	}
	if len(unknown) == 0 {
		return
	}
	for _, k := range keys {
		if i, ok := unknown[string(r.name(k))]; ok {
			r.Damaged[i].Key, r.Damaged[i].Known = k, true
		}
	}
}

// OK reports whether there is nothing to tell the person.
func (r Report) OK() bool { return len(r.Sentences()) == 0 }

// Sentences tell the person, one thing at a time, what was noticed.
func (r Report) Sentences() []string {
	var out []string
	say := func(n int, one, more string) {
		switch {
		case n == 1:
			out = append(out, one)
		case n > 1:
			out = append(out, fmt.Sprintf(more, n))
		}
	}
	say(r.Rescued, "Words that could not be saved last time have been taken in.",
		"%d pieces of writing that could not be saved last time have been taken in.")
	say(len(r.RescueFailed), "A rescue file could not be taken in. It stays where it is.",
		"%d rescue files could not be taken in. They stay where they are.")
	say(len(r.Damaged), "One piece of writing is damaged and can't be shown. Everything else is here.",
		"%d pieces of writing are damaged and can't be shown. Everything else is here.")
	say(r.DamagedVersions, "One earlier version of an answer is damaged.", "%d earlier versions of answers are damaged.")
	if r.LastSaveDoubtful {
		out = append(out, "The newest part of the file was damaged. The last thing that was saved may be missing.")
	}
	switch {
	case r.ManifestDamaged:
		out = append(out, "The list of what belongs in the workbook is damaged, so it can't be told whether anything is missing.")
	case r.Missing > 0:
		say(r.Missing, "One thing that was saved is no longer in the file.", "%d things that were saved are no longer in the file.")
	case r.Added > 0:
		say(r.Added, "There is one thing in the file that the last save did not leave there.",
			"There are %d things in the file that the last save did not leave there.")
	case r.Mismatch:
		out = append(out, "Something in the file is older than it was after the last save.")
	}
	if r.Newer > 0 {
		say(r.Newer, "One thing was written by a newer version of the program. It is kept, but not shown.",
			"%d things were written by a newer version of the program. They are kept, but not shown.")
	}
	return out
}
