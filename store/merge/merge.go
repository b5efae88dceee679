// Package merge makes the contents of one workbook of those of two copies of it. It
// opens no file.
//
// Of each record the newer wins, and the other becomes an earlier version. What was
// removed after it was last written stays removed, its words among the versions. What
// was erased stays erased with all its versions, unless it was written anew after that.
// The result is the same whichever of the two is asked to take in the other, but for
// where somebody stopped and what they set: those stay this one's.
package merge

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"sort"
	"time"

	"groundwork/content"
	"groundwork/store/archive"
	"groundwork/store/record"
)

// Side is one of the two copies.
type Side struct {
	archive.Contents
	Losses  []record.Loss
	Damaged int // records and versions that don't open: that one is missing then proves nothing
}

// Counts says what came of it, in pieces of writing.
type Counts struct {
	Came    int // the other copy alone had them
	Newer   int // both had them, and the other's were newer
	Older   int // and the other's were older
	Removed int // one had them, and the other had removed them later
	Erased  int // one had them, and the other had erased them
}

// Result is what is to be changed in this copy.
type Result struct {
	Counts
	Put      []archive.Object
	Delete   []content.Key
	Versions map[content.Key][]archive.Object // all there are to be, the oldest first, where that changes
	Learned  []record.Loss                    // what the other side knows to be erased and this one doesn't
}

// Empty reports whether there is nothing to change.
func (out Result) Empty() bool {
	return len(out.Put)+len(out.Delete)+len(out.Versions)+len(out.Learned) == 0
}

// half is what one side has of a record.
type half struct {
	text     []byte // of the record; nil where there is none
	versions []archive.Object
	erased   time.Time // when that side erased it, or the zero time
	unsure   bool      // that there is no text may be damage
}

// Sides holds another copy of the workbook of this id against this one.
func Sides(id []byte, ours, theirs Side) (Result, error) {
	out := Result{Versions: map[content.Key][]archive.Object{}}
	ourErased, theirErased := erasures(ours.Losses), erasures(theirs.Losses)
	our, their := halves(ours), halves(theirs)
	keys := maps.Clone(our)
	maps.Copy(keys, their)
	names := slices.Collect(maps.Keys(keys))
	sort.Slice(names, func(i, j int) bool { return names[i].String() < names[j].String() })
	for _, k := range names {
		name := record.Erased(id, k, time.Time{}).Name
		a, b := our[k], their[k]
		a.unsure, b.unsure = ours.Damaged > 0, theirs.Damaged > 0
		a.erased, b.erased = ourErased[string(name)], theirErased[string(name)]
		if err := out.one(k, a, b); err != nil {
			return Result{}, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(theirErased)) {
		if at := theirErased[name]; at.After(ourErased[name]) {
			out.Learned = append(out.Learned, record.Loss{Kind: record.LossErased, Found: at, Name: []byte(name), Closed: true})
		}
	}
	return out, nil
}

func halves(s Side) map[content.Key]half {
	out := map[content.Key]half{}
	for _, r := range s.Records {
		out[r.Key] = half{text: r.Text}
	}
	for _, v := range s.Versions {
		h := out[v.Key]
		h.versions = append(h.versions, v)
		out[v.Key] = h
	}
	return out
}

// erasures are when each record was erased, by its sum.
func erasures(list []record.Loss) map[string]time.Time {
	out := map[string]time.Time{}
	for _, l := range list {
		if l.Kind == record.LossErased && l.Found.After(out[string(l.Name)]) {
			out[string(l.Name)] = l.Found
		}
	}
	return out
}

// lost is a text that gave way, and when.
type lost struct {
	text []byte
	at   time.Time
}

// one decides about one record.
func (out *Result) one(k content.Key, a, b half) error {
	removedHere, removedThere := a.removed(), b.removed()
	goneHere, left := a.erase(b.erased)
	goneThere, _ := b.erase(a.erased)
	if goneHere || goneThere {
		out.Erased++
	}
	text, loser := a.text, lost{}
	switch {
	case a.text == nil && b.text == nil, bytes.Equal(a.text, b.text):
	case a.text == nil && removedHere.After(record.Written(b.text)):
		loser = lost{b.text, removedHere}
		out.Removed++
	case b.text == nil && removedThere.After(record.Written(a.text)):
		text, loser = nil, lost{a.text, removedThere}
		out.Removed++
	case b.text == nil:
	case a.text == nil:
		text = b.text
		if record.Worded(k.Kind) {
			out.Came++
		}
	default:
		var err error
		if text, loser.text, err = both(k, a.text, b.text); err != nil {
			return err
		}
		loser.at = record.Written(loser.text)
		switch {
		case loser.text == nil && (!record.Worded(k.Kind) || bytes.Equal(text, a.text)):
			// nothing of it that a person would notice is new here
		case loser.text == nil, bytes.Equal(text, b.text): // it was let rest or woken there, or has newer words
			out.Newer++
		default:
			out.Older++
		}
	}
	switch {
	case text == nil && (a.text != nil || goneHere):
		out.Delete = append(out.Delete, k)
	case !bytes.Equal(text, a.text):
		out.Put = append(out.Put, archive.Object{Key: k, Text: text})
	}
	return out.versions(k, a, b, loser, left)
}

// erase takes out what the other side erased after it was written, and this one has not
// written since: gone where that is the record, left where it is anything.
func (h *half) erase(at time.Time) (gone, left bool) {
	if !at.After(h.erased) {
		return false, false // this side did so too, and what it has is from after that
	}
	h.versions = slices.DeleteFunc(slices.Clone(h.versions), func(v archive.Object) bool {
		was, err := record.Was(v.Text)
		dead := err == nil && !record.Written(was).After(at)
		left = left || dead
		return dead
	})
	if h.text != nil && !record.Written(h.text).After(at) {
		h.text, gone = nil, true
	}
	return gone, gone || left
}

// removed is when a record was removed of which there are versions, or the zero time.
func (h half) removed() (at time.Time) {
	if h.text != nil || h.unsure {
		return at
	}
	for _, v := range h.versions {
		if saved := record.Saved(v.Text); saved.After(at) {
			at = saved
		}
	}
	return at
}

// both decides between two texts of one record.
func both(k content.Key, a, b []byte) (wins, loses []byte, err error) {
	switch k.Kind {
	case content.RecordPlace, content.RecordSettings:
		return a, nil, nil
	case content.RecordVisit, content.RecordProfile:
		wins, err = together(a, b)
		return wins, nil, err
	case content.RecordAnswer, content.RecordEntry, content.RecordRatings, content.RecordCopy, content.RecordNote:
	}
	later := record.Written(a).Compare(record.Written(b))
	if later == 0 && k.Kind == content.RecordRatings {
		later = redated(a, b)
	}
	if wins, loses = a, b; cmp.Or(later, bytes.Compare(a, b)) < 0 {
		wins, loses = b, a
	}
	// The words of one and the rest of the other may both be the newer ones. What a newer
	// version of the program wrote this one can't judge.
	if with, rests, err := record.LaterRest(wins, loses); err == nil && rests {
		wins = with
		if record.SameWords(wins, loses) {
			loses = nil
		}
	}
	return wins, loses, nil
}

// redated says which of two sets of ratings written at one time is the later one: that which
// was given another day since. It is 0 where that tells nothing.
func redated(a, b []byte) int {
	return cmp.Compare(len(record.Day(a)), len(record.Day(b)))
}

// together is what two records without a time say together: what either has seen, and
// the cautions of both.
func together(a, b []byte) ([]byte, error) {
	x, err := record.Decode(a)
	y, err2 := record.Decode(b)
	if err != nil || err2 != nil {
		return a, nil // a newer version wrote it: this one can't judge
	}
	switch x := x.(type) {
	case content.Visit:
		y := y.(content.Visit)
		x.ByWay = (!x.Passed || x.ByWay) && (!y.Passed || y.ByWay) && (x.Passed || y.Passed)
		x.Passed, x.ComeBack = x.Passed || y.Passed, x.ComeBack || y.ComeBack
		x.Offer = max(x.Offer, y.Offer)
		return record.Encode(x)
	case content.Profile:
		y := y.(content.Profile)
		x.Pass, x.Own = max(x.Pass, y.Pass), x.Own || y.Own
		if x.Route |= y.Route; x.Route.Shares(content.Solo | content.NoContact) {
			x.Route &^= content.Quiet // somebody said
		}
		return record.Encode(x)
	}
	return a, nil
}

// versions joins the earlier versions of a record, and what lost.
func (out *Result) versions(k content.Key, a, b half, loser lost, left bool) error {
	have, kept := map[string]bool{}, false // kept: what lost is a version already
	var all []archive.Object
	for _, v := range slices.Concat(a.versions, b.versions) {
		was, err := record.Was(v.Text)
		if err != nil {
			return err
		}
		if have[string(v.Text)] {
			continue
		}
		have[string(v.Text)] = true
		kept = kept || loser.text != nil && record.SameWords(was, loser.text)
		all = append(all, v)
	}
	if loser.text != nil && !kept && worth(loser.text) {
		text, err := record.EncodeVersion(loser.at, Why, loser.text)
		if err != nil {
			return err
		}
		all = append(all, archive.Object{Key: k, Text: text})
	}
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i].Text, all[j].Text
		return cmp.Or(record.Saved(a).Compare(record.Saved(b)), bytes.Compare(a, b)) < 0
	})
	if left || len(all) != len(a.versions) {
		out.Versions[k] = all
	}
	return nil
}

// Why is why a version was kept that lost to a newer record of another copy.
const Why = "merge"

// worth reports whether a record says anything.
func worth(text []byte) bool {
	r, err := record.Decode(text)
	return err != nil || !record.Empty(r)
}

// Holds reports whether a side is what the result wanted it to be.
func (out Result) Holds(s Side) bool {
	now := halves(s)
	for _, p := range out.Put {
		if !bytes.Equal(now[p.Key].text, p.Text) {
			return false
		}
	}
	for _, k := range out.Delete {
		if now[k].text != nil {
			return false
		}
	}
	for k, list := range out.Versions {
		if !slices.EqualFunc(now[k].versions, list, func(a, b archive.Object) bool { return bytes.Equal(a.Text, b.Text) }) {
			return false
		}
	}
	return true
}
