// Package file writes PDF files: pages of text, lines and shapes, and beside them
// what they are to those who can't see them. The same calls make the same bytes.
package file

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"slices"
	"strconv"
	"time"
	"unicode/utf16"
)

// Info is what a file tells of itself.
type Info struct {
	Title, Producer string
	Language        string    // BCP 47, of letters, digits and hyphens only
	Made            time.Time // of which the day is told, and no more
}

// File is a PDF in the making.
type File struct {
	info          Info
	width, height float64
	root          *Element
	pages         []*page
	faces         []*embedded
	outlines      []*outlined
	bookmarks     bookmark // above all others
	links         []*link
	fonts         int
	pen
	object // what is written at last
}

// page is one page: what is drawn on it, packed once it is full.
type page struct {
	id     int
	body   []byte
	marked []*Element // by their number on the page
	links  []*link
}

type bookmark struct {
	title string
	to    Spot
	kids  []*bookmark
}

// Spot is a place in the document: a page from 0, and how far down.
type Spot struct {
	Page int
	Down float64
}

type link struct {
	id   int
	rect [4]float64
	to   Spot
	key  int // in the tree of parents
	on   *page
}

// New begins a file of pages of a size in points. What is drawn on them is made of
// elements below the root, which the zero Element may be.
func New(width, height float64, root *Element, info Info) *File {
	root.kind = "Document"
	return &File{info: info, width: width, height: height, root: root}
}

// Bookmark leads to a spot from the list beside the pages. It is below the last one of
// the level above.
func (f *File) Bookmark(title string, level int, to Spot) {
	at := &f.bookmarks
	for ; level > 0 && len(at.kids) > 0; level-- {
		at = at.kids[len(at.kids)-1]
	}
	at.kids = append(at.kids, &bookmark{title: title, to: to})
}

// object writes objects, and remembers where each is.
type object struct {
	out    io.Writer
	at     int
	err    error
	places [][2]int // by number: in the file from its beginning; or else within the object of that number
	loose  []int    // small ones that are packed into one
	packed []byte
	deflate
}

const inFile = -1

func (o *object) number() int {
	o.places = append(o.places, [2]int{inFile, 0})
	return len(o.places) - 1
}

func (o *object) raw(b []byte) {
	if o.err == nil {
		_, o.err = o.out.Write(b)
	}
	o.at += len(b)
}

// write writes an object by itself.
func (o *object) write(id int, body []byte) {
	o.places[id] = [2]int{inFile, o.at}
	o.raw([]byte(strconv.Itoa(id) + " 0 obj\n"))
	o.raw(body)
	o.raw([]byte("\nendobj\n"))
}

// small puts an object together with others.
func (o *object) small(id int, body []byte) {
	const most = 100
	o.places[id] = [2]int{len(o.loose), len(o.packed)}
	o.loose = append(o.loose, id)
	o.packed = append(append(o.packed, body...), '\n')
	if len(o.loose) == most {
		o.pack()
	}
}

// pack writes the small objects there are.
func (o *object) pack() {
	if len(o.loose) == 0 {
		return
	}
	id := o.number()
	var head []byte
	for i, one := range o.loose {
		head = ints(head, one, o.places[one][1])
		o.places[one] = [2]int{i, id}
	}
	dict := ints([]byte("/Type/ObjStm/N "), len(o.loose))
	dict = ints(append(dict, "/First "...), len(head))
	o.stream(id, dict, o.pressed(append(head, o.packed...)))
	o.loose, o.packed = nil, o.packed[:0]
}

// stream writes an object of packed data.
func (o *object) stream(id int, dict, data []byte) {
	body := append([]byte("<<"), dict...)
	body = ints(append(body, "/Filter/FlateDecode/Length "...), len(data))
	body = append(append(body, ">>stream\n"...), data...)
	o.write(id, append(body, "\nendstream"...))
}

// deflate packs data.
type deflate struct {
	to bytes.Buffer
	w  *zlib.Writer
}

func (d *deflate) pressed(data []byte) []byte {
	d.to.Reset()
	if d.w == nil {
		d.w = zlib.NewWriter(&d.to)
	}
	d.w.Reset(&d.to)
	_, _ = d.w.Write(data) // a buffer takes all
	_ = d.w.Close()
	return slices.Clone(d.to.Bytes())
}

// Write writes the file. Nothing may be added to it afterwards.
func (f *File) Write(out io.Writer) error {
	f.close()
	f.out = out
	f.raw([]byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"))
	f.number() // 0 is none
	catalog, info, tree, resources, structure := f.number(), f.number(), f.number(), f.number(), f.number()
	for _, p := range f.pages {
		p.id = f.number()
	}
	for i, l := range f.links {
		l.id, l.key = f.number(), len(f.pages)+i
	}
	f.writePages(tree, resources)
	f.writeFonts(resources)
	f.writeStructure(structure)
	outline := f.writeBookmarks()
	body := refs([]byte("<</Type/Catalog/Pages "), tree)
	body = refs(append(body, "/StructTreeRoot "...), structure)
	if outline > 0 {
		body = refs(append(body, "/Outlines "...), outline)
	}
	body = append(body, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang ("+f.info.Language+")>>"...)
	f.write(catalog, body)
	date := "(D:" + f.info.Made.Format("20060102") + ")"
	body = text([]byte("<</Title "), f.info.Title)
	body = text(append(body, "/Producer "...), f.info.Producer)
	f.write(info, append(body, "/CreationDate "+date+"/ModDate "+date+">>"...))
	f.pack()
	f.writePlaces(catalog, info)
	return f.err
}

func (f *File) writePages(tree, resources int) {
	body := append([]byte("<</Type/Pages/MediaBox [0 0 "), bytes.TrimRight(num(num(nil, f.width), f.height), " ")...)
	body = refs(append(body, "]/Resources "...), resources)
	body = append(ints(append(body, "/Count "...), len(f.pages)), "/Kids["...)
	for i, p := range f.pages {
		body = refs(body, p.id)
		content := f.number()
		f.stream(content, nil, p.body)
		one := refs([]byte("<</Type /Page\n/Parent "), tree)
		one = refs(append(one, "/Contents "...), content)
		one = ints(append(one, "/Tabs/S/StructParents "...), i)
		if len(p.links) > 0 {
			one = append(one, "/Annots["...)
			for _, l := range p.links {
				one = refs(one, l.id)
			}
			one = append(one, ']')
		}
		f.write(p.id, append(one, ">>"...))
	}
	f.write(tree, append(body, "]>>"...))
	for _, l := range f.links {
		one := append([]byte("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["), corners(nil, l.rect)...)
		one = ints(append(one, "]/StructParent "...), l.key)
		f.small(l.id, append(f.dest(one, l.to), ">>"...))
	}
}

// dest says where something leads to.
func (f *File) dest(b []byte, to Spot) []byte {
	to.Page = min(max(to.Page, 0), len(f.pages)-1)
	b = refs(append(b, "/Dest["...), f.pages[to.Page].id)
	return append(num(append(b, "/XYZ 0 "...), f.height-to.Down), "null]"...)
}

// writeBookmarks returns the number of their list; 0 where there is none.
func (f *File) writeBookmarks() int {
	if len(f.bookmarks.kids) == 0 {
		return 0
	}
	root := f.number()
	f.small(root, append(f.children([]byte("<</Type/Outlines"), &f.bookmarks, root, 1), ">>"...))
	return root
}

// children writes the bookmarks below one, and what leads to them. sign is -1 where they
// are folded away at first.
func (f *File) children(b []byte, of *bookmark, id, sign int) []byte {
	n := len(of.kids)
	if n == 0 {
		return b
	}
	first := len(f.places)
	for range n {
		f.number()
	}
	for i, k := range of.kids {
		one := refs(append(text([]byte("<</Title "), k.title), "/Parent "...), id)
		if i > 0 {
			one = refs(append(one, "/Prev "...), first+i-1)
		}
		if i < n-1 {
			one = refs(append(one, "/Next "...), first+i+1)
		}
		f.small(first+i, append(f.dest(f.children(one, k, first+i, -1), k.to), ">>"...))
	}
	b = refs(append(refs(append(b, "/First "...), first), "/Last "...), first+n-1)
	return ints(append(b, "/Count "...), sign*n)
}

// writePlaces writes where each object is, as the end of the file.
func (f *File) writePlaces(catalog, info int) {
	id := f.number()
	f.places[id] = [2]int{inFile, f.at}
	var list []byte
	for i, p := range f.places {
		kind, where, which := byte(1), p[1], 0
		if i == 0 {
			kind, where, which = 0, 0, 0xffff
		} else if p[0] != inFile {
			kind, which = 2, p[0]
		}
		list = binary.BigEndian.AppendUint32(append(list, kind), uint32(where))
		list = binary.BigEndian.AppendUint16(list, uint16(which))
	}
	at := f.at
	dict := ints([]byte("/Type/XRef/W[1 4 2]/Size "), len(f.places))
	dict = refs(append(dict, "/Root "...), catalog)
	f.stream(id, refs(append(dict, "/Info "...), info), f.pressed(list))
	f.raw([]byte("startxref\n" + strconv.Itoa(at) + "\n%%EOF\n"))
}

// ints writes numbers, each with a space after it.
func ints(b []byte, all ...int) []byte {
	for _, n := range all {
		b = append(strconv.AppendInt(b, int64(n), 10), ' ')
	}
	return b
}

// refs writes what leads to objects.
func refs(b []byte, all ...int) []byte {
	for _, n := range all {
		b = append(ints(b, n), "0 R "...)
	}
	return b
}

// num writes a length to the hundredth, and a space.
func num(b []byte, v float64) []byte {
	const far = 1e6
	if !(v > -far) {
		v = -far
	}
	n := int(min(v, far)*100 + 0.5)
	if v < 0 {
		n = int(v*100 - 0.5)
	}
	if n < 0 {
		b, n = append(b, '-'), -n
	}
	b = strconv.AppendInt(b, int64(n/100), 10)
	if n %= 100; n > 0 {
		b = append(b, '.', byte('0'+n/10))
		if n%10 > 0 {
			b = append(b, byte('0'+n%10))
		}
	}
	return append(b, ' ')
}

// text writes words of any script.
func text(b []byte, s string) []byte { return append(utf16Hex(append(b, "<FEFF"...), s), '>') }

func utf16Hex(b []byte, s string) []byte {
	for _, r := range s {
		b = runeHex(b, r)
	}
	return b
}

func runeHex(b []byte, r rune) []byte {
	if r < 0x10000 {
		return hex(b, uint16(r))
	}
	high, low := utf16.EncodeRune(r)
	return hex(hex(b, uint16(high)), uint16(low))
}

const digits = "0123456789ABCDEF"

func hex(b []byte, n uint16) []byte {
	return append(b, digits[n>>12], digits[n>>8&15], digits[n>>4&15], digits[n&15])
}
