package font

import (
	"math"
	"strings"
	"unicode"

	typeset "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Bounds of what one font may make a print take.
const (
	mostTried    = 6    // fonts, for one character
	mostSegments = 5000 // of a shape
	mostParts    = 500
	widest       = 20 * PerEm
	mostKept     = 20_000 // words that are remembered
	highest      = 1.9    // em, from the lowest to the highest of a font
)

// Set is the fonts of the system that one print uses. A nil Set has none.
type Set struct {
	system *System
	loaded map[*entry]*Loaded
	usual  map[usual]*Loaded
	found  map[question]*Loaded
}

// usual is for what a font was chosen before: a text looks best in one.
type usual struct {
	script language.Script
	style  Style
}

type question struct {
	grapheme string
	style    Style
}

// NewSet returns a set of the fonts of a system, which may be nil.
func NewSet(s *System) *Set {
	if s == nil {
		return nil
	}
	return &Set{system: s, loaded: map[*entry]*Loaded{}, usual: map[usual]*Loaded{}, found: map[question]*Loaded{}}
}

// Loaded is a font of the system that is in use.
type Loaded struct {
	face   *typeset.Face
	font   *harfbuzz.Font
	parts  map[uint16][]uint16 // of which glyphs of TrueType others are made
	by     float64             // from its units to ours
	shaped map[string][]Cluster
	shapes map[uint32]*Shape
	broken bool // it has failed, and nothing of it may be touched: what failed may not have ended
}

// Cluster is the smallest part of a text that has a shape of its own: a letter, or
// some that are written as one.
type Cluster struct {
	Text   string
	Glyphs []Glyph // from left to right
	Width  float64
}

// Glyph is one shape, and where it stands in its cluster.
type Glyph struct {
	*Shape
	X, Y float64
	Text string // the character it is the usual shape of, where there is one in the cluster
}

// Shape is what a font draws. There is one of each.
type Shape struct {
	ID    uint32
	Width float64
	Path  []Segment
}

// Segment is a step of a path: to one place, or along a curve of three.
type Segment struct {
	Move bool
	To   [][2]float64
}

// Font returns the font to draw a character and its marks with, or nil.
func (s *Set) Font(grapheme string, style Style) *Loaded {
	if s == nil {
		return nil
	}
	q := question{grapheme, style}
	l, ok := s.found[q]
	if !ok {
		if len(s.found) > mostKept {
			clear(s.found)
		}
		l = s.find(grapheme, style)
		s.found[q] = l
	}
	if l == nil || l.broken {
		return nil
	}
	return l
}

// attempt does something with a font that may be damaged.
func attempt[T any](l *Loaded, do func() T) (result T) {
	if l.broken {
		return result
	}
	result, ok := patiently(do)
	l.broken = !ok
	return result
}

func (s *Set) find(grapheme string, style Style) *Loaded {
	first := []rune(grapheme)[0]
	use := usual{language.LookupScript(first), style}
	if l := s.usual[use]; l != nil && l.draws(grapheme) {
		return l
	}
	for i, e := range s.system.candidates(first, style) {
		if i == mostTried {
			break
		}
		l, ok := s.loaded[e]
		if !ok {
			l, _ = patiently(func() *Loaded { return load(e) })
			s.loaded[e] = l
		}
		if l != nil && l.draws(grapheme) {
			s.usual[use] = l
			return l
		}
	}
	return nil
}

// load reads a font; nil where it can't be.
func load(e *entry) *Loaded {
	in, fonts := open(e.folder, e.path)
	if in == nil {
		return nil
	}
	defer in.Close()
	if len(fonts) <= e.at {
		return nil
	}
	for _, tag := range []string{"GSUB", "GPOS"} {
		if table, err := fonts[e.at].RawTable(opentype.MustNewTag(tag)); err == nil && crowded(table) {
			return nil
		}
	}
	f, err := typeset.NewFont(fonts[e.at])
	if err != nil || f.Upem() == 0 {
		return nil
	}
	l := &Loaded{face: typeset.NewFace(f), by: PerEm / float64(f.Upem()), shaped: map[string][]Cluster{}, shapes: map[uint32]*Shape{}}
	l.font = harfbuzz.NewFont(l.face)
	if m, ok := l.face.FontHExtents(); ok {
		if high := float64(m.Ascender-m.Descender) / float64(f.Upem()); high > highest { // its lines would touch
			l.by *= highest / high
		}
	}
	l.parts = composed(fonts[e.at], f)
	return l
}

// draws reports whether the font has shapes for a character and its marks.
func (l *Loaded) draws(grapheme string) bool {
	return attempt(l, func() bool {
		for _, r := range grapheme {
			g, ok := l.face.NominalGlyph(r)
			switch {
			case unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r): // they only guide
			case !ok || g == 0:
				return false
			case !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) && len(l.drawn(uint32(g)).Path) == 0:
				return false // a picture in colours
			}
		}
		return true
	})
}

// Shape returns the clusters of a text of one script and direction, in its order; nil
// where the font turns out not to have it.
func (l *Loaded) Shape(text, region string) []Cluster {
	key := region + "\x00" + text
	if all, ok := l.shaped[key]; ok {
		return all
	}
	all := attempt(l, func() []Cluster { return l.shape([]rune(text), region) })
	if len(l.shaped) > mostKept {
		clear(l.shaped)
	}
	l.shaped[key] = all
	return all
}

func (l *Loaded) shape(text []rune, region string) []Cluster {
	b := harfbuzz.NewBuffer()
	b.AddRunes(text, 0, -1)
	b.Props.Language = language.NewLanguage(map[string]string{"jp": "ja", "kr": "ko", "sc": "zh-hans"}[region])
	b.GuessSegmentProperties()
	b.Shape(l.font, nil)
	left := b.Props.Direction == harfbuzz.RightToLeft
	var all []Cluster
	x := 0.0
	for i := 0; i < len(b.Info); {
		start := i
		c := Cluster{}
		x = 0
		for ; i < len(b.Info) && b.Info[i].Cluster == b.Info[start].Cluster; i++ {
			g, p := b.Info[i].Glyph, b.Pos[i]
			if g == 0 {
				return nil
			}
			if g != typeset.EmptyGlyph {
				c.Glyphs = append(c.Glyphs, Glyph{Shape: l.drawn(uint32(g)), X: x + float64(p.XOffset)*l.by, Y: float64(p.YOffset) * l.by})
			}
			x += float64(p.XAdvance) * l.by
		}
		end := len(text)
		if !left && i < len(b.Info) {
			end = b.Info[i].Cluster
		} else if left && start > 0 {
			end = b.Info[start-1].Cluster
		}
		if b.Info[start].Cluster > end || math.Abs(x) > widest {
			return nil
		}
		l.name(&c, text[b.Info[start].Cluster:end])
		c.Width = x
		all = append(all, c)
	}
	if left {
		for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
			all[i], all[j] = all[j], all[i]
		}
	}
	return all
}

// name says of which text the cluster is, and which glyph of it is which character.
func (l *Loaded) name(c *Cluster, text []rune) {
	c.Text = string(text)
	if len(c.Glyphs) == 1 {
		return
	}
	for i := range c.Glyphs {
		for _, r := range text {
			if g, ok := l.face.NominalGlyph(r); ok && uint32(g) == c.Glyphs[i].ID {
				c.Glyphs[i].Text = string(r)
				break
			}
		}
	}
}

// drawn returns what a glyph looks like.
func (l *Loaded) drawn(glyph uint32) *Shape {
	s, ok := l.shapes[glyph]
	if !ok {
		wide := float64(l.face.HorizontalAdvance(typeset.GID(glyph))) * l.by
		s = &Shape{glyph, max(0, min(wide, widest)), l.outline(glyph)}
		l.shapes[glyph] = s
	}
	return s
}

func (l *Loaded) outline(glyph uint32) []Segment {
	if l.weight(uint16(glyph), mostParts) <= 0 {
		return nil
	}
	shape, ok := l.face.GlyphDataOutline(typeset.GID(glyph))
	if !ok || len(shape.Segments) > mostSegments {
		return nil
	}
	var all []Segment
	var pen [2]float64
	for _, s := range shape.Segments {
		var to [][2]float64
		for _, p := range s.ArgsSlice() {
			at := [2]float64{float64(p.X) * l.by, float64(p.Y) * l.by}
			if !(math.Abs(at[0]) < widest && math.Abs(at[1]) < widest) {
				return nil
			}
			to = append(to, at)
		}
		end := to[len(to)-1]
		if s.Op == opentype.SegmentOpQuadTo {
			c := to[0]
			third := func(from [2]float64) [2]float64 {
				return [2]float64{from[0] + (c[0]-from[0])*2/3, from[1] + (c[1]-from[1])*2/3}
			}
			to = [][2]float64{third(pen), third(end), end}
		}
		all = append(all, Segment{s.Op == opentype.SegmentOpMoveTo, to})
		pen = end
	}
	return all
}

// composed returns which glyphs of TrueType are made of others.
func composed(one *opentype.Loader, f *typeset.Font) map[uint16][]uint16 {
	shapes, _ := one.RawTable(opentype.MustNewTag("glyf"))
	places, _ := one.RawTable(opentype.MustNewTag("loca"))
	head, _ := one.RawTable(opentype.MustNewTag("head"))
	if len(head) < 54 {
		return nil
	}
	at := func(i int) int { return 2 * int(u16(places, 2*i)) }
	n := len(places)/2 - 1
	if u16(head, 50) == 1 {
		at, n = func(i int) int { return int(u32(places, 4*i)) }, len(places)/4-1
	}
	all := map[uint16][]uint16{}
	for i := range n {
		if from, to := at(i), at(i+1); from < to && to <= len(shapes) {
			if list := parts(shapes[from:to]); len(list) > 0 {
				all[uint16(i)] = list
			}
		}
	}
	return all
}

// weight returns what is left of the parts a shape may have once this one's are taken:
// glyphs within glyphs can be made to be more than any computer has room for.
func (l *Loaded) weight(glyph uint16, left int) int {
	left--
	for _, part := range l.parts[glyph] {
		if left <= 0 {
			break
		}
		left = l.weight(part, left)
	}
	return left
}

// Han reports whose Han letters a text most likely has, as a [Style] says it.
func Han(text string) string {
	switch {
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }):
		return "jp"
	case strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }):
		return "kr"
	}
	return "sc"
}

// Script returns a number for the script of a character; 0 where several have it. Han
// and kana are one: they are written as one.
func Script(r rune) uint32 {
	switch s := language.LookupScript(r); s {
	case language.Common, language.Inherited, language.Unknown:
		return 0
	case language.Hiragana, language.Katakana:
		return uint32(language.Han)
	default:
		return uint32(s)
	}
}
