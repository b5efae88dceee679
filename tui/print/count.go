package print

import (
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"groundwork/content/paper"
	"groundwork/content/paper/format"
	"groundwork/content/text"
)

// counting is how many pages what is chosen takes.
type counting struct {
	stale bool // something else has been chosen since
	busy  bool // it is being counted
	made  *paper.Made
	empty bool // there is nothing to print
	left  int  // answers that stay off it
}

// countedMsg tells how many pages there are.
type countedMsg struct {
	screen *printing
	made   paper.Made
	err    error
}

// mostCounted is how large a workbook may be, in records, for its pages to be counted
// unasked. A larger one takes its time.
const mostCounted = 2000

// anew forgets what was counted.
func (c *counting) anew() { c.stale, c.made, c.empty, c.left = true, nil, false, 0 }

// countPages counts the pages beside the event loop, one time at once.
func (p *printing) countPages() tea.Cmd {
	if p.count.busy || !p.count.stale {
		return nil
	}
	p.count.stale = false
	book, work, sel := p.session.Book, p.session.Workbook(), p.selection()
	if work.Len() > mostCounted && !sel.Blank {
		return nil
	}
	var doc *paper.Document
	var err error
	if !sel.Blank { // which looks into no workbook, and is long
		doc, err = paper.Build(book, work, sel)
		if p.count.empty = errors.Is(err, paper.ErrNothing); doc != nil {
			p.count.left = doc.LeftOut
		}
	}
	if err != nil || !p.form().Pages() {
		p.count.made = nil
		p.Rebuild(p.build)
		return nil
	}
	options := p.options()
	p.count.busy = true
	return func() tea.Msg {
		c := countedMsg{screen: p}
		if doc == nil {
			if doc, c.err = paper.Build(book, nil, sel); c.err != nil {
				return c
			}
		}
		c.made, c.err = format.Look(doc, options)
		return c
	}
}

// counted shows how many pages there are, unless something else is chosen by now.
func (p *printing) counted(msg countedMsg) tea.Cmd {
	if msg.screen != p {
		return nil
	}
	p.count.busy = false
	if p.count.stale {
		return p.countPages()
	}
	if msg.err == nil {
		p.count.made = &msg.made
	}
	p.Rebuild(p.build)
	return nil
}

// summary says what will be printed, and how many pages that is where it is known.
func (p *printing) summary() string {
	switch {
	case p.count.empty && p.session.Damage:
		return "Nothing there that can be printed is whole."
	case p.count.empty && p.selection().Summary:
		return p.contents() + " So far there is nothing to put on it."
	case p.count.empty && p.count.left > 0:
		return "What is written there is private. " + text.Count(p.count.left, "answer is", "answers are") + " left out."
	case p.count.empty:
		return "There is nothing written there yet."
	}
	said := p.contents()
	if p.count.made != nil {
		said += " " + takes(*p.count.made)
		if p.count.made.Over && p.selection().Plan {
			said += " “Without” leaves out sections."
		}
	}
	if n := p.count.left; n > 0 && !p.selection().WithPrivate {
		said += " " + text.Count(n, "answer is", "answers are") + " left out."
	}
	return said
}

// hasNotes reports whether notes will be printed: no answer among them is private.
func (p *printing) hasNotes() bool {
	return p.selection().Everything() && len(p.session.Workbook().AllNotes()) > 0
}

// contents says what will be printed.
func (p *printing) contents() string {
	sel := p.selection()
	said := "What you wrote."
	if p.hasNotes() {
		said = "What you wrote, with your notes in full."
	}
	switch {
	case sel.ShortWay:
		return "The few pages that stand alone, to fill in by hand. Nothing you wrote is in it. Its last pages are about fear: whoever finds it can see that."
	case sel.Blank:
		return "A form to fill in by hand. Nothing you wrote is in it. Some pages are about fear: whoever finds it can see that."
	case sel.Summary:
		return "For somebody who helps you: ratings, counts, and what you add. Private answers can't be on it. The name you gave the other person isn't either, unless you add it. An empty box leaves room for a pen. What you write here is kept nowhere else."
	case sel.Plan:
		said = "Your plan, on one page if it fits."
	case sel.Letter != "":
		said = "The letter alone, as one would send it."
	case sel.AllQuestions:
		said = strings.TrimSuffix(said, ".") + ", and the questions left open."
	}
	if sel.WithPrivate {
		said += " Private answers are in it."
	}
	return said
}
