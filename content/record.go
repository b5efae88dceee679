package content

import (
	"strconv"
	"strings"
	"time"

	"groundwork/content/text"
)

// RecordKind is the first part of a record's [Key].
type RecordKind string

// The kinds of record a workbook holds.
const (
	RecordAnswer   RecordKind = "answer"
	RecordEntry    RecordKind = "entry"
	RecordRatings  RecordKind = "ratings"
	RecordVisit    RecordKind = "visit"
	RecordProfile  RecordKind = "profile"
	RecordPlace    RecordKind = "place"
	RecordCopy     RecordKind = "copy"
	RecordNote     RecordKind = "note"
	RecordSettings RecordKind = "settings"
)

// HoldsWords reports whether records of the kind hold what a person writes. Of
// those, earlier versions are kept.
func (k RecordKind) HoldsWords() bool {
	switch k {
	case RecordAnswer, RecordEntry, RecordCopy, RecordNote:
		return true
	case RecordRatings, RecordVisit, RecordProfile, RecordPlace, RecordSettings:
	}
	return false
}

// Key names a record. Two records with the same key are one record at two
// times.
type Key struct {
	Kind  RecordKind
	Track TrackID // "" for place, note and settings
	ID    string  // question, page, letter, rating set or note
	Pass  int
	Entry string // the entry's id, for entries
}

// String returns the canonical form, which the store derives a record's name from:
// it is part of the file format and never changes.
func (k Key) String() string { return string(k.Append(nil)) }

// Append appends the canonical form to dst.
func (k Key) Append(dst []byte) []byte {
	for _, part := range []string{string(k.Kind), string(k.Track), k.ID} {
		dst = append(append(dst, part...), '/')
	}
	dst = append(strconv.AppendInt(dst, int64(k.Pass), 10), '/')
	return append(dst, k.Entry...)
}

// Record is anything a workbook keeps: [Answer], [Entry], [RatingSet],
// [Visit], [Profile], [Place], [EditedCopy], [Note] or [Settings], as values.
type Record interface {
	Key() Key
}

// Visit is what is remembered of a page: that it was opened, that the person
// went on from it, that they want to come back.
type Visit struct {
	Track    TrackID
	Page     string
	Pass     int
	Passed   bool   // went on from it, answered or not
	ByWay    bool   // gone on from by the short way, past nothing that stands between
	ComeBack bool   // marked "come back to this"
	Offer    string // the question whose answer offers a route nobody has said yes or no to, or ""
	Extra    Extra
}

// Profile is how a person walks one track. It is written as soon as a track is
// begun, whatever the gates are answered, so that its being there tells nothing.
type Profile struct {
	Track TrackID
	Pass  int   // the pass now being walked
	Route Route // that this track set; what it is walked with is [Workbook.Route]
	Own   bool  // it is walked with that alone: its questions about safety were passed, or a way was chosen
	Extra Extra
}

// Place is where the person stopped: the track, and the spot in each track.
type Place struct {
	Track TrackID
	Spots map[TrackID]Spot
	Aside Spot      // on the page for a bad night, where that was opened by itself
	Left  time.Time // when somebody was last there
	Extra Extra
}

// Spot is a place in a track. A gate is never a spot: the question is then "".
type Spot struct {
	Chapter  string
	Page     string
	Question string
	Part     string // within the question: "entry/column", or a grid row
	Offset   int    // of the cursor in the text, in bytes
	Way      bool   // the page was come to by the short way, and one goes on by it
}

// EditedCopy is a letter or plan the person changed by hand. The composed text
// it was made from is kept, so that later changes of the parts can be shown.
type EditedCopy struct {
	Stamp
	Track  TrackID
	Letter string // the letter's or plan's id
	Pass   int
	Text   string
	Source string // the composed text when the copy was last edited
	Extra  Extra
}

// Note is a free page.
type Note struct {
	Stamp // Wording stays empty
	Rest
	ID    string
	Title string
	Text  string
	Extra Extra
}

// FirstWords returns what a note is called in a list.
func (n Note) FirstWords() string {
	for line := range strings.Lines(n.Title + "\n" + n.Text) {
		if line = strings.TrimSpace(text.CleanLine(text.Display(line))); line != "" {
			return line
		}
	}
	return "a note"
}

// Settings are the person's choices about the program.
type Settings struct {
	Look        Look
	IdleMinutes int // until the cover or lock; 0 means the usual 5, less means never
	Mouse       bool
	Earlier     bool   // offer three lines of the person's own when they come back
	Country     string // of the help lines, "" for the locale's
	Paper       string // "a4", "letter" or ""
	Printed     bool   // what a print leaves behind has been said
	Extra       Extra
}

// Look is how the screens are coloured.
type Look string

// The looks.
const (
	LookAuto     Look = ""
	LookDark     Look = "dark"
	LookLight    Look = "light"
	LookPlain    Look = "plain"    // no colours
	LookTerminal Look = "terminal" // the terminal's own sixteen
	LookStrong   Look = "strong"   // with a contrast of 7:1 and more
)

// Key implements [Record].
func (a Answer) Key() Key {
	return Key{Kind: RecordAnswer, Track: a.Track, ID: a.Question, Pass: a.Pass}
}

// Key implements [Record].
func (e Entry) Key() Key {
	return Key{Kind: RecordEntry, Track: e.Track, ID: e.Question, Pass: e.Pass, Entry: e.ID}
}

// Key implements [Record].
func (r RatingSet) Key() Key {
	return Key{Kind: RecordRatings, Track: r.Track, ID: r.ID, Pass: r.Pass}
}

// Key implements [Record].
func (v Visit) Key() Key { return Key{Kind: RecordVisit, Track: v.Track, ID: v.Page, Pass: v.Pass} }

// Key implements [Record].
func (p Profile) Key() Key { return Key{Kind: RecordProfile, Track: p.Track} }

// Key implements [Record].
func (Place) Key() Key { return Key{Kind: RecordPlace} }

// Key implements [Record].
func (c EditedCopy) Key() Key {
	return Key{Kind: RecordCopy, Track: c.Track, ID: c.Letter, Pass: c.Pass}
}

// Key implements [Record].
func (n Note) Key() Key { return Key{Kind: RecordNote, ID: n.ID} }

// Key implements [Record].
func (Settings) Key() Key { return Key{Kind: RecordSettings} }

// Change is what one save writes: records to put and records to delete. The
// store makes it one transaction.
type Change struct {
	Put    []Record
	Delete []Key
}

// Empty reports whether there is nothing to write.
func (c Change) Empty() bool { return len(c.Put) == 0 && len(c.Delete) == 0 }

// Now returns a [Stamp] for something written at t under question a of book b.
func (b *Book) Now(t time.Time, a *Ask) Stamp {
	s := Stamp{Written: t, Language: b.Language, Book: b.Version}
	if a != nil {
		s.Wording = a.Label
		s.Private = a.Private
	}
	return s
}
