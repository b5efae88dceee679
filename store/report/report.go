// Package report holds what a look at a workbook noticed, and how the person is told.
package report

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"groundwork/content"
	"groundwork/store/record"
)

// Report is what a look at the whole file noticed. The zero Report is an intact workbook.
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
	// RescueFleeting is how many of those lie in the computer's memory.
	RescueFleeting int
	RescueNoRoom   int // of those, so many because the disk is too full
	RescueDamaged  int // of those, so many because they don't open

	Wide       bool     // others on this computer may read or write the file
	LeftBehind []string // what a change of the key that was cut short should have deleted, and is still there

	// Conflicts are other copies of the workbook that a program which syncs folders left
	// beside it.
	Conflicts []string

	// Earlier is what earlier looks found and the person hasn't closed, and what isn't to be
	// seen in the file any more.
	Earlier []record.Loss

	Fresh  bool                     // this look found what no save has written down yet
	Closed []record.Loss            // what is damaged or too new and was closed
	NameOf func(content.Key) []byte // the name of a record in the file; nil where nothing was read
}

// Damaged is a record that is there but does not open.
type Damaged struct {
	Key   content.Key
	Known bool   // whether Key could be found out
	Name  []byte // in the file
}

// AddDamaged notes that the value of this name doesn't open.
func (r *Report) AddDamaged(name []byte) {
	r.Damaged = append(r.Damaged, Damaged{Name: bytes.Clone(name)})
}

// Identify finds which of the keys belong to damaged records. A name in the file
// can't be turned back into a key, but the caller knows which keys a book has.
func (r *Report) Identify(keys []content.Key) {
	if r.NameOf == nil {
		return
	}
	r.identifyEarlier(keys)
	unknown := map[string]int{}
	for i, d := range r.Damaged {
		if !d.Known {
			unknown[string(d.Name)] = i
		}
	}
	if len(unknown) == 0 {
		return
	}
	for _, k := range keys {
		if i, ok := unknown[string(r.NameOf(k))]; ok {
			r.Damaged[i].Key, r.Damaged[i].Known = k, true
		}
	}
}

func (r *Report) identifyEarlier(keys []content.Key) {
	for i, l := range r.Earlier {
		if l.Kind != record.LossDamaged || l.Key.Kind != "" {
			continue
		}
		for _, k := range keys {
			if bytes.Equal(r.NameOf(k), l.Name) {
				r.Earlier[i].Key = k
			}
		}
	}
}

// OK reports whether there is nothing to tell the person.
func (r Report) OK() bool { return len(r.Sentences()) == 0 }

// Damage reports whether anything was damaged, lost, added or put back, now or earlier,
// that the person hasn't closed. The rest of a report is no reason to worry.
func (r Report) Damage() bool {
	return r.unclosed(record.LossDamaged, len(r.Damaged)) > 0 || r.unclosed(record.LossVersion, r.DamagedVersions) > 0 ||
		r.Mismatch || r.ManifestDamaged || r.LastSaveDoubtful || r.Fresh ||
		slices.ContainsFunc(r.Earlier, func(l record.Loss) bool { return l.Kind != record.LossNewer })
}

// unclosed is how many of so many of a kind the person hasn't closed.
func (r Report) unclosed(kind record.LossKind, n int) int {
	for _, l := range r.Closed {
		if l.Kind == kind {
			n--
		}
	}
	return n
}

// DamagedKeys are those of the damaged records that could be named and aren't closed,
// those of earlier too.
func (r Report) DamagedKeys() (keys []content.Key) {
	for _, d := range r.Damaged {
		if d.Known && !slices.ContainsFunc(r.Closed, func(l record.Loss) bool { return bytes.Equal(l.Name, d.Name) }) {
			keys = append(keys, d.Key)
		}
	}
	for _, l := range r.Earlier {
		if l.Kind == record.LossDamaged && l.Key.Kind != "" {
			keys = append(keys, l.Key)
		}
	}
	return keys
}

// Sentences tell the person, one thing at a time, what was noticed.
func (r Report) Sentences() []string {
	var s sentences
	s.say(r.Rescued, "Words that could not be saved last time have been taken in.",
		"%d pieces of writing that could not be saved last time have been taken in.")
	s.say(len(r.RescueFailed), "A rescue file could not be taken in. It stays where it is.",
		"%d rescue files could not be taken in. They stay where they are.")
	s.say(r.RescueNoRoom, "The disk has no room for what is in it. Make some room, then start again.",
		"The disk has no room for what is in %d of them. Make some room, then start again.")
	s.say(r.RescueDamaged, "It is damaged: its words can't be read.", "%d of them are damaged: their words can't be read.")
	s.say(r.RescueFleeting, "It lies in the computer's memory, and is gone when the computer restarts.",
		"%d of them lie in the computer's memory, and are gone when the computer restarts.")
	s.say(r.unclosed(record.LossDamaged, len(r.Damaged)), "One piece of writing is damaged and can't be shown. Everything else is here.",
		"%d pieces of writing are damaged and can't be shown. Everything else is here.")
	s.say(r.unclosed(record.LossVersion, r.DamagedVersions), "One earlier version of an answer is damaged.", "%d earlier versions of answers are damaged.")
	if r.Wide {
		s.say(1, "The permissions of the workbook's file let others on this computer at it. The command chmod 600 closes it to them.", "")
	}
	if n := len(r.LeftBehind); n > 0 {
		s.say(n, "After the last change of the key a file was left that can be read as before: "+r.LeftBehind[0]+".",
			"After the last change of the key %d files were left that can be read as before, the first "+strings.ReplaceAll(r.LeftBehind[0], "%", "%%")+".")
	}
	if n := len(r.Conflicts); n > 0 {
		name := filepath.Base(r.Conflicts[0])
		s.say(n, "A program that syncs folders left another copy of this workbook beside it: "+name+". groundwork merge makes one of both.",
			"A program that syncs folders left %d other copies of this workbook beside it, the first "+strings.ReplaceAll(name, "%", "%%")+". groundwork merge makes one of them all.")
	}
	if r.LastSaveDoubtful {
		s.say(1, "The newest part of the file was damaged. The last thing that was saved may be missing.", "")
	}
	switch {
	case r.ManifestDamaged:
		s.say(1, "The list of what belongs in the workbook is damaged, so it can't be told whether anything is missing.", "")
	case r.Missing > 0:
		s.say(r.Missing, "One thing that was saved is no longer in the file.", "%d things that were saved are no longer in the file.")
	case r.Added > 0:
		s.say(r.Added, "There is one thing in the file that the last save did not leave there.",
			"There are %d things in the file that the last save did not leave there.")
	case r.Mismatch:
		s.say(1, "Something in the file is older than it was after the last save.", "")
	}
	s.say(r.unclosed(record.LossNewer, r.Newer), "One thing was written by a newer version of the program. It is kept, but not shown.",
		"%d things were written by a newer version of the program. They are kept, but not shown.")
	s.earlier(r.Earlier)
	return s.list
}

// sentences are what there is to tell.
type sentences struct{ list []string }

func (s *sentences) say(n int, one, more string) {
	switch {
	case n == 1:
		s.list = append(s.list, one)
	case n > 1:
		s.list = append(s.list, fmt.Sprintf(more, n))
	}
}

// earlier tells what was found before, by the day and kind.
func (s *sentences) earlier(list []record.Loss) {
	type sort struct {
		day  string
		kind record.LossKind
	}
	var order []sort
	counts := map[sort]int{}
	for _, l := range list {
		k := sort{l.Found.Local().Format("2 January 2006"), l.Kind}
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k] += max(1, l.Count)
	}
	for _, k := range order {
		var one, more string
		switch k.kind {
		case record.LossDamaged:
			one, more = "one piece of writing was damaged. It is not in the workbook any more as it was.", "%d pieces of writing were damaged. They are not in the workbook any more as they were."
		case record.LossVersion:
			one, more = "one earlier version of an answer was damaged.", "%d earlier versions of answers were damaged."
		case record.LossMissing:
			one, more = "one thing that had been saved was no longer in the file.", "%d things that had been saved were no longer in the file."
		case record.LossAdded:
			one, more = "there was one thing in the file that no save had left there.", "there were %d things in the file that no save had left there."
		case record.LossOlder:
			one, more = "something in the file was older than it had been saved.", "%d things in the file were older than they had been saved."
		case record.LossManifest:
			one = "the list of what belongs in the workbook was damaged, so it can't be told whether anything is missing."
		case record.LossNewest:
			one = "the newest part of the file was damaged. What had been saved last may be missing."
		case record.LossNewer, record.LossErased: // nothing of it is lost
		}
		if one == "" {
			continue
		}
		if more == "" {
			more = one
			counts[k] = 1
		}
		s.say(counts[k], "On "+k.day+" "+one, "On "+k.day+" "+more)
	}
}
