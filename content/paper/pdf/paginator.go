package pdf

import "groundwork/content/paper"

// strip is a band across the column that is never cut in two. Its marks are
// placed from its upper left corner.
type strip struct {
	height float64
	before float64 // left free above it, but at the top of a page
	keep   bool    // the next one stays on its page
	marks  []mark
	header []strip   // repeated above it where it begins a page: the head of a table
	mark   *landmark // what begins here
}

// landmark is a section or a question on its way to a page.
type landmark struct {
	level  int // of a section; 0 for a question
	title  string
	anchor string
	fresh  float64 // begins a new page unless this much of one is left
	page   int     // where it came to stand, from 0, and how far down
	down   float64
}

// mark is something drawn.
type mark struct {
	kind   markKind
	x, y   float64
	w, h   float64
	text   string
	style  *style
	grey   int
	weight float64
	path   []paper.Spot
	to     string // an anchor the box leads to
}

type markKind uint8

const (
	markText markKind = iota
	markLine          // from x, y to x+w, y+h
	markBox
	markPath
	markShape
	markDot
	markLink
	markPage // the number of the page it leads to
)

// stacked is a strip on its page.
type stacked struct {
	y     float64
	strip *strip
}

// leaf is one page.
type leaf struct {
	strips []stacked
	places []*landmark
	head   string // what runs above it
	plain  bool   // neither head nor number
}

// stacker puts strips onto pages.
type stacker struct {
	measures
	leaves  []leaf
	y       float64
	empty   bool // nothing on the last page yet
	group   []strip
	least   float64 // room the next strip has to leave above it
	running string  // the last title a page may have above it
}

func newStacker(m measures) *stacker { return &stacker{measures: m} }

func (s *stacker) turn() {
	s.leaves = append(s.leaves, leaf{head: s.running})
	s.y, s.empty = s.top, true
}

// add takes the next strips, and stacks each group that has to stay together.
func (s *stacker) add(strips ...strip) {
	for _, one := range strips {
		one.before = max(one.before, s.least)
		s.least = 0
		s.group = append(s.group, one)
		if !one.keep {
			s.finish()
		}
	}
}

// finish stacks the group begun: on this page where it fits, else on the next.
// One that fits on no page is cut between its strips.
func (s *stacker) finish() {
	group := s.group
	s.group = nil
	if len(group) == 0 {
		return
	}
	if len(s.leaves) == 0 {
		s.turn()
	}
	high, room := tall(group), s.foot-s.y
	if p := group[0].mark; p != nil && p.fresh > 0 && room < p.fresh && !s.empty {
		s.turn()
	} else if !s.empty && group[0].before+high > room && (high <= s.foot-s.top || room < (s.foot-s.top)/3) {
		s.turn()
	}
	for i := range group {
		s.put(&group[i])
	}
}

// tall is the height of strips below each other, from the top of the first.
func tall(strips []strip) float64 {
	sum := 0.0
	for i, one := range strips {
		sum += one.height
		if i > 0 {
			sum += one.before
		}
	}
	return sum
}

func (s *stacker) put(one *strip) {
	if !s.empty && s.y+one.before+one.height > s.foot {
		s.turn()
	}
	if s.empty {
		for i := range one.header {
			s.drop(&one.header[i])
		}
	}
	s.drop(one)
}

// drop sets a strip below the last one.
func (s *stacker) drop(one *strip) {
	if !s.empty {
		s.y += one.before
	}
	page := &s.leaves[len(s.leaves)-1]
	if p := one.mark; p != nil {
		p.page, p.down = len(s.leaves)-1, s.y
		page.places = append(page.places, p)
		if p.level == 1 || p.level == 2 {
			s.running = p.title
			if s.empty { // it says it itself
				page.head = ""
			}
		}
	}
	page.strips = append(page.strips, stacked{s.y, one})
	s.y += one.height
	s.empty = false
}
