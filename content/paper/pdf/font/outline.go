package font

import (
	"math"

	typeset "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
)

// outline returns the path around a glyph.
func (l *Loaded) outline(glyph typeset.GID) []Segment {
	all, ok := l.shapes[glyph]
	if !ok {
		all = l.path(glyph)
		l.shapes[glyph] = all
	}
	return all
}

func (l *Loaded) path(glyph typeset.GID) []Segment {
	if l.weight(uint16(glyph), mostParts) <= 0 {
		return nil
	}
	shape, ok := l.face.GlyphDataOutline(glyph)
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
func composed(one *opentype.Loader) map[uint16][]uint16 {
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
