// Package font has what letters are drawn with: the [Face]s inside the program, and
// the fonts of a [System] for what these lack.
package font

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
	"sync"

	"github.com/go-text/typesetting/font/opentype"
)

// The faces, packed. They are unpacked and read only when something is printed.
//
//go:embed faces/*.gz
var packed embed.FS

// The faces by the name of their file.
const (
	Serif       = "serif"
	SerifItalic = "serif-italic"
	SerifBold   = "serif-bold"
	SansBold    = "sans-bold"
)

// PerEm is how many units make the size of a face, and all measures are given in.
const PerEm = 1000

var errFont = errors.New("a font of the program is damaged")

// Face is one font of the program's own: what it can draw, and how wide.
type Face struct {
	Name    string
	data    []byte   // the TrueType file
	glyphs  []uint16 // by character; 0 where it has none
	widths  []uint16 // by character
	outline []byte   // the tables of shapes, and where each begins
	places  []uint32
	loaded  func() *Loaded
}

// Load unpacks and reads one of the faces.
func Load(name string) (*Face, error) {
	in, err := packed.ReadFile("faces/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(in))
	if err != nil {
		return nil, err
	}
	size := int(binary.LittleEndian.Uint32(in[len(in)-4:])) // gzip ends with it
	data := bytes.NewBuffer(make([]byte, 0, size+bytes.MinRead))
	if _, err := data.ReadFrom(unpacked); err != nil {
		return nil, err
	}
	f := &Face{Name: name, data: data.Bytes()}
	return f.anew(), f.read()
}

// anew lets the face draw outlines: those it has drawn are kept, for one print.
func (f *Face) anew() *Face {
	f.loaded = sync.OnceValue(func() *Loaded {
		l, _ := patiently(func() *Loaded {
			one, err := opentype.NewLoader(bytes.NewReader(f.data))
			if err != nil {
				return nil
			}
			return newLoaded(one)
		})
		return l
	})
	return f
}

// Face is [Load] for one print of many: only the first one unpacks and reads a face. A nil
// System keeps none.
func (s *System) Face(name string) (*Face, error) {
	if s == nil {
		return Load(name)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	own, ok := s.own[name]
	if !ok {
		read, err := Load(name)
		if err != nil {
			return nil, err
		}
		own, s.own[name] = read, read
	}
	f := *own
	return f.anew(), nil
}

// Outlines returns the face as what draws letters together with their marks.
func (f *Face) Outlines() *Loaded { return f.loaded() }

// read finds the width and the shape of every character of the basic plane.
func (f *Face) read() (err error) {
	defer func() {
		if recover() != nil { // a place outside the file
			err = errFont
		}
	}()
	tables := f.tables()
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if u16(head, 18) != PerEm || u16(head, 50) != 1 && u16(head, 50) != 0 {
		return errFont
	}
	f.outline = tables["glyf"]
	count := int(u16(tables["maxp"], 4))
	for i := range count + 1 {
		if u16(head, 50) == 0 {
			f.places = append(f.places, 2*uint32(u16(tables["loca"], 2*i)))
		} else {
			f.places = append(f.places, u32(tables["loca"], 4*i))
		}
	}
	if err := f.characters(tables["cmap"]); err != nil {
		return err
	}
	full := int(u16(hhea, 34)) // glyphs after these are as wide as the last
	f.widths = make([]uint16, len(f.glyphs))
	for r, g := range f.glyphs {
		f.widths[r] = u16(hmtx, 4*min(int(g), full-1))
	}
	return nil
}

func (f *Face) tables() map[string][]byte {
	all := map[string][]byte{}
	for i := range int(u16(f.data, 4)) {
		entry := f.data[12+16*i:]
		start, size := u32(entry, 8), u32(entry, 12)
		all[string(entry[:4])] = f.data[start : start+size]
	}
	return all
}

// characters reads which glyph draws which character, from the table's part in
// format 4, which every font for the basic plane has.
func (f *Face) characters(cmap []byte) error {
	f.glyphs = make([]uint16, 1<<16)
	for i := range int(u16(cmap, 2)) {
		part := cmap[u32(cmap, 4+8*i+4):]
		if u16(part, 0) != 4 {
			continue
		}
		n := int(u16(part, 6)) // twice the number of ranges
		ends, starts := part[14:], part[16+n:]
		deltas, offsets := part[16+2*n:], part[16+3*n:]
		for at := 0; at < n; at += 2 {
			for c := int(u16(starts, at)); c <= int(u16(ends, at)) && c < 0xffff; c++ {
				g := uint16(c)
				if offset := int(u16(offsets, at)); offset != 0 {
					if g = u16(offsets, at+offset+2*(c-int(u16(starts, at)))); g == 0 {
						continue
					}
				}
				f.glyphs[c] = g + u16(deltas, at)
			}
		}
		return nil
	}
	return errFont
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }

// Draws reports whether the face has the character.
func (f *Face) Draws(r rune) bool { return 0 <= r && r < 0xffff && f.glyphs[r] != 0 }

// Glyph returns the number of the shape of a character the face has.
func (f *Face) Glyph(r rune) uint16 { return f.glyphs[r] }

// Width returns that of a character the face has.
func (f *Face) Width(r rune) float64 { return float64(f.widths[r]) }

// Bounds is a box around ink.
type Bounds struct{ Left, Bottom, Right, Top float64 }

// Bounds returns the box around the ink of a character; all of it is 0 for a space.
func (f *Face) Bounds(r rune) Bounds {
	shape := f.shape(f.glyphs[r])
	if len(shape) < 10 {
		return Bounds{}
	}
	return box(shape[2:])
}

func (f *Face) shape(glyph uint16) []byte {
	return f.outline[f.places[glyph]:f.places[glyph+1]]
}

func box(b []byte) Bounds {
	at := func(i int) float64 { return float64(int16(u16(b, i))) }
	return Bounds{at(0), at(2), at(4), at(6)}
}

// Measures are what a PDF tells of a whole face.
type Measures struct {
	Bounds
	Ascent, Descent float64
}

// Measures returns those of the face.
func (f *Face) Measures() Measures {
	tables := f.tables()
	hhea := tables["hhea"]
	return Measures{box(tables["head"][36:]), float64(int16(u16(hhea, 4))), float64(int16(u16(hhea, 6)))}
}

// Subset returns the face as a file that has the shapes of these characters only.
// Glyphs keep their numbers.
func (f *Face) Subset(characters []rune) []byte {
	keep := map[uint16]bool{0: true}
	for _, r := range characters {
		f.keep(f.glyphs[r], keep)
	}
	tables := f.tables()
	head, hmtx := slices.Clone(tables["head"]), slices.Clone(tables["hmtx"])
	full := int(u16(tables["hhea"], 34))
	var glyf, loca []byte
	for g := range len(f.places) - 1 {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		if keep[uint16(g)] {
			glyf = append(glyf, f.shape(uint16(g))...)
			glyf = append(glyf, make([]byte, -len(glyf)&3)...)
		} else if g < full-1 {
			clear(hmtx[4*g:][:4])
		}
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	binary.BigEndian.PutUint32(head[8:], 0)
	binary.BigEndian.PutUint16(head[50:], 1)
	return join(map[string][]byte{
		"glyf": glyf, "head": head, "hhea": tables["hhea"], "hmtx": hmtx, "loca": loca, "maxp": tables["maxp"],
	})
}

// keep marks a glyph and those it is made of.
func (f *Face) keep(glyph uint16, kept map[uint16]bool) {
	if kept[glyph] {
		return
	}
	kept[glyph] = true
	for _, part := range parts(f.shape(glyph)) {
		f.keep(part, kept)
	}
}

// parts returns the glyphs that a shape is made of, where it is made of others.
func parts(shape []byte) (all []uint16) {
	const words, more, scale, scales, matrix = 1, 0x20, 8, 0x40, 0x80
	if len(shape) < 10 || int16(u16(shape, 0)) >= 0 {
		return nil
	}
	for at := 10; at+4 <= len(shape); {
		flags := u16(shape, at)
		all = append(all, u16(shape, at+2))
		at += 6
		if flags&words != 0 {
			at += 2
		}
		switch {
		case flags&scale != 0:
			at += 2
		case flags&scales != 0:
			at += 4
		case flags&matrix != 0:
			at += 8
		}
		if flags&more == 0 {
			break
		}
	}
	return all
}

// join makes a TrueType file of tables.
func join(tables map[string][]byte) []byte {
	n := len(tables)
	log := 0
	for 2<<log <= n {
		log++
	}
	order := binary.BigEndian
	out := []byte{0, 1, 0, 0}
	for _, v := range []int{n, 16 << log, log, 16*n - 16<<log} {
		out = order.AppendUint16(out, uint16(v))
	}
	var body bytes.Buffer
	adjust := 0
	for _, tag := range slices.Sorted(maps.Keys(tables)) {
		table := tables[tag]
		at := 12 + 16*n + body.Len()
		if tag == "head" {
			adjust = at + 8
		}
		body.Write(table)
		body.Write(make([]byte, -len(table)&3))
		out = append(out, tag...)
		for _, v := range []uint32{sum(body.Bytes()[at-12-16*n:]), uint32(at), uint32(len(table))} {
			out = order.AppendUint32(out, v)
		}
	}
	out = append(out, body.Bytes()...)
	order.PutUint32(out[adjust:], 0xb1b0afba-sum(out))
	return out
}

// sum is the checksum of a file or of one of its tables.
func sum(b []byte) (total uint32) {
	for ; len(b) >= 4; b = b[4:] {
		total += u32(b, 0)
	}
	return total
}
