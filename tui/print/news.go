package print

import (
	"errors"
	"io/fs"
	"strings"

	"groundwork/content/text"
	private "groundwork/store/disk"
)

// What came of a print is told wherever one is by then: who prints and goes on counts on
// it. In short, and without the name of the file, which the person chose.

// Of implements [session.News].
func (m PrintedMsg) Of() any { return m.Screen }

// News implements [session.News].
func (m PrintedMsg) News() string {
	if m.err != nil {
		err := m.err
		var at *fs.PathError
		if errors.As(err, &at) {
			err = at.Err
		}
		said := notPrinted(err)
		if m.Path != "" {
			said = strings.ReplaceAll(said, text.CleanLine(m.Path), "the file")
		}
		return said
	}
	said := "printed"
	if m.device != "" {
		said = "handed to the printer " + text.CleanLine(m.device)
	}
	if m.LeftOut > 0 {
		said += "; " + text.Count(m.LeftOut, "answer was", "answers were") + " left out"
	}
	if m.damaged > 0 {
		said += "; what is damaged can't be shown in it"
	}
	return said
}

// Of implements [session.News].
func (h heldMsg) Of() any { return h.done.Screen }

// News implements [session.News]. Nobody can be asked any more.
func (h heldMsg) News() string {
	why := "some of its characters are in no font"
	if h.stopped != "" {
		why = "the printer " + text.CleanLine(h.done.device) + " " + text.CleanLine(h.stopped)
	}
	return "not printed: " + why + "; Print asks again"
}

// notPrinted says why a print did not come about.
func notPrinted(err error) string {
	if errors.Is(err, private.ErrExists) {
		return "not printed: there is already a file of that name"
	}
	return "not printed: " + text.CleanLine(err.Error())
}
