package pdf

import (
	"slices"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/file"
	"groundwork/content/paper/pdf/font"
)

// line is a band across the column that is never cut in two. Its ops are
// placed from its upper left corner.
type line struct {
	height float64
	before float64 // left free above it, but at the top of a page
	keep   bool    // the next one stays on its page
	ops    []op
	header []line  // repeated above it where it begins a page: the head of a table
	anchor *anchor // what begins here
}

// anchor is a section or a question on its way to a page.
type anchor struct {
	level int // of a section; 0 for a question
	title string
	id    string
	fresh float64 // begins a new page unless this much of one is left
	page  int     // where it came to stand, from 0, and how far down
	down  float64
}

// op is something drawn.
type op struct {
	kind   opKind
	x, y   float64
	w, h   float64
	text   string
	style  *style
	by     *font.Loaded // of a text, the font of the system that draws it
	drawn  []*font.Cluster
	part   *file.Element // what it is a part of; nil where it only adorns
	grey   int
	weight float64
	path   []paper.Spot
	to     string // an anchor the box leads to
}

type opKind uint8

const (
	opText opKind = iota
	opLine        // from x, y to x+w, y+h
	opBox
	opPath
	opShape
	opDot
	opLink
	opPage // the number of the page it leads to
)

// placed is a line on its page.
type placed struct {
	y     float64
	line  *line
	again bool // it stands on another page already
}

// page is one page.
type page struct {
	lines   []placed
	anchors []*anchor
	head    string // what runs above it
	plain   bool   // neither head nor number
}

// paginator puts lines onto pages.
type paginator struct {
	measures
	pages   []page
	y       float64
	empty   bool // nothing on the last page yet
	group   []line
	last    stacked
	least   float64 // room the next line has to leave above it
	under   float64 // where the first piece of a plan began
	running string  // what a page may have above it: the last titles
	track   string  // the first of them
}

func newPaginator(m measures) *paginator { return &paginator{measures: m} }

func (s *paginator) turn() {
	s.pages = append(s.pages, page{head: s.running})
	s.y, s.empty = s.top, true
	if len(s.pages) == 2 && s.halved() { // beside the first, under the same title
		s.y = s.under
	}
}

// add takes the next lines, and stacks each group that has to stay together.
func (s *paginator) add(lines ...line) {
	for _, one := range lines {
		one.before = max(one.before, s.least)
		s.least = 0
		s.group = append(s.group, one)
		if !one.keep {
			s.finish()
		}
	}
}

// finish stacks the group begun: on this page where it fits, else on the next.
// One that fits on no page is cut between its lines.
func (s *paginator) finish() {
	group := s.group
	s.group = nil
	if len(group) == 0 {
		return
	}
	if len(s.pages) == 0 {
		s.turn()
	}
	high, room := tall(group), s.foot-s.y
	if p := group[0].anchor; p != nil && p.fresh > 0 && room < p.fresh && !s.empty {
		s.turn()
	} else if !s.empty && group[0].before+high > room && (high <= s.foot-s.top || room < (s.foot-s.top)/3) {
		s.turn()
	}
	on := &s.pages[len(s.pages)-1]
	s.last = stacked{lines: group, y: s.y, page: len(s.pages) - 1, on: len(on.lines), anchors: len(on.anchors)}
	for i := range group {
		s.put(&group[i])
	}
	if s.last.page != len(s.pages)-1 {
		s.last = stacked{}
	}
}

// stacked is the group put down last, and how its page stood before it.
type stacked struct {
	lines             []line
	y                 float64
	page, on, anchors int
}

// retake takes up again what was put down last, to stand on one page with what ends it. What
// begins its page, or has a title that runs over pages, stays.
func (s *paginator) retake() {
	g := s.last
	running := func(one line) bool { return one.anchor != nil && 0 < one.anchor.level && one.anchor.level <= 2 }
	if len(s.group) > 0 || g.on == 0 || slices.ContainsFunc(g.lines, running) {
		return
	}
	on := &s.pages[g.page]
	on.lines, on.anchors = on.lines[:g.on], on.anchors[:g.anchors]
	s.y, s.group, s.last = g.y, kept(g.lines), stacked{}
}

// tall returns the height of lines below each other, from the top of the first.
func tall(lines []line) float64 {
	sum := 0.0
	for i, one := range lines {
		sum += one.height
		if i > 0 {
			sum += one.before
		}
	}
	return sum
}

func (s *paginator) put(one *line) {
	if !s.empty && s.y+one.before+one.height > s.foot {
		s.turn()
	}
	if s.empty {
		for i := range one.header {
			s.drop(&one.header[i], true)
		}
	}
	s.drop(one, false)
}

// drop sets a line below the last one.
func (s *paginator) drop(one *line, again bool) {
	if !s.empty {
		s.y += one.before
	}
	last := &s.pages[len(s.pages)-1]
	if p := one.anchor; p != nil {
		p.page, p.down = len(s.pages)-1, s.y
		last.anchors = append(last.anchors, p)
		s.headed(p, last)
	}
	last.lines = append(last.lines, placed{s.y, one, again})
	s.y += one.height
	s.empty = false
}

// headed takes in a title that is to stand above the pages after it: that of a track with
// that of its chapter. A page that begins with one of them says that one itself.
func (s *paginator) headed(a *anchor, on *page) {
	switch a.level {
	case 1:
		s.track, s.running = a.title, a.title
		if s.empty {
			on.head = ""
		}
	case 2:
		s.running = s.track + " · " + a.title
		if s.empty {
			on.head = s.track
		}
	}
}
