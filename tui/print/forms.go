package print

import (
	"fmt"
	"io"
	"strings"

	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/pdf"
	"groundwork/content/paper/pdf/font"
	"groundwork/content/paper/plaintext"
)

// form is a way to print.
type form struct {
	name, ending string
	pages        bool // it has a size of paper and of type
	write        func(io.Writer, *paper.Document, paper.Sheet, *font.System) (paper.Made, error)
	look         func(io.Writer, *paper.Document, paper.Sheet, *font.System) error // what can be seen of it on a terminal
}

// wordsOnly stands over the preview of what a terminal can't show as it is.
const wordsOnly = "These are its words, in their order."

func forms() []form {
	text := func(w io.Writer, d *paper.Document) error { return plaintext.Write(w, d, 0) }
	words := func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) error {
		if _, err := io.WriteString(w, wordsOnly+"\n\n"); err != nil {
			return err
		}
		return text(w, d)
	}
	counted := func(w io.Writer, d *paper.Document, s paper.Sheet, fonts *font.System) error {
		made, err := pdf.Look(d, s, fonts)
		if err != nil {
			return err
		}
		said := takes(made) + " "
		if len(made.Undrawn) > 0 {
			said += undrawable(made.Undrawn) + " "
		}
		if _, err := io.WriteString(w, said); err != nil {
			return err
		}
		return words(w, d, s, fonts)
	}
	same := func(write func(io.Writer, *paper.Document) error) func(io.Writer, *paper.Document, paper.Sheet, *font.System) error {
		return func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) error { return write(w, d) }
	}
	plain := func(write func(io.Writer, *paper.Document) error) func(io.Writer, *paper.Document, paper.Sheet, *font.System) (paper.Made, error) {
		return func(w io.Writer, d *paper.Document, _ paper.Sheet, _ *font.System) (paper.Made, error) {
			return paper.Made{}, write(w, d)
		}
	}
	return []form{
		{"PDF", ".pdf", true, pdf.Write, counted},
		{"web page", ".html", false, plain(html.Write), words},
		{"Markdown", ".md", false, plain(markdown.Write), same(markdown.Write)},
		{"text", ".txt", false, plain(text), same(text)},
	}
}

// takes says how many pages a print takes.
func takes(made paper.Made) string {
	said := fmt.Sprintf("It takes %d pages.", made.Pages)
	if made.Pages == 1 {
		said = "It takes one page."
	}
	if made.Cut {
		said += " “…” stands where a text was too long for it."
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
