// Package format writes a print in any of the formats it can have.
package format

import (
	"io"
	"path"
	"slices"
	"strings"

	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/markdown"
	"groundwork/content/paper/pdf"
	"groundwork/content/paper/pdf/font"
	"groundwork/content/paper/plaintext"
)

// Format is what a print is written as.
type Format string

// The formats of a print.
const (
	Text     Format = "text"
	Markdown Format = "markdown"
	HTML     Format = "html"
	PDF      Format = "pdf"
)

// All returns the formats, in the order one chooses among them.
func All() []Format { return []Format{PDF, HTML, Markdown, Text} }

// Known reports whether it is one of them.
func (f Format) Known() bool { return slices.Contains(All(), f) }

// Name returns what it is called where one chooses among them.
func (f Format) Name() string {
	switch f {
	case PDF:
		return "PDF"
	case HTML:
		return "web page"
	case Markdown:
		return "Markdown"
	case Text:
		return "text"
	}
	return ""
}

// Pages reports whether it has a size of paper and of type.
func (f Format) Pages() bool { return f == PDF }

// endings are how the names of its files end. The first is what a new one gets.
func (f Format) endings() []string {
	switch f {
	case PDF:
		return []string{".pdf"}
	case HTML:
		return []string{".html", ".htm"}
	case Markdown:
		return []string{".md", ".markdown"}
	case Text:
		return []string{".txt", ".text", ""}
	}
	return []string{""}
}

// Ending returns how the name of a new file of it ends.
func (f Format) Ending() string { return f.endings()[0] }

// Of returns the format a file of that name has: text, where it has no ending, and none
// where the ending is not one of a format.
func Of(file string) Format {
	ending := strings.ToLower(path.Ext(file))
	for _, f := range All() {
		if slices.Contains(f.endings(), ending) {
			return f
		}
	}
	return ""
}

// Options are what only some formats have.
type Options struct {
	Sheet paper.Sheet  // PDF
	Fonts *font.System // PDF: for what the program's own fonts lack; may be nil
	Feeds bool         // text: chapters begin with a form feed
}

// Write writes the document in a format. Of a PDF it says what became of it; the others
// show all there is.
func Write(out io.Writer, d *paper.Document, f Format, o Options) (made paper.Made, err error) {
	switch f {
	case PDF:
		return pdf.Write(out, d, o.Sheet, o.Fonts)
	case HTML:
		return made, html.Write(out, d)
	case Markdown:
		return made, markdown.Write(out, d)
	case Text: // below, as for what is no format
	}
	if o.Feeds {
		return made, plaintext.WriteFed(out, d, 0)
	}
	return made, plaintext.Write(out, d, 0)
}

// Look returns what would become of the document in a format that has pages.
func Look(d *paper.Document, o Options) (paper.Made, error) { return pdf.Look(d, o.Sheet, o.Fonts) }
