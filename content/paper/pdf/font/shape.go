package font

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	typeset "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// Bounds of what one font may make a print take.
const (
	mostTried    = 6    // fonts, for one character
	mostLoaded   = 40   // and for all
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
	shaped map[string][]*Cluster
	unique map[string]*Cluster
	shapes map[typeset.GID][]Segment
	broken bool // it has failed, and nothing of it may be touched: what failed may not have ended
}

// Cluster is the smallest part of a text that has a shape of its own: a letter, or
// some that are written as one. There is one of each.
type Cluster struct {
	Text  string
	Width float64
	Path  []Segment
	parts []*Cluster // one for each character, where it is written from the right
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
		if !ok && len(s.loaded) < mostLoaded {
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
	l := newLoaded(fonts[e.at])
	if l == nil {
		return nil
	}
	if m, ok := l.face.FontHExtents(); ok {
		if high := float64(m.Ascender-m.Descender) / float64(l.face.Upem()); high > highest { // its lines would touch
			l.by *= highest / high
		}
	}
	return l
}

func newLoaded(one *opentype.Loader) *Loaded {
	f, err := typeset.NewFont(one)
	if err != nil || f.Upem() == 0 {
		return nil
	}
	l := &Loaded{face: typeset.NewFace(f), by: PerEm / float64(f.Upem()), shaped: map[string][]*Cluster{}, unique: map[string]*Cluster{}, shapes: map[typeset.GID][]Segment{}}
	l.font = harfbuzz.NewFont(l.face)
	l.parts = composed(one)
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
			case !unicode.IsSpace(r) && !unicode.Is(unicode.M, r) && len(l.outline(g)) == 0:
				return false // a picture in colours
			}
		}
		return true
	})
}

// Shape returns the clusters of a text of one script and direction, in its order; nil
// where the font turns out not to have it.
func (l *Loaded) Shape(text, region string) []*Cluster {
	key := region + "\x00" + text
	if all, ok := l.shaped[key]; ok {
		return all
	}
	all := attempt(l, func() []*Cluster { return l.shape([]rune(text), region) })
	if len(l.shaped) > mostKept {
		clear(l.shaped)
	}
	l.shaped[key] = all
	return all
}

func (l *Loaded) shape(text []rune, region string) []*Cluster {
	b := harfbuzz.NewBuffer()
	b.AddRunes(text, 0, -1)
	b.Props.Language = language.NewLanguage(map[string]string{"jp": "ja", "kr": "ko", "sc": "zh-hans"}[region])
	b.GuessSegmentProperties()
	b.Shape(l.font, nil)
	fromRight := b.Props.Direction == harfbuzz.RightToLeft
	attached(text, b.Info, fromRight)
	var all []*Cluster
	for i := 0; i < len(b.Info); {
		start, end := i, len(text)
		for i < len(b.Info) && b.Info[i].Cluster == b.Info[start].Cluster {
			i++
		}
		if !fromRight && i < len(b.Info) {
			end = b.Info[i].Cluster
		} else if fromRight && start > 0 {
			end = b.Info[start-1].Cluster
		}
		if b.Info[start].Cluster > end {
			return nil
		}
		c := l.cluster(string(text[b.Info[start].Cluster:end]), b.Info[start:i], b.Pos[start:i])
		if c == nil {
			return nil
		}
		all = append(all, c)
	}
	if fromRight {
		slices.Reverse(all)
		return l.parted(all)
	}
	return all
}

// attached makes what only guides the drawing a part of the letter before it.
func attached(text []rune, glyphs []harfbuzz.GlyphInfo, fromRight bool) {
	if fromRight {
		slices.Reverse(glyphs)
		defer slices.Reverse(glyphs)
	}
	for i := range glyphs {
		if i > 0 && unicode.Is(unicode.Cf, text[glyphs[i].Cluster]) {
			glyphs[i].Cluster = glyphs[i-1].Cluster
		}
	}
}

// parted makes a cluster of each character of what is written from the right. Those
// who read a PDF turn its order round by what is drawn: a shape that is two characters
// they would turn round in itself. The first has the shape, the others have room.
func (l *Loaded) parted(clusters []*Cluster) []*Cluster {
	var all []*Cluster
	for _, c := range clusters {
		n := utf8.RuneCountInString(c.Text)
		if n == 1 {
			all = append(all, c)
			continue
		}
		if c.parts == nil {
			share := c.Width / float64(n)
			for i, r := range []rune(c.Text) {
				part := &Cluster{Text: string(r), Width: share}
				if i == 0 {
					part.Path = moved(c.Path, -share*float64(n-1), 0)
				}
				c.parts = append(c.parts, part)
			}
		}
		all = append(all, c.parts...)
	}
	return all
}

// moved returns a path at another place.
func moved(path []Segment, x, y float64) []Segment {
	all := make([]Segment, len(path))
	for i, s := range path {
		all[i] = Segment{Move: s.Move, To: make([][2]float64, len(s.To))}
		for j, at := range s.To {
			all[i].To[j] = [2]float64{at[0] + x, at[1] + y}
		}
	}
	return all
}

// cluster returns the one cluster of a text and its glyphs; nil where one is missing.
func (l *Loaded) cluster(text string, glyphs []harfbuzz.GlyphInfo, places []harfbuzz.GlyphPosition) *Cluster {
	key := []byte(text)
	for i, g := range glyphs {
		if g.Glyph == 0 {
			return nil
		}
		for _, n := range []int64{int64(g.Glyph), int64(places[i].XOffset), int64(places[i].YOffset), int64(places[i].XAdvance)} {
			key = strconv.AppendInt(append(key, 0), n, 36)
		}
	}
	if c, ok := l.unique[string(key)]; ok {
		return c
	}
	c := &Cluster{Text: text}
	for i, g := range glyphs {
		x, y := c.Width+float64(places[i].XOffset)*l.by, float64(places[i].YOffset)*l.by
		c.Path = append(c.Path, moved(l.outline(g.Glyph), x, y)...)
		c.Width += float64(places[i].XAdvance) * l.by
	}
	if !(0 <= c.Width && c.Width < widest) || len(c.Path) > mostSegments {
		return nil
	}
	l.unique[string(key)] = c
	return c
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
	// There are hundreds of scripts.
	//exhaustive:ignore
	switch s := language.LookupScript(r); s {
	case language.Common, language.Inherited, language.Unknown:
		return 0
	case language.Hiragana, language.Katakana:
		return uint32(language.Han)
	default:
		return uint32(s)
	}
}
