package file

import (
	"maps"
	"slices"
	"strconv"

	"groundwork/content/paper/pdf/font"
)

// embedded is a face of the program in the file.
type embedded struct {
	*font.Face
	number int
	used   map[rune]bool
}

// face returns the face in the file.
func (f *File) face(of *font.Face) *embedded {
	for _, e := range f.faces {
		if e.Face == of {
			return e
		}
	}
	e := &embedded{of, f.fontNumber(), map[rune]bool{}}
	f.faces = append(f.faces, e)
	return e
}

func (f *File) fontNumber() int {
	f.fonts++
	return f.fonts
}

// outlined is a font of the system in the file: the outlines of the clusters that were
// drawn, as fonts of at most 255 each. A cluster is one shape there and stands for its
// text, so that it is found and read out as it was written, in whatever order it is
// drawn.
type outlined struct {
	*font.Loaded
	file  *File
	parts []*part
	codes map[*font.Cluster][2]int // the part and the place in it
}

type part struct {
	number   int
	clusters []*font.Cluster
}

func (f *File) outlined(of *font.Loaded) *outlined {
	for _, o := range f.outlines {
		if o.Loaded == of {
			return o
		}
	}
	o := &outlined{of, f, nil, map[*font.Cluster][2]int{}}
	f.outlines = append(f.outlines, o)
	return o
}

// code returns the font a cluster is in, and its code there.
func (o *outlined) code(c *font.Cluster) (number, code int) {
	const most = 255
	at, ok := o.codes[c]
	if !ok {
		n := len(o.parts)
		if n == 0 || len(o.parts[n-1].clusters) == most {
			// Readers such as poppler find out how large the type is by the width of an m.
			// There is none, so one stands first, which nobody sees.
			m := &font.Cluster{Width: 0.6 * font.PerEm}
			o.parts = append(o.parts, &part{o.file.fontNumber(), []*font.Cluster{m}})
			n++
		}
		p := o.parts[n-1]
		at = [2]int{n - 1, len(p.clusters)}
		p.clusters = append(p.clusters, c)
		o.codes[c] = at
	}
	return o.parts[at[0]].number, at[1]
}

func (f *File) writeFonts(resources int) {
	body := []byte("<</Font<<")
	for _, e := range f.faces {
		body = refs(ints(append(body, "/F"...), e.number), f.writeFace(e))
	}
	for _, o := range f.outlines {
		for _, p := range o.parts {
			body = refs(ints(append(body, "/F"...), p.number), f.writePart(p))
		}
	}
	f.write(resources, append(body, ">>>>"...))
}

// writeFace writes a face with the shapes of the characters that were used. Their
// numbers are those of Unicode.
func (f *File) writeFace(e *embedded) int {
	used := slices.Sorted(maps.Keys(e.used))
	type0, cid, about, data, places, unicode := f.number(), f.number(), f.number(), f.number(), f.number(), f.number()
	name := "/" + string(rune('A'+e.number%26)) + "AAAAA+" + e.Name
	f.stream(data, nil, f.pressed(e.Subset(used)))
	glyphs := make([]byte, 2*(used[len(used)-1]+1))
	widths := []byte("[")
	list := make([]said, len(used))
	for i, r := range used {
		glyphs[2*r], glyphs[2*r+1] = byte(e.Glyph(r)>>8), byte(e.Glyph(r))
		if i == 0 || used[i-1] != r-1 {
			if i > 0 {
				widths = append(widths, ']')
			}
			widths = append(ints(widths, int(r)), '[')
		}
		widths = ints(widths, int(e.Width(r)))
		list[i] = said{int(r), string(r)}
	}
	f.stream(places, nil, f.pressed(glyphs))
	f.stream(unicode, nil, f.pressed(toUnicode(list, 2)))
	m := e.Measures()
	body := []byte("<</Type/FontDescriptor/Flags 4/StemV 80/ItalicAngle 0/FontName" + name + "/Ascent ")
	body = ints(append(ints(body, int(m.Ascent)), "/Descent "...), int(m.Descent))
	body = ints(append(body, "/CapHeight 714/FontBBox["...), int(m.Left), int(m.Bottom), int(m.Right), int(m.Top))
	f.small(about, append(refs(append(body, "]/FontFile2 "...), data), ">>"...))
	body = []byte("<</Type/Font/Subtype/CIDFontType2/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/BaseFont" + name + "/FontDescriptor ")
	body = refs(append(refs(body, about), "/CIDToGIDMap "...), places)
	f.small(cid, append(append(append(body, "/W"...), widths...), "]]>>"...))
	body = refs([]byte("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"+name+"/ToUnicode "), unicode)
	f.small(type0, append(refs(append(body, "/DescendantFonts["...), cid), "]>>"...))
	return type0
}

// writePart writes clusters as a font of their outlines.
func (f *File) writePart(p *part) int {
	id, unicode := f.number(), f.number()
	body := []byte("<</Type/Font/Subtype/Type3/FontMatrix[.001 0 0 .001 0 0]/FirstChar 0/LastChar ")
	body = append(ints(body, len(p.clusters)-1), "/Widths["...)
	box := [4]float64{0, -300, font.PerEm, 900}
	var names, drawings []byte
	var list []said
	for i, c := range p.clusters {
		name := "/g" + strconv.Itoa(i)
		if i == 0 {
			name = "/m"
		} else {
			list = append(list, said{i, c.Text})
		}
		body = num(body, c.Width)
		names = append(names, name...)
		drawing := f.number()
		f.stream(drawing, nil, f.pressed(outline(c, &box)))
		drawings = refs(append(append(drawings, name...), ' '), drawing)
	}
	f.stream(unicode, nil, f.pressed(toUnicode(list, 1)))
	body = append(append(body, "]/Encoding<</Type/Encoding/Differences[0"...), names...)
	body = corners(append(body, "]>>/FontBBox["...), box)
	body = append(append(body, "]/CharProcs<<"...), drawings...)
	f.small(id, append(refs(append(body, ">>/Resources<<>>/ToUnicode "...), unicode), ">>"...))
	return id
}

// outline draws a cluster, and widens a box to hold it.
func outline(c *font.Cluster, all *[4]float64) []byte {
	var box [4]float64
	var path []byte
	for i, step := range c.Path {
		for j, at := range step.To {
			if i == 0 && j == 0 {
				box = [4]float64{at[0], at[1], at[0], at[1]}
			}
			box = widened(box, [4]float64{at[0], at[1], at[0], at[1]})
			path = num(num(path, at[0]), at[1])
		}
		switch {
		case step.Move:
			path = append(path, "m\n"...)
		case len(step.To) == 1:
			path = append(path, "l\n"...)
		default:
			path = append(path, "c\n"...)
		}
	}
	*all = widened(*all, box)
	b := append(corners(append(num(nil, c.Width), "0 "...), box), "d1\n"...)
	if len(path) > 0 {
		b = append(append(b, path...), "f\n"...)
	}
	return b
}

func widened(a, b [4]float64) [4]float64 {
	return [4]float64{min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])}
}

func corners(b []byte, box [4]float64) []byte {
	for _, v := range box {
		b = num(b, v)
	}
	return b
}

// said is what a code stands for.
type said struct {
	code int
	text string
}

// toUnicode says which text the codes stand for, which have so many bytes.
func toUnicode(list []said, size int) []byte {
	const most = 100
	code := func(b []byte, n int) []byte {
		b = append(hex(append(b, '<'), uint16(n)), '>')
		if size == 1 {
			b = append(b[:len(b)-5], b[len(b)-3:]...)
		}
		return b
	}
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n" +
		"/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n")
	b = append(code(code(b, 0), 1<<(8*size)-1), "\nendcodespacerange\n"...)
	for ; len(list) > 0; list = list[min(most, len(list)):] {
		b = append(ints(b, min(most, len(list))), "beginbfchar\n"...)
		for _, s := range list[:min(most, len(list))] {
			b = append(utf16Hex(append(code(b, s.code), '<'), s.text), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
}
