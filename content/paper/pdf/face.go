package pdf

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/binary"
	"errors"
	"io"
)

// The fonts, packed. They are unpacked and read only when something is printed.
//
//go:embed fonts/*.gz
var packed embed.FS

// The faces by the name of their file.
const (
	serif       = "serif"
	serifItalic = "serif-italic"
	serifBold   = "serif-bold"
	sansBold    = "sans-bold"
)

// perEm is how many units make the size of a face.
const perEm = 1000

var errFont = errors.New("a font of the program is damaged")

// face is one font: what it can draw, and how wide.
type face struct {
	name    string
	data    []byte   // the TrueType file
	glyphs  []uint16 // by character; 0 where it has none
	widths  []uint16 // by character
	outline []byte   // the tables of shapes, and where each begins
	places  []uint32
}

// loadFace unpacks and reads one of the fonts.
func loadFace(name string) (*face, error) {
	in, err := packed.Open("fonts/" + name + ".ttf.gz")
	if err != nil {
		return nil, err
	}
	defer in.Close()
	unpacked, err := gzip.NewReader(in)
	if err != nil {
		return nil, err
	}
	f := &face{name: name}
	if f.data, err = io.ReadAll(unpacked); err != nil {
		return nil, err
	}
	return f, f.read()
}

// read finds the width and the shape of every character of the basic plane.
func (f *face) read() (err error) {
	defer func() {
		if recover() != nil { // a place outside the file
			err = errFont
		}
	}()
	tables := f.tables()
	head, hhea, hmtx := tables["head"], tables["hhea"], tables["hmtx"]
	if u16(head, 18) != perEm || u16(head, 50) != 1 && u16(head, 50) != 0 {
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

func (f *face) tables() map[string][]byte {
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
func (f *face) characters(cmap []byte) error {
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

// draws reports whether the face has the character.
func (f *face) draws(r rune) bool { return 0 <= r && r < 0xffff && f.glyphs[r] != 0 }

// width returns that of a character the face has, in thousandths of the size.
func (f *face) width(r rune) float64 { return float64(f.widths[r]) }

// bounds is the box around the ink of a character, in thousandths of the size.
type bounds struct{ left, bottom, right, top float64 }

func (f *face) bounds(r rune) bounds {
	g := f.glyphs[r]
	if f.places[g] == f.places[g+1] { // a space
		return bounds{}
	}
	b := bytes.NewReader(f.outline[f.places[g]+2:])
	var box [4]int16
	if binary.Read(b, binary.BigEndian, &box) != nil {
		return bounds{}
	}
	return bounds{float64(box[0]), float64(box[1]), float64(box[2]), float64(box[3])}
}
