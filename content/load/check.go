package load

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"groundwork/content"
)

// checkTrack checks what can only be seen with a whole track read: ids that are
// used twice, and references to what does not exist. Where some of the track
// could not be read, what is missing may stand there, and nothing is said.
func checkTrack(t *content.Track, complete bool) Mistakes {
	c := &checker{track: t, seen: map[string]place{}, asks: map[string]*content.Ask{}, letters: map[string]bool{}}
	c.collect()
	if !complete {
		return c.mistakes
	}
	for p, b := range t.Blocks() {
		c.file = p.Chapter.File
		c.block(b, p)
	}
	c.checkWay()
	c.checkFirstPage()
	return c.mistakes
}

// checker checks one track.
type checker struct {
	track    *content.Track
	seen     map[string]place // where an id stands, by its namespace and itself
	asks     map[string]*content.Ask
	letters  map[string]bool
	series   []string
	file     string
	mistakes Mistakes
}

type place struct {
	file string
	line int
}

func (c *checker) add(line int, remedy, what string, args ...any) {
	c.mistakes = append(c.mistakes, Mistake{c.file, line, fmt.Sprintf(what, args...), remedy})
}

// collect finds every id of the track and reports those used twice.
func (c *checker) collect() {
	for _, ch := range c.track.Chapters {
		c.file = ch.File
		c.claim("chapter", ch.ID, 1)
		for _, p := range ch.Pages() {
			c.claim("page", p.ID, p.Line)
			for _, b := range p.Blocks {
				c.collectBlock(b)
			}
		}
	}
}

func (c *checker) collectBlock(b content.Block) {
	line := b.Info().Line
	switch b := b.(type) {
	case *content.Ask:
		c.claim("question", b.ID, line)
		c.asks[b.ID] = b
		if s := b.Series(); s != "" {
			c.series = append(c.series, s)
		}
		if b.ID == content.LabelQuestion && (b.Kind != content.KindLine || !b.PerBook) {
			c.add(line, "make it kind: line and per-book: true", "the question %q, which fills {them}, is of another kind", b.ID)
		}
	case *content.Letter:
		c.claim("question", b.ID, line)
		c.letters[b.ID] = true
	case *content.Plan:
		c.claim("question", b.ID, line)
	}
}

// claim notes where an id stands, in one of the three namespaces of a track.
func (c *checker) claim(space, id string, line int) {
	switch {
	case id == "": // told already
		return
	case space == "question" && slices.Contains([]string{content.RouteKey, content.MediumKey, "them", content.StirredBefore, content.StirredAfter}, id):
		c.add(line, "give it another", "the id %q has a meaning of its own", id)
		return
	}
	key := space + "/" + id
	if first, ok := c.seen[key]; ok {
		c.add(line, "give one of them another", "the id %q is used already, at %s:%d", id, first.file, first.line)
		return
	}
	c.seen[key] = place{c.file, line}
}

func (c *checker) block(b content.Block, p *content.Page) {
	line := b.Info().Line
	c.condition(b.Info().ShowIf, line)
	switch b := b.(type) {
	case *content.Ask:
		c.ask(b, p)
	case *content.Recall:
		c.sources(b.From, line, "recalls")
	case *content.Letter:
		c.letter(b)
	case *content.Plan:
		for _, s := range b.Sections {
			c.sources(s.From, line, "gathers")
		}
	case *content.Ratings:
		c.inSeries(b.Series, line)
	case *content.Chart:
		c.chart(b)
	}
}

func (c *checker) ask(a *content.Ask, p *content.Page) {
	if _, depends := a.ShowIf[content.MediumKey]; depends {
		c.add(a.Line, "ask it on both, or put the words that differ into a when", "the question depends on the medium")
	}
	c.wordings(a.Wordings, a.Line)
	for _, n := range a.Notices {
		c.condition(n.ShowIf, a.Line)
	}
	for _, col := range a.Columns {
		c.condition(col.ShowIf, a.Line)
	}
	for _, o := range slices.Concat(a.Options, a.Rows) {
		c.condition(o.ShowIf, a.Line)
		c.wordings(o.Wordings, a.Line)
		if o.SkipTo != "" {
			c.skip(o.SkipTo, a, p)
		}
		for _, r := range o.Replies {
			if !content.HasOption(a.Options, r.Option) {
				c.add(a.Line, "name one of its options", "the row %q answers the option %q, which the grid does not have", o.ID, r.Option)
			}
		}
	}
	if a.Scale == nil || a.Scale.Compare == "" {
		return
	}
	other := c.asks[a.Scale.Compare]
	if other == nil || other.Kind != content.KindScale || other == a {
		c.add(a.Line, "name another scale of this track", "it compares with %q, which is no such scale", a.Scale.Compare)
	}
}

// skip checks that a choice leads to a later page of the same chapter.
func (c *checker) skip(to string, a *content.Ask, p *content.Page) {
	from := slices.Index(p.Chapter.Pages(), p)
	target := slices.IndexFunc(p.Chapter.Pages(), func(other *content.Page) bool { return other.ID == to })
	if target <= from {
		c.add(a.Line, "name a later page of the same chapter", "it skips to %q, which is no such page", to)
	}
}

// sources checks the ids something quotes.
func (c *checker) sources(ids []string, line int, verb string) {
	for _, id := range ids {
		a := c.asks[id]
		switch {
		case c.letters[id], a != nil && a.Kind != content.KindGate:
		case a != nil:
			c.add(line, "leave it out", "it %s %q, a gate, whose answers are stored nowhere", verb, id)
		default:
			c.add(line, "name a question or a letter of this track", "it %s %q, which does not exist", verb, id)
		}
	}
}

// letter checks the placeholders in a letter's text.
func (c *checker) letter(l *content.Letter) {
	rest := content.Expand(l.Text, func(name string) (string, bool) {
		a := c.asks[name]
		if a != nil && a.Kind != content.KindGate || name == "them" || name == "Them" || name == "them's" {
			return "", true
		}
		c.add(l.Line, "name a question of this track, or use {them}, {Them} or {them's}", "the letter has a placeholder {%s} nobody knows", name)
		return "", true
	})
	if strings.ContainsAny(rest, "{}") {
		c.add(l.Line, "close each brace with }", "the letter has a brace that is no placeholder")
	}
}

func (c *checker) inSeries(name string, line int) {
	if !slices.Contains(c.series, name) {
		c.add(line, "name the series of some scale of this track", "there is no series %q", name)
	}
}

func (c *checker) chart(b *content.Chart) {
	if b.Series != "" {
		c.inSeries(b.Series, b.Line)
	}
	if b.Log == "" || b.Column == "" {
		return
	}
	log := c.asks[b.Log]
	if log == nil || log.Kind != content.KindLog {
		c.add(b.Line, "name a log of this track", "the chart draws %q, which is no log", b.Log)
		return
	}
	i := slices.IndexFunc(log.Columns, func(col content.Column) bool { return col.ID == b.Column })
	if i < 0 || log.Columns[i].Kind != content.KindScale && log.Columns[i].Kind != content.KindChoice {
		c.add(b.Line, "name a scale or a choice among its columns", "the chart draws the column %q, which can't be drawn", b.Column)
	}
}

// condition checks the questions and options a condition names.
func (c *checker) condition(cond content.Condition, line int) {
	for _, key := range slices.Sorted(maps.Keys(cond)) {
		if key == content.RouteKey || key == content.MediumKey {
			continue
		}
		a := c.asks[key]
		if a == nil || !a.Decides() {
			c.add(line, "name a choice, choices or grid question of this track", "a condition depends on %q, which is no such question", key)
			continue
		}
		for _, id := range cond[key] {
			switch {
			case a.CanBe(id):
			case a.Kind == content.KindGrid:
				c.add(line, "write row:option, both of them its own", "a condition depends on %q, which is nothing %q can be answered", id, key)
			default:
				c.add(line, "name one of its options", "a condition depends on the option %q, which %q does not have", id, key)
			}
		}
	}
}

func (c *checker) wordings(list []content.Wording, line int) {
	for _, w := range list {
		c.condition(w.ShowIf, line)
	}
}
