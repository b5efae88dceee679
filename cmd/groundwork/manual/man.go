package manual

import (
	"fmt"
	"strings"
	"time"

	"groundwork/cmd/groundwork/environ"

	"github.com/urfave/cli/v3"
)

// Page is the manual page, made from the command tree, of a release, if it is one, and of a day.
func Page(root *cli.Command, release string, of time.Time) (string, error) {
	m := &roff{}
	day, version := "", ""
	if !of.IsZero() {
		day = of.UTC().Format(time.DateOnly)
	}
	if release != "" {
		version = " " + release
	}
	m.line(`.TH GROUNDWORK 1 "` + day + `" "groundwork` + version + `"`)
	m.line(".SH NAME\n" + plainRoff(root.Name) + ` \- ` + plainRoff(root.Usage))
	m.line(".SH SYNOPSIS\n.B groundwork\n.RI [ options ]\n.br\n.B groundwork\n.RI [ options ]\n.I command")
	m.line(".SH DESCRIPTION")
	about, _, _ := strings.Cut(root.Description, "Exit codes:")
	m.text("Groundwork goes on where you stopped. With a command it does one thing, and ends.\n\n" + about)
	m.line(".SH OPTIONS")
	m.flags(root.Flags, true)
	m.line(".SH COMMANDS")
	m.commands(root)
	for _, n := range topics() {
		t, err := n.make()
		if err != nil {
			return "", err
		}
		title := map[string]string{"exit-codes": "EXIT STATUS", "plain": "PLAIN LINES"}[t.name]
		if title == "" {
			title = strings.ToUpper(t.name)
		}
		m.line(".SH " + title)
		m.items(t.items)
		if t.name == "files" {
			m.line(".SH ENVIRONMENT")
			m.items(environment())
		}
	}
	return m.b.String(), nil
}

// environment are the variables that are read.
func environment() []item {
	return []item{
		{environ.File, "the workbook's file, if not the usual one"},
		{"XDG_DATA_HOME", "the folder that the workbook's folder is in, if not ~/.local/share"},
		{environ.Plain + ", ACCESSIBLE, TERM=dumb", "the workbook in plain lines instead of screens"},
		{environ.Reader, "the screens as a screen reader is to meet them"},
		{"VISUAL, EDITOR", "your own editor, for ctrl+o"},
		{"NO_COLOR", "turns colours off"},
		{"LC_ALL, LC_TIME, LANG, TZ", "the country that the help lines, the paper and dates are suggested for"},
	}
}

// roff writes a page for man.
type roff struct {
	b      strings.Builder
	headed bool // a heading was the last; a paragraph then needs no beginning
}

// roffWidth is how long the lines of a page's source are; man sets them anew.
const roffWidth = 60

func (m *roff) line(s string) {
	m.headed = strings.HasPrefix(s, ".S")
	m.b.WriteString(s + "\n")
}

// paragraph begins one.
func (m *roff) paragraph() {
	if !m.headed {
		m.line(".PP")
	}
}

// fill writes text that man breaks into lines.
func (m *roff) fill(s string) {
	for line := range strings.SplitSeq(SetLines(s, roffWidth), "\n") {
		m.line(plainRoff(line))
	}
}

// text writes paragraphs. What is indented stays as it stands, as in a command's help.
func (m *roff) text(s string) {
	var running []string
	end := func() {
		if len(running) > 0 {
			m.paragraph()
			m.fill(strings.Join(running, " "))
		}
		running = nil
	}
	listing := false
	for line := range strings.SplitSeq(s, "\n") {
		switch list := strings.HasPrefix(line, " "); {
		case list && !listing:
			end()
			m.line(".PP\n.nf\n.RS")
			listing = true
		case !list && listing:
			m.line(".RE\n.fi")
			listing = false
		}
		switch {
		case listing:
			m.line(plainRoff(strings.TrimSpace(line)))
		case line == "":
			end()
		default:
			running = append(running, line)
		}
	}
	end()
	if listing {
		m.line(".RE\n.fi")
	}
}

func (m *roff) items(list []item) {
	for _, it := range list {
		if it.word == "" {
			m.paragraph()
		} else {
			m.line(".TP\n.B " + wordRoff(it.word))
		}
		m.fill(it.text)
	}
}

// flags writes what can be given to a command. That each tells its help is said once.
func (m *roff) flags(flags []cli.Flag, help bool) {
	for _, f := range flags {
		if !help && f.Names()[0] == "help" {
			continue
		}
		doc, ok := f.(cli.DocGenerationFlag)
		if v, hides := f.(cli.VisibleFlag); !ok || hides && !v.IsVisible() {
			continue
		}
		value, usage := "", doc.GetUsage()
		if before, rest, ok := strings.Cut(usage, "`"); ok {
			name, after, _ := strings.Cut(rest, "`")
			value, usage = name, before+name+after
		}
		var names []string
		for _, n := range f.Names() {
			names = append(names, `\fB`+plainRoff(Dashed(n))+`\fR`)
		}
		said := strings.Join(names, ", ")
		if value != "" {
			said += ` \fI` + plainRoff(value) + `\fR`
		}
		m.line(".TP\n" + said)
		m.fill(usage)
	}
}

// commands writes every command, one below the other. The parser's own for the shells
// are told by the one above them.
func (m *roff) commands(of *cli.Command) {
	for _, c := range of.Commands {
		if c.Hidden {
			continue
		}
		m.line(".SS " + wordRoff(strings.TrimSpace(c.FullName()+" "+c.ArgsUsage)))
		about, _, _ := strings.Cut(c.Description, "Exit codes:")
		m.fill(strings.ToUpper(c.Usage[:1]) + c.Usage[1:] + ".")
		if about = strings.TrimSpace(about); about != "" {
			m.text(about)
		}
		m.flags(c.Flags, false)
		if c.Name != "completion" {
			m.commands(c)
		}
	}
}

// plainRoff is text that roff shows as it is, but for signs that groff leaves out where a
// terminal has ASCII only.
func plainRoff(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\\':
			b.WriteString(`\e`)
		case r == '-':
			b.WriteString(`\-`)
		case i == 0 && (r == '.' || r == '\''):
			b.WriteString(`\&` + string(r))
		case inASCII(r) != "":
			b.WriteString(inASCII(r))
		case r > '~':
			fmt.Fprintf(&b, `\[u%04X]`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// inASCII says a sign in letters everybody has.
func inASCII(r rune) string {
	switch r {
	case '…':
		return "..."
	case '↑':
		return "up"
	case '↓':
		return "down"
	case '←':
		return "left"
	case '→':
		return "right"
	}
	return ""
}

// wordRoff is text as one word of a request's line.
func wordRoff(s string) string { return `"` + strings.ReplaceAll(plainRoff(s), `"`, `\(dq`) + `"` }

// Dashed is a flag's name as it is typed.
func Dashed(name string) string {
	if len([]rune(name)) == 1 {
		return "-" + name
	}
	return "--" + name
}
