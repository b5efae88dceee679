package print

import (
	"fmt"
	"io"
	"strings"

	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/paper/plaintext"
)

// wordsOnly stands over the preview of what a terminal can't show as it is.
const wordsOnly = "These are its words, in their order."

// look writes what can be seen of a print on a terminal: the words alone, where it can't show
// the print as it is. In plain lines a text, too, is told without columns.
func look(w io.Writer, d *paper.Document, f format.Format, o format.Options, inLines bool) error {
	said, set := "", func() error { return plaintext.Write(w, d, 0) }
	if inLines {
		set = func() error { return plaintext.Tell(w, d) }
	}
	switch f {
	case format.Markdown, format.Text:
		if f == format.Text && inLines {
			return set()
		}
		_, err := format.Write(w, d, f, o)
		return err
	case format.PDF:
		made, err := format.Look(d, o)
		if err != nil {
			return err
		}
		said = takes(made) + " "
		if len(made.Undrawn) > 0 {
			said += undrawable(made.Undrawn) + " "
		}
	case format.HTML: // there is nothing to count
	}
	if _, err := io.WriteString(w, said+wordsOnly+"\n\n"); err != nil {
		return err
	}
	return set()
}

// takes says how many pages a print takes.
func takes(made paper.Made) string {
	said := fmt.Sprintf("It takes %d pages.", made.Pages)
	if made.Pages == 1 {
		said = "It takes one page."
	}
	if made.Over {
		said += " Nothing is cut to fit on one."
	}
	return said
}

// undrawable says what a PDF would not show as it was written.
func undrawable(kinds []rune) string {
	if len(kinds) == 1 {
		return "One kind of character is in no font of this computer: " + string(kinds) + ". In a PDF it stands as a name in brackets. A web page has it."
	}
	const most = 8
	more := ""
	if len(kinds) > most {
		more = " and more"
	}
	said := make([]string, 0, most)
	for _, r := range kinds[:min(most, len(kinds))] {
		said = append(said, string(r))
	}
	return fmt.Sprintf("%d kinds of characters are in no font of this computer: %s%s. In a PDF they stand as names in brackets. A web page has them all.",
		len(kinds), strings.Join(said, " "), more)
}
