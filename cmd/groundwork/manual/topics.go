// Package manual tells what the command line can do and what else there is to know of the
// program: topics of help, and the manual page.
package manual

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content/load"
	"groundwork/content/text"
	"groundwork/tui"
)

// Topic is something that help and the man page tell at length.
type Topic struct {
	name  string
	about string
	items []item
}

// item is a paragraph, or what a word means; the latter where there is a word.
type item struct{ word, text string }

// topics are those that help knows by their names. Each is made when it is asked for: that
// of the keys takes the whole book.
func topics() []named {
	return []named{
		{"keys", keysTopic},
		{"privacy", said(privacyTopic)},
		{"files", said(filesTopic)},
		{"plain", said(plainTopic)},
		{"exit-codes", said(exitCodesTopic)},
	}
}

// named is a topic that is still to be made.
type named struct {
	name string
	make func() (Topic, error)
}

func said(words func() Topic) func() (Topic, error) {
	return func() (Topic, error) { return words(), nil }
}

// Find makes the topic of a name, if there is one.
func Find(name string) (t Topic, ok bool, err error) {
	for _, n := range topics() {
		if n.name == name {
			t, err = n.make()
			return t, true, err
		}
	}
	return Topic{}, false, nil
}

func keysTopic() (Topic, error) {
	book, err := load.Builtin()
	if err != nil {
		return Topic{}, err
	}
	t := Topic{name: "keys", about: "the keys on the screens", items: []item{
		{"", "Tab, Shift+Tab, the arrows, Enter, Esc, ctrl+g and ctrl+q are enough for everything; the other keys are shortcuts."},
	}}
	for _, g := range tui.Keys(book) {
		t.items = append(t.items, item{"", text.Capital(g.Title) + ":"})
		for _, k := range g.Keys {
			t.items = append(t.items, item{k.Key, k.Desc})
		}
	}
	return t, nil
}

func privacyTopic() Topic {
	return Topic{"privacy", "what stays private, and what can't", []item{
		{"", "Nothing is ever sent: the program has no code for the network."},
		{"", "Without a passphrase, whoever has the file or can use your account can read all of it. With one, nobody reads it without " +
			"the passphrase or the recovery code. groundwork passphrase set sets one. A forgotten passphrase can't be brought back by anybody."},
		{"", "ctrl+q leaves at once: the screen goes blank first, then your words are saved. ctrl+l covers the screen, or locks it where there is a passphrase."},
		{"", "It can't hide that you opened it: the name of the command may be in your shell's history, and the file lies in your data folder. " +
			"--no-trace writes nothing to disk, and what you write is gone when you leave."},
		{"", "Prints, exports, backups and what other programs copied stay as they were when the passphrase is changed or something is erased."},
		{"", "If somebody checks this computer, a safer one, or paper, may be the better choice: groundwork print --blank prints an empty form."},
	}}
}

func filesTopic() Topic {
	return Topic{"files", "where your words lie", []item{
		{"", "All of it is one file in your data folder, on Linux ~/.local/share/groundwork/workbook. groundwork paths tells where it is on this computer. " +
			"--file FILE, or " + environ.File + ", names another place, such as a USB stick."},
		{"workbook", "everything you wrote"},
		{"workbook.copy-…", "a copy, called after the second it was made in (UTC); the five newest stay"},
		{"workbook.rescue-…", "words the workbook could not take, taken in at the next start"},
		{"workbook.before-restore-…", "what was there before a copy was brought back"},
		{"", "Deleting the program leaves all of them. groundwork erase --all erases them."},
	}}
}

// plainTopic tells what there is without the full screen.
func plainTopic() Topic {
	return Topic{"plain", "without the full screen", []item{
		{"", "groundwork --plain asks one question after the other in plain lines, which suits a screen reader, a braille display and a slow line. " +
			environ.Plain + "=1, ACCESSIBLE=1 or TERM=dumb in the environment does the same."},
		{"", "groundwork --reader, or " + environ.Reader + "=1, keeps the full screen but draws it for a screen reader: no bars or signs, whole lines, and only what is worth hearing."},
		{"", "All commands write plain lines without colours, boxes or moving parts: status, print, search, check, restore, passphrase and the others. " +
			"groundwork print -f text writes what you wrote in lines of at most 72 columns."},
		{"", "On the screens the real cursor stands on what has the focus. NO_COLOR=1 turns colours off; nothing is ever said by colour alone."},
		{"", "groundwork print --blank prints the book as a form to fill in by hand."},
	}}
}

func exitCodesTopic() Topic {
	t := Topic{name: "exit-codes", about: "what the program exits with"}
	for _, code := range []int{exit.Done, exit.Failed, exit.Usage, exit.Passphrase, exit.Locked, exit.Damaged, exit.Nothing, exit.Interrupted} {
		t.items = append(t.items, item{fmt.Sprint(code), exit.Meaning(code)})
	}
	t.items = append(t.items, item{"", "Results go to standard output, messages to standard error. Leaving the workbook with ctrl+q or ctrl+c is done, not interrupted."})
	return t
}

// wordColumn is how wide words are that have their meaning beside them.
const wordColumn = 16

// String is the topic as lines for a terminal.
func (t Topic) String() string {
	var b strings.Builder
	pad := func(n int) string { return strings.Repeat(" ", max(n, 0)) }
	fmt.Fprintf(&b, "%s - %s\n", t.name, t.about)
	for i, it := range t.items {
		if it.word == "" || i == 0 || t.items[i-1].word == "" {
			b.WriteString("\n")
		}
		if it.word == "" {
			b.WriteString(indent(SetLines(it.text, Width-Indent), pad(Indent)))
			continue
		}
		lines := indent(SetLines(it.text, Width-Indent-wordColumn), pad(Indent+wordColumn))
		b.WriteString(pad(Indent) + it.word)
		if w := ansi.StringWidth(it.word); w < wordColumn-1 {
			b.WriteString(pad(wordColumn-w) + lines[Indent+wordColumn:])
		} else {
			b.WriteString("\n" + lines)
		}
	}
	return b.String()
}

// indent puts something before each line.
func indent(text, before string) string {
	return before + strings.ReplaceAll(text, "\n", "\n"+before) + "\n"
}
