package content

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"groundwork/content/text"
)

// Workbook is everything a person has put in, in memory. It is not safe for
// use by several goroutines at once.
type Workbook struct {
	records map[Key]Record
	entries map[Key][]Entry // that don't rest, by the key of the question, in order
	resting map[Key][]Entry // those that rest, likewise
	ratings map[TrackID][]RatingSet
	routes  map[TrackID]Route // that each track set itself
}

// NewWorkbook creates a workbook of the records.
func NewWorkbook(records ...Record) *Workbook {
	w := &Workbook{records: make(map[Key]Record, len(records))}
	for _, r := range records {
		w.records[r.Key()] = r
	}
	w.list(records)
	return w
}

// list makes the lists anew, of all the records. Those of a thick workbook are sorted on
// all processors, for that is done at every start.
func (w *Workbook) list(records []Record) {
	w.entries, w.resting = map[Key][]Entry{}, map[Key][]Entry{}
	w.ratings, w.routes = map[TrackID][]RatingSet{}, map[TrackID]Route{}
	awake, resting := map[Key][]int{}, map[Key][]int{} // where the entries of each list are
	for i, r := range records {
		switch r := r.(type) {
		case Entry:
			in, k := awake, r.listKey()
			if r.Rests() {
				in = resting
			}
			in[k] = append(in[k], i)
		case RatingSet:
			w.ratings[r.Track] = append(w.ratings[r.Track], r)
		case Profile:
			w.routes[r.Track] = r.Route
		}
	}
	var (
		wait sync.WaitGroup
		mu   sync.Mutex
	)
	sort := func(which map[Key][]int, into map[Key][]Entry) {
		for k, at := range which {
			wait.Go(func() {
				list := sorted(records, at)
				mu.Lock()
				defer mu.Unlock()
				into[k] = list
			})
		}
	}
	sort(awake, w.entries)
	sort(resting, w.resting)
	for _, list := range w.ratings {
		text.Sort(list, compareRatings)
	}
	wait.Wait()
}

// listsOf returns the lists to one of which an entry belongs.
func (w *Workbook) listsOf(e Entry) map[Key][]Entry {
	if e.Rests() {
		return w.resting
	}
	return w.entries
}

// sorted returns some of the records, which are entries, in their order. That is made of
// what they are ordered by alone: those of a thick workbook are moved only once.
func sorted(records []Record, which []int) []Entry {
	type at struct {
		entryOrder
		record int
	}
	order := make([]at, len(which))
	for i, n := range which {
		e, _ := records[n].(Entry)
		order[i] = at{e.order(), n}
	}
	slices.SortFunc(order, func(a, b at) int { return a.compare(b.entryOrder) })
	list := make([]Entry, len(order))
	for i, o := range order {
		list[i], _ = records[o.record].(Entry)
	}
	return list
}

// Put adds the record, or replaces the one with the same key.
func (w *Workbook) Put(r Record) {
	w.Delete(r.Key())
	w.records[r.Key()] = r
	switch r := r.(type) {
	case Entry:
		in, k := w.listsOf(r), r.listKey()
		in[k] = insert(in[k], r, compareEntries)
	case RatingSet:
		w.ratings[r.Track] = insert(w.ratings[r.Track], r, compareRatings)
	case Profile:
		w.routes[r.Track] = r.Route
	}
}

// Delete removes the record with the key, if there is one.
func (w *Workbook) Delete(k Key) {
	old, ok := w.records[k]
	if !ok {
		return
	}
	delete(w.records, k)
	switch old := old.(type) {
	case Entry:
		in, lk := w.listsOf(old), old.listKey()
		in[lk] = remove(in[lk], k)
	case RatingSet:
		w.ratings[old.Track] = remove(w.ratings[old.Track], k)
	case Profile:
		delete(w.routes, old.Track)
	}
}

// manyChanged is how much is changed at once where the lists are made anew, because
// each change of a list costs as much as the list is long.
const manyChanged = 100

// Apply carries out a change.
func (w *Workbook) Apply(c Change) {
	if len(c.Delete)+len(c.Put) > manyChanged {
		for _, k := range c.Delete {
			delete(w.records, k)
		}
		for _, r := range c.Put {
			w.records[r.Key()] = r
		}
		w.list(slices.Collect(w.Records()))
		return
	}
	for _, k := range c.Delete {
		w.Delete(k)
	}
	for _, r := range c.Put {
		w.Put(r)
	}
}

// Record finds a record by key.
func (w *Workbook) Record(k Key) (Record, bool) {
	r, ok := w.records[k]
	return r, ok
}

// Records returns all records, in no order.
func (w *Workbook) Records() iter.Seq[Record] {
	return func(yield func(Record) bool) {
		for _, r := range w.records {
			if !yield(r) {
				return
			}
		}
	}
}

// Len returns the number of records.
func (w *Workbook) Len() int { return len(w.records) }

// Answer finds the answer to a question in a pass.
func (w *Workbook) Answer(track TrackID, question string, pass int) (Answer, bool) {
	a, ok := w.records[Answer{Track: track, Question: question, Pass: pass}.Key()].(Answer)
	return a, ok
}

// Entries returns the rows of a question in a pass, in their order, or its log
// entries, oldest first. Those that rest are not among them; see [Workbook.AllEntries].
// The caller must not change the slice.
func (w *Workbook) Entries(track TrackID, question string, pass int) []Entry {
	return w.entries[listKey(track, question, pass)]
}

// Resting returns how many entries of a question rest.
func (w *Workbook) Resting(track TrackID, question string, pass int) int {
	return len(w.resting[listKey(track, question, pass)])
}

// AnyRests reports whether any entry or note rests.
func (w *Workbook) AnyRests() bool {
	for _, list := range w.resting {
		if len(list) > 0 {
			return true
		}
	}
	return len(w.Notes(true)) > 0
}

// AllEntries is Entries with those that rest among them: for what prints, keeps and
// erases. The caller must not change the slice.
func (w *Workbook) AllEntries(track TrackID, question string, pass int) []Entry {
	k := listKey(track, question, pass)
	awake, resting := w.entries[k], w.resting[k]
	switch {
	case len(resting) == 0:
		return awake
	case len(awake) == 0:
		return resting
	}
	all := slices.Concat(awake, resting)
	text.Sort(all, compareEntries)
	return all
}

// EntryLists goes through the entries of all questions but for those that rest, each
// list in its order under the [Key] of its question: that of an entry without the
// entry's id. The caller must not change the slices.
func (w *Workbook) EntryLists() iter.Seq2[Key, []Entry] {
	return func(yield func(Key, []Entry) bool) {
		for k, list := range w.entries {
			if len(list) > 0 && !yield(k, list) {
				return
			}
		}
	}
}

// Notes returns the free pages, oldest first: those that rest, or the others.
func (w *Workbook) Notes(rest bool) []Note {
	return w.notes(func(n Note) bool { return n.Rests() == rest })
}

// AllNotes returns the free pages, oldest first, whether they rest or not: for what prints.
func (w *Workbook) AllNotes() []Note { return w.notes(func(Note) bool { return true }) }

func (w *Workbook) notes(of func(Note) bool) []Note {
	var all []Note
	for _, r := range w.records {
		if n, ok := r.(Note); ok && of(n) {
			all = append(all, n)
		}
	}
	text.Sort(all, func(a, b Note) int { return cmp.Or(a.Written.Compare(b.Written), cmp.Compare(a.ID, b.ID)) })
	return all
}

// Ratings returns all the rating sets of a track, oldest first. The caller must not
// change the slice.
func (w *Workbook) Ratings(track TrackID) []RatingSet { return w.ratings[track] }

// RatingSet returns a set of ratings by its id in a pass.
func (w *Workbook) RatingSet(track TrackID, id string, pass int) (RatingSet, bool) {
	r, ok := w.records[RatingSet{Track: track, ID: id, Pass: pass}.Key()].(RatingSet)
	return r, ok
}

// Visit returns what is remembered of a page; where there is nothing, a Visit that
// says so, and false.
func (w *Workbook) Visit(track TrackID, page string, pass int) (Visit, bool) {
	return find(w, Visit{Track: track, Page: page, Pass: pass})
}

// Profile returns how the track is walked, and whether it has been begun.
func (w *Workbook) Profile(track TrackID) (Profile, bool) { return find(w, Profile{Track: track}) }

// find returns the record with the key of another, or else that one, and false.
func find[R Record](w *Workbook, like R) (R, bool) {
	got, ok := w.records[like.Key()].(R)
	if !ok {
		return like, false
	}
	return got, true
}

// Place returns where the person stopped, and whether there is such a place.
func (w *Workbook) Place() (Place, bool) {
	p, ok := w.records[Place{}.Key()].(Place)
	return p, ok
}

// EditedCopy finds the edited copy of a letter or plan.
func (w *Workbook) EditedCopy(track TrackID, letter string, pass int) (EditedCopy, bool) {
	c, ok := w.records[EditedCopy{Track: track, Letter: letter, Pass: pass}.Key()].(EditedCopy)
	return c, ok
}

// Settings returns the person's settings, or the usual ones.
func (w *Workbook) Settings() Settings {
	s, _ := w.records[Settings{}.Key()].(Settings)
	return s
}

// Text returns the text given to a line or text question, or "".
func (w *Workbook) Text(track TrackID, question string, pass int) string {
	a, _ := w.Answer(track, question, pass)
	t, _ := a.Value.(Text)
	return string(t)
}

// Label returns what the person calls the other one in this track, or "".
func (w *Workbook) Label(track TrackID) string { return w.Text(track, LabelQuestion, 0) }

// LabelQuestion is the id of the question in each track that asks what to call
// the other person. Its answer fills {them}.
const LabelQuestion = "label"

// listKey is the key of the list of entries that e is in.
func (e Entry) listKey() Key { return listKey(e.Track, e.Question, e.Pass) }

func listKey(track TrackID, question string, pass int) Key {
	return Key{Kind: RecordEntry, Track: track, ID: question, Pass: pass}
}

// Inserted is a list with x at a place, as slices.Insert makes it, but always a new one.
func Inserted[T any](list []T, at int, x T) []T {
	all := make([]T, 0, len(list)+1)
	return append(append(append(all, list[:at]...), x), list[at:]...)
}

// entryOrder is what entries are ordered by: those of a log by the moment they are about,
// whatever the clocks showed there, and rows as the person did.
type entryOrder struct {
	on        time.Time
	order, id string
}

func (e *Entry) order() entryOrder { return entryOrder{e.On, e.Order, e.ID} }

func (o entryOrder) compare(with entryOrder) int {
	if c := o.on.Compare(with.on); c != 0 {
		return c
	}
	if c := strings.Compare(o.order, with.order); c != 0 {
		return c
	}
	return strings.Compare(o.id, with.id)
}

func compareEntries(a, b Entry) int { return a.order().compare(b.order()) }

func compareRatings(a, b RatingSet) int {
	return cmp.Or(a.At().Compare(b.At()), a.Written.Compare(b.Written), strings.Compare(a.ID, b.ID))
}

// insert returns a new slice, so that slices handed out earlier stay as they
// were.
func insert[T any](list []T, x T, compare func(a, b T) int) []T {
	i, _ := slices.BinarySearchFunc(list, x, compare)
	return Inserted(list, i, x)
}

func remove[T Record](list []T, k Key) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool { return x.Key() == k })
}
