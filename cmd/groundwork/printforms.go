package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/text"
)

// press makes a print of a document in the form that was asked for.
type press struct {
	form   format.Format
	sheet  paper.Sheet
	usual  bool // no size of paper was asked for
	feeds  bool // chapters of a text begin with a form feed
	damage bool // something in the workbook is damaged or missing
	made   paper.Made
}

// newPress finds out the form: the one named, or that of the file's ending.
func newPress(c *cli.Command) (*press, error) {
	p := &press{form: format.Format(c.String("form")), feeds: c.Bool("form-feed")}
	switch to := c.String("output"); {
	case c.IsSet("printer"):
		if p.form != "" && p.form != format.PDF {
			return nil, exit.Wrong("leave out one of them", "a printer is given a PDF, and no other form")
		}
		if c.IsSet("output") {
			return nil, exit.Wrong("leave out one of them", "a print goes to a printer or to a file")
		}
		p.form = format.PDF
	case p.form == "":
		if p.form = format.Of(to); p.form == "" {
			return nil, exit.Wrong("name it .txt, .md, .html or .pdf, or say which it is with -f", "the ending of %s is not that of a form", filepath.Base(to))
		}
	}
	if !p.form.Known() {
		return nil, exit.Wrong("the forms are text, markdown, html and pdf", "there is no form %q", p.form)
	}
	p.sheet = paper.Sheet{Size: paper.Size(strings.ToLower(c.String("paper"))), Large: c.Bool("large")}
	switch {
	case p.sheet.Size.Known():
	case p.sheet.Size == "":
		p.sheet.Size, p.usual = paper.SizeIn(content.CountryOf(environ.Locale("LC_PAPER"))), true
	default:
		return nil, exit.Wrong("the sizes are a4 and letter", "there is no size of paper %q", c.String("paper"))
	}
	if !p.form.Pages() && (c.IsSet("paper") || c.Bool("large")) {
		return nil, exit.Wrong("-f pdf makes a PDF", "only a PDF has a size of paper and of type")
	}
	if p.form != format.Text && p.feeds {
		return nil, exit.Wrong("-f text makes a text", "only a text can have form feeds")
	}
	return p, nil
}

// prefer takes the paper of the last print, where none was asked for.
func (p *press) prefer(size paper.Size) {
	if p.usual && size.Known() {
		p.sheet.Size = size
	}
}

// print makes the print, whole, before any of it goes anywhere.
func (p *press) print(d *paper.Document) (_ *bytes.Reader, err error) {
	var made bytes.Buffer
	p.made, err = format.Write(&made, d, p.form, format.Options{Sheet: p.sheet, Fonts: systemFonts(), Feeds: p.feeds})
	return bytes.NewReader(made.Bytes()), err
}

// fitsTerminal refuses to write a PDF at a person.
func (p *press) fitsTerminal(out *os.File) error {
	if p.form == format.PDF && term.IsTerminal(out.Fd()) {
		return exit.Wrong("-o FILE writes it to a file", "a PDF can't be read on a terminal")
	}
	return nil
}

// warn tells what the print won't show as it was written.
func (p *press) warn(d *commandLine, printed *paper.Document) {
	if n := len(p.made.Undrawn); n > 0 {
		d.say("warning", text.Count(n, "kind of character is in no font here, and is named in brackets instead", "kinds of characters are in no font here, and are named in brackets instead"))
		d.say("hint", "-f html has them all")
	}
	if p.made.Over {
		d.say("warning", fmt.Sprintf("this was to fit on one page, and takes %d: nothing of it is cut", p.made.Pages))
		if parts := printed.Parts(); len(parts) > 0 {
			d.say("hint", "--without leaves out a section by its title, and --without-people who I would call. There are: "+strings.Join(parts, " · "))
		}
	}
}

// printerName is the value of --printer, which may be given without one.
type printerName struct{ name string }

// Set implements [cli.Value]. Without a value the parser gives "true".
func (p *printerName) Set(s string) error {
	if s == "true" {
		s = ""
	}
	p.name = s
	return nil
}

// String implements [cli.Value].
func (p *printerName) String() string { return p.name }

// Get implements [cli.Value].
func (p *printerName) Get() any { return p }

// IsBoolFlag lets the flag stand without a value.
func (p *printerName) IsBoolFlag() bool { return true }

// several is what a flag was given that may be given more than once. The parser's own
// flag for that would bring a second reader of JSON into the program.
type several []string

// Set implements [cli.Value].
func (l *several) Set(s string) error {
	*l = append(*l, s)
	return nil
}

// String implements [cli.Value].
func (l *several) String() string { return strings.Join(*l, ", ") }

// Get implements [cli.Value].
func (l *several) Get() any { return l }

// all is everything that was given to such a flag.
func all(c *cli.Command, flag string) []string {
	l, _ := c.Generic(flag).(*several)
	if l == nil {
		return nil
	}
	return *l
}
