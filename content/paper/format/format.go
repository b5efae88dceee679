// Package format writes a print in any of the formats it can have.
package format

import (
	"io"
	"path"
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

// Known reports whether it is one of them.
func (f Format) Known() bool { return f == Text || f == Markdown || f == HTML || f == PDF }

// Of returns the format a file of that name has: text, where it has no ending, and none
// where the ending is not one of a format.
func Of(file string) Format {
	switch strings.ToLower(path.Ext(file)) {
	case ".pdf":
		return PDF
	case ".html", ".htm":
		return HTML
	case ".md", ".markdown":
		return Markdown
	case "", ".txt", ".text":
		return Text
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
