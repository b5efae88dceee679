// Package route is where the screens are: a [Route] is a screen's address, a
// plain value that also says what may be done there. Screens name each other by
// their routes; only package tui turns a route into a screen.
//
// While the workbook is locked nothing but routes is kept of the screens, so a
// route that one comes back to holds ids and places, and none of the words.
package route

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
)

// Route is the address of a screen.
type Route interface{ Allows() Allows }

// Allows is what may be done on a screen.
type Allows struct {
	Search  bool // a search may be opened over it: one reads or writes there, and is in no choice
	Suspend bool // the program may be put aside; elsewhere that key undoes
	Idle    bool // it is never covered, however long nobody types
	Bare    bool // it has the whole terminal to itself
	Return  bool // one comes back to it after unlocking
}

// The screens about the way through a track.
type (
	// Welcome is the first screen there is.
	Welcome struct{ plain }
	// Tracks asks which track to begin or go to.
	Tracks struct{ plain }
	// Notice says what was noticed at opening.
	Notice struct {
		plain
		Sentences []string
	}
	// Returning stands before the page where the person stopped. It shows nothing
	// they wrote.
	Returning struct{ plain }
	// Home is the home of a track.
	Home struct {
		Track content.TrackID
		At    int // the line one is on
	}
	// Contents lists the pages of a track.
	Contents struct {
		written
		Track   content.TrackID
		Chapter string // to stand on, or "" for the page the person is on
	}
	// Marked lists the pages marked to come back to.
	Marked struct {
		written
		Track content.TrackID
	}
	// Walked closes a track whose every page is done.
	Walked struct {
		plain
		Track content.TrackID
	}
)

// The screens that ask and are written on.
type (
	// Page is a page of the book.
	Page struct {
		written
		Track  content.TrackID
		Spot   content.Spot
		Letter string // a letter or plan of the page to stand on, or ""
		Past   Past   // what to open of an earlier pass
		Found  Found  // the screen below, where it isn't the contents
		Alone  bool   // it stands by itself: from it one only comes back
		Over   bool   // the page it was opened from lies beneath it, and back leads there
		After  string // of the questions about safety: the page one goes on after, or ""
	}
	// Found is what a page was found in; that stays below it.
	Found int
	// Past is what was written to a question or a letter in an earlier pass; the
	// zero Past is none.
	Past struct {
		ID   string
		Pass int
	}
	// Passing offers caution to who goes past the questions about safety. Its
	// result is the [content.Route] to keep to from now on.
	Passing struct {
		plain
		Cautions content.Route
	}
	// CheckIn asks the ratings of a track.
	CheckIn struct {
		kept
		Track    content.TrackID
		Sets     map[string]string // the sets that were begun, by their series; nil for new ones
		Another  bool              // it is of another day
		Day      content.Date      // which
		Question string            // to stand on, "" for the first one, and for the day where there is one
		Offer    string            // the question whose offer nobody has answered
	}
	// Practice is one log, kept from Home.
	Practice struct {
		kept
		Track    content.TrackID
		Question string
		Part     string
		Offset   int
	}
	// Plan is the plan by itself.
	Plan struct{ Track content.TrackID }
	// Draft is a letter or a plan as a text to write in.
	Draft struct {
		plain
		Track content.TrackID
		ID    string
	}
	// Notes lists the free pages.
	Notes struct{ written }
	// Note is one free page. Its result is the [content.Note] that was deleted.
	Note struct {
		written
		ID            string
		New           bool // there is none yet
		Focus, Offset int
		At            bool // Focus and Offset are where to stand
	}
	// Editor hands a text to the person's own editor. It is not built anew after
	// unlocking: the text belongs to a screen.
	Editor struct {
		away
		Text Lent
	}
	// Question asks for one of some answers. Its result is an [Answer].
	Question struct {
		plain
		Head    string // the header
		Title   string
		About   []string
		Answers []string

		Destroys bool // the last of the answers takes something away
	}
)

// What a page is found in.
const (
	NotFound Found = iota
	InSearch
	InWords
)

// Answer is which answer of a [Question] was chosen.
type Answer int

// Lent is a text that can be handed to the person's own editor.
type Lent interface {
	Text() string
	// Replace puts another text in its place, as one change that can be undone,
	// and says what there is to say of it.
	Replace(text string) (why string, cmd tea.Cmd)
}

// The screens that help at once.
type (
	// Help has the help lines, and the keys of the screen it was opened on.
	Help struct{ Keys []key.Binding }
	// Distress answers a rating of eight or more.
	Distress struct{ plain }
	// RightNow is what helps at once, in one place.
	RightNow struct {
		plain
		FromHelp bool // the help lines are the screen below
	}
	// Safety is what there is to read for when it isn't safe: a page, or the list of
	// them. One does not come back to it, and nothing tells that it was open.
	Safety struct {
		plain
		Page string // or "" for the list
	}
	// People are those the person would call.
	People struct{ plain }
	// Countries chooses whose help lines are shown.
	Countries struct{ plain }
	// Settle offers three ways to settle.
	Settle struct{ plain }
	// Breathing leads through slow breaths of so many seconds, for so many minutes.
	Breathing struct {
		away
		In, Out, Minutes int
	}
	// LookAround is five lines to go through with one's eyes.
	LookAround struct{ plain }
	// Quiet is where stopping for the day leads.
	Quiet struct{ plain }
	// EndWell closes a heavy day.
	EndWell struct{ plain }
)

// The settings.
type (
	// Settings changes what a track and the program were told.
	Settings struct {
		kept
		Track content.TrackID
		At    int // the line one is on
	}
	// Setting is a question of the book that is among the settings.
	Setting struct {
		plain
		Track    content.TrackID
		Question string
	}
	// Cautions chooses which pages of a track wait.
	Cautions struct {
		plain
		Track content.TrackID
	}
	// Looks chooses the colours.
	Looks struct{ plain }
	// IdleTimes chooses when the screen is covered.
	IdleTimes struct{ plain }
	// BeginAgain asks whether to begin a track again.
	BeginAgain struct {
		plain
		Track content.TrackID
	}
	// Protection offers what can be done about the passphrase.
	Protection struct{ plain }
	// Orphans lists what is left of a workbook that is gone.
	Orphans struct{ plain }
	// Passphrase asks for what a change of the key takes.
	Passphrase struct {
		plain
		Do Rekeying
	}
)

// Rekeying is a change of the key.
type Rekeying int

// The changes of the key.
const (
	SetOwn       Rekeying = iota // a first passphrase, the person's own
	SetMadeUp                    // a first one, made up
	ChangeOwn                    // another one
	ChangeMadeUp                 // another one, made up
	NewCode                      // a new recovery code
	Remove                       // no passphrase any more
)

// The screens about what was written.
type (
	// Search finds words in everything written.
	Search struct{ plain }
	// GoneAnswer shows words whose question is no longer in the book.
	GoneAnswer struct {
		plain
		Title, Text string
	}
	// Words shows all that was written in a track, in its order.
	Words struct {
		written
		Track content.TrackID
		At    int // what one is on, from 1; 0 for the question the person was at
	}
	// History lists what has earlier versions.
	History struct {
		plain
		Track content.TrackID
	}
	// Rows lists the rows of one question that have earlier versions.
	Rows struct {
		plain
		Track content.TrackID
		Of    content.Key
		Gone  []content.Record // what is known to have gone from the workbook
	}
	// Versions are the earlier versions of one record.
	Versions struct {
		plain
		Track content.TrackID
		Of    content.Key
		Title string
		Depth int // how many screens it is above the list of everything
	}
	// Erasure asks whether records are to be erased for good.
	Erasure struct {
		plain
		Track content.TrackID
		Keys  []content.Key
		Above int // how many screens it is above the list of everything
	}
	// Erasing erases records and tells how it went.
	Erasing struct {
		plain
		Track content.TrackID
		Keys  []content.Key
	}
)

// The screens about printing.
type (
	// Print chooses what to print from a track.
	Print struct {
		plain
		Track content.TrackID
		ID    string // of a letter or the plan, or ""
	}
	// BlankForm prints a form for somebody who has begun no track.
	BlankForm struct{ plain }
	// Preview shows a print as it will be.
	Preview struct {
		plain
		Text string
	}
	// Pick chooses one of some things. Its result is a [Picked].
	Pick struct {
		plain
		Head  string // the header
		Title string
		Items []string
		At    int // what is chosen now
	}
	// Ticks marks some of what a print is made of. Its result is [Ticked].
	Ticks struct {
		plain
		Head   string // the header
		Title  string
		About  string
		Items  []Tick
		Most   int // how many may be ticked; 0 for all
		Ticked Ticked
	}
	// Tick is one thing to be ticked.
	Tick struct {
		Name  string // among what is ticked
		Label string
		Group string // a heading above it, or ""
	}
)

// Picked is what was chosen, counted from 0.
type Picked int

// Ticked is what is ticked of one kind, by name. Of tells the kinds apart.
type Ticked struct {
	Of    int
	Names map[string]bool
}

// Locked is the screen while everything is locked.
type Locked struct{}

// What most routes allow is in what they embed.
type (
	plain   struct{} // nothing
	written struct{} // one reads and writes there
	kept    struct{} // one comes back to it
	away    struct{} // nobody can tell whether somebody is there
)

// Allows implements [Route].
func (plain) Allows() Allows { return Allows{} }

// Allows implements [Route].
func (written) Allows() Allows { return Allows{Search: true, Return: true} }

// Allows implements [Route].
func (kept) Allows() Allows { return Allows{Return: true} }

// Allows implements [Route].
func (away) Allows() Allows { return Allows{Idle: true} }

// Allows implements [Route].
func (Home) Allows() Allows { return Allows{Search: true, Suspend: true, Return: true} }

// Allows implements [Route].
func (Plan) Allows() Allows { return Allows{Search: true} }

// Allows implements [Route].
func (Help) Allows() Allows { return Allows{Suspend: true} }

// Allows implements [Route].
func (Locked) Allows() Allows { return Allows{Bare: true} }
