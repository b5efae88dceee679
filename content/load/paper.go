package load

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"groundwork/content"
)

// CheckPaper finds words in a book that would reach paper and mean nothing there,
// in a form that is filled in by hand or in a print of what was written. fsys is
// what the book was loaded from.
func CheckPaper(fsys fs.FS, b *content.Book) Mistakes {
	c := &paperCheck{fsys: fsys}
	c.open(bookFile)
	c.moments(b)
	for _, t := range b.Tracks {
		c.open(bookFile)
		c.say(1, "say it without", t.Title)
		for _, ch := range t.Chapters {
			c.chapter(ch)
		}
	}
	if b.Safety != nil {
		c.chapter(b.Safety)
	}
	return c.mistakes.sorted()
}

// paperCheck checks one file after the other.
type paperCheck struct {
	fsys     fs.FS
	file     string
	text     string
	mistakes Mistakes
}

func (c *paperCheck) open(file string) {
	if c.file == file {
		return
	}
	data, _ := readLimited(c.fsys, file) // it has been read once; lines are a service
	c.file, c.text = file, string(data)
}

func (c *paperCheck) chapter(ch *content.Chapter) {
	c.open(ch.File)
	c.say(1, "say it without", ch.Title)
	for _, p := range ch.Pages() {
		c.say(p.Line, "say it without", p.Title)
		for _, block := range p.Blocks {
			c.block(block)
		}
	}
}

// moments checks the questions before and after a page. A reply is said on paper
// where it is the one that asks for care.
func (c *paperCheck) moments(b *content.Book) {
	if a := b.Before; a != nil {
		c.ask(a)
	}
	if a := b.After; a != nil {
		c.ask(a)
		for _, o := range a.Options {
			if o.ID == content.Heavier {
				c.say(a.Line, "say it without", o.Reply)
			}
		}
	}
}

func (c *paperCheck) block(b content.Block) {
	if media, ok := b.Info().ShowIf[content.MediumKey]; ok && !slices.Contains(media, content.MediumPaper) {
		return
	}
	line := b.Info().Line
	switch b := b.(type) {
	case *content.Prose:
		c.say(line, "put it into a when on medium: screen, or say it without", texts(b.Paras)...)
	case *content.Why:
		c.say(line, "say it without", texts(b.Paras)...)
	case *content.Ask:
		c.ask(b)
	case *content.Letter:
		c.say(line, "say it without", b.Title, b.Text)
	case *content.Plan:
		c.say(line, "say it without", b.Title)
		for _, s := range b.Sections {
			c.say(line, "say it without", s.Title)
		}
	}
}

// ask checks what is printed of a question: replies and notices are not, nor is
// what a gate can be answered.
func (c *paperCheck) ask(a *content.Ask) {
	a = a.OnPaper()
	texts := []string{a.Label, a.Hint}
	if a.Scale != nil {
		texts = append(texts, a.Scale.Low, a.Scale.High)
	}
	add := func(options []content.Option) {
		for _, o := range options {
			texts = append(texts, o.OnPaper().Label)
		}
	}
	add(a.Options)
	add(a.Rows)
	for _, col := range a.Columns {
		texts = append(texts, col.Label)
		add(col.Options)
	}
	for _, part := range a.Gate {
		texts = append(texts, part.Label)
	}
	c.say(a.Line, "say it without, or leave it to a reply", texts...)
}

// say reports each word of the texts that means nothing on paper, in the line it
// stands in.
func (c *paperCheck) say(line int, remedy string, texts ...string) {
	from := c.start(line)
	for _, text := range texts {
		text = strings.Join(strings.Fields(text), " ")
		for _, words := range content.ScreenWords(text) {
			at := line
			// Its words may stand on two lines, in emphasis, or in a quote.
			raw := regexp.MustCompile(strings.ReplaceAll(regexp.QuoteMeta(words), " ", `[\s>*_]+`))
			if found := raw.FindStringIndex(c.text[from:]); found != nil {
				at = 1 + strings.Count(c.text[:from+found[0]], "\n")
				from += found[1]
			}
			c.mistakes = append(c.mistakes, Mistake{c.file, at, "“" + words + "” would reach paper", remedy})
		}
	}
}

// start returns where a line begins in the file.
func (c *paperCheck) start(line int) int {
	at := 0
	for ; line > 1; line-- {
		next := strings.IndexByte(c.text[at:], '\n')
		if next < 0 {
			break
		}
		at += next + 1
	}
	return at
}

func texts(paras []content.Para) []string {
	all := make([]string, len(paras))
	for i, p := range paras {
		all[i] = p.Text()
	}
	return all
}
