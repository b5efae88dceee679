package file

import "groundwork/content/paper/pdf/font"

// pen is what was set on the page that is drawn on. Places are in points, from its
// upper left corner.
type pen struct {
	body []byte
	font int // 0 is none
	size float64
	fill int // grey, as it was set last; or -1
	edge int
	wide float64
	in   *Element
	open bool // marked content was begun
}

// Page begins the next page.
func (f *File) Page() {
	f.close()
	f.pages = append(f.pages, &page{})
	f.pen = pen{body: f.pen.body[:0], fill: -1, edge: -1, wide: -1}
	f.body = append(f.body, "1 j\n"...)
}

// close ends the page that is drawn on.
func (f *File) close() {
	if n := len(f.pages); n > 0 && f.pages[n-1].body == nil {
		f.end()
		f.pages[n-1].body = f.pressed(f.body)
	}
}

func (f *File) page() *page { return f.pages[len(f.pages)-1] }

// In says of which element what is drawn next is a part; nil where it only adorns
// the page.
func (f *File) In(e *Element) {
	if f.open && f.in == e {
		return
	}
	f.end()
	f.in, f.open = e, true
	if e == nil {
		f.body = append(f.body, "/Artifact BMC\n"...)
		return
	}
	p := f.page()
	f.body = append(f.body, "/"+e.kind+"<</MCID "...)
	f.body = append(ints(f.body, len(p.marked)), ">>BDC\n"...)
	e.kids = append(e.kids, kid{page: p, at: len(p.marked)})
	p.marked = append(p.marked, e)
}

func (f *File) end() {
	if f.open {
		f.body = append(f.body, "EMC\n"...)
	}
	f.open = false
}

// Text draws a line of text in a face, which has to have every character.
func (f *File) Text(face *font.Face, size float64, grey int, x, y float64, s string) {
	e := f.face(face)
	f.begin(e.number, size, grey)
	f.body = num(num(f.body, x), f.height-y)
	f.body = append(f.body, "Td<"...)
	for _, r := range s {
		e.used[r] = true
		f.body = hex(f.body, uint16(r))
	}
	f.body = append(f.body, ">Tj ET\n"...)
}

// begin begins text in a font.
func (f *File) begin(number int, size float64, grey int) {
	f.grey(grey)
	f.body = append(f.body, "BT "...)
	f.use(number, size)
}

func (f *File) use(number int, size float64) {
	if f.font != number || f.size != size {
		f.font, f.size = number, size
		f.body = ints(append(f.body, "/F"...), number)
		f.body = append(num(f.body, size), "Tf "...)
	}
}

func (f *File) grey(n int) {
	if f.fill != n {
		f.fill = n
		f.body = append(num(f.body, float64(n)/255), "g\n"...)
	}
}

// Clusters draws what a font of the system has shaped, from left to right.
func (f *File) Clusters(l *font.Loaded, size float64, grey int, x, y float64, all []*font.Cluster) {
	o := f.outlined(l)
	for i, c := range all {
		number, code := o.code(c)
		if i == 0 {
			f.begin(number, size, grey)
			f.body = append(num(num(f.body, x), f.height-y), "Td<"...)
		} else if number != f.font {
			f.body = append(f.body, ">Tj"...)
			f.use(number, size)
			f.body = append(f.body, '<')
		}
		f.body = append(f.body, digits[code>>4], digits[code&15])
	}
	f.body = append(f.body, ">Tj ET\n"...)
}

// stroke sets how lines are drawn.
func (f *File) stroke(grey int, weight float64) {
	if f.edge != grey {
		f.edge = grey
		f.body = append(num(f.body, float64(grey)/255), "G "...)
	}
	if f.wide != weight {
		f.wide = weight
		f.body = append(num(f.body, weight), "w\n"...)
	}
}

func (f *File) spot(x, y float64, verb string) {
	f.body = append(append(num(num(f.body, x), f.height-y), verb...), '\n')
}

// Line draws a line.
func (f *File) Line(x, y, w, h, weight float64, grey int) {
	f.stroke(grey, weight)
	f.spot(x, y, "m")
	f.spot(x+w, y+h, "l S")
}

// Box draws a frame.
func (f *File) Box(x, y, w, h, weight float64, grey int) {
	f.stroke(grey, weight)
	f.body = num(num(f.body, x), f.height-y-h)
	f.body = append(num(num(f.body, w), h), "re S\n"...)
}

// Dot fills a circle.
func (f *File) Dot(x, y, radius float64, grey int) {
	const round = 0.5523
	f.grey(grey)
	f.spot(x+radius, y, "m")
	for _, c := range [4][6]float64{{1, round, round, 1, 0, 1}, {-round, 1, -1, round, -1, 0}, {-1, -round, -round, -1, 0, -1}, {round, -1, 1, -round, 1, 0}} {
		for i := 0; i < 6; i += 2 {
			f.body = num(num(f.body, x+c[i]*radius), f.height-y-c[i+1]*radius)
		}
		f.body = append(f.body, "c\n"...)
	}
	f.body = append(f.body, "f\n"...)
}

// Path draws a line through spots.
func (f *File) Path(spots [][2]float64, weight float64, grey int) {
	f.stroke(grey, weight)
	f.through(spots)
	f.body = append(f.body, "S\n"...)
}

// Shape fills what lies between spots.
func (f *File) Shape(spots [][2]float64, grey int) {
	f.grey(grey)
	f.through(spots)
	f.body = append(f.body, "f\n"...)
}

func (f *File) through(spots [][2]float64) {
	verb := "m"
	for _, s := range spots {
		f.spot(s[0], s[1], verb)
		verb = "l"
	}
}

// Link leads from a box on the page to a spot. It is a part of the element.
func (f *File) Link(x, y, w, h float64, to Spot, e *Element) {
	l := &link{rect: [4]float64{x, f.height - y - h, x + w, f.height - y}, to: to, on: f.page()}
	l.on.links = append(l.on.links, l)
	f.links = append(f.links, l)
	e.kids = append(e.kids, kid{link: l})
}
