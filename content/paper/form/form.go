// Package form writes a print in any of the forms it can have.
package form

import (
	"io"
	"path"
	"strings"

	"groundwork/content/paper"
	"groundwork/content/paper/html"
	"groundwork/content/paper/pdf"
)

// Form is what a print is written as.
type Form string

// The forms of a print.
const (
	Text     Form = "text"
	Markdown Form = "markdown"
	HTML     Form = "html"
	PDF      Form = "pdf"
)

// Known reports whether it is one of them.
func (f Form) Known() bool { return f == Text || f == Markdown || f == HTML || f == PDF }

// Of returns the form a file of that name has: text, where its ending means none.
func Of(file string) Form {
	switch strings.ToLower(path.Ext(file)) {
	case ".pdf":
		return PDF
	case ".html", ".htm":
		return HTML
	case ".md", ".markdown":
		return Markdown
	}
	return Text
}

// Options are what only some forms have.
type Options struct {
	Sheet paper.Sheet // PDF
	Feeds bool        // text: chapters begin with a form feed
}

// Write writes the document in a form, and returns the characters that form can't
// show.
func Write(out io.Writer, d *paper.Document, f Form, o Options) (undrawn []rune, err error) {
	switch f {
	case PDF:
		return pdf.Write(out, d, o.Sheet)
	case HTML:
		return nil, html.Write(out, d)
	case Markdown:
		return nil, paper.Markdown(out, d)
	}
	if o.Feeds {
		return nil, paper.TextFed(out, d, 0)
	}
	return nil, paper.Text(out, d, 0)
}
