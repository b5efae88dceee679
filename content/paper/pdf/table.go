package pdf

import (
	"slices"

	"groundwork/content/paper"
	"groundwork/content/paper/pdf/file"
	"groundwork/content/paper/pdf/font"
)

// cellGap parts two columns.
const cellGap = 11

// table sets side by side what fits, and else each row as lines of its own.
// Where it runs on over a page, its head stands on that one too.
func (p *layout) table(t paper.Table, x, width float64) {
	body, head := p.style(font.Serif, 9.8, 0), p.style(font.SansBold, 8.2, 40)
	wide, ok := p.share(t, width, body, head)
	if !ok {
		p.blocks(t, x, width)
		return
	}
	p.within("Table", func() { p.columns(t, wide, body, head, x, width) })
}

// columns sets the cells of a row side by side.
func (p *layout) columns(t paper.Table, wide []float64, body, head *style, x, width float64) {
	header := p.row(t.Columns, wide, head, x, p.gap(0.3), columnHead)
	header = kept(append(header, p.underline(x, width, 0.9, 60)))
	all := after(p.gap(1.2), slices.Clone(header))
	if tall(header) > (p.foot-p.top)/4 {
		header = nil // once is enough
	}
	for i, row := range t.Rows {
		lines := whole(append(p.row(row, wide, body, x, p.gap(0.4), rowHead), p.underline(x, width, 0.3, 170)))
		for j := range lines {
			lines[j].header = header
		}
		if i == 0 && len(t.Rows) > 1 || i == len(t.Rows)-2 {
			kept(lines) // no single row on a page
		}
		all = append(all, lines...)
	}
	p.add(p.short(all)...)
	p.finish()
	p.least = p.gap(3)
}

// short keeps together what takes no more than a third of a page.
func (p *layout) short(lines []line) []line {
	if tall(lines) <= (p.foot-p.top)/3 {
		return whole(lines)
	}
	return lines
}

func (p *layout) underline(x, width, weight float64, grey int) line {
	return line{before: p.gap(0.4), height: weight, ops: []op{{kind: opLine, x: x, w: width, weight: weight, grey: grey}}}
}

// columnHead and rowHead say which cells of a row of a table head others.
func columnHead(row *file.Element, _ int) *file.Element { return row.New("TH").Heads("Column") }

func rowHead(row *file.Element, i int) *file.Element {
	if i == 0 {
		return row.New("TH").Heads("Row")
	}
	return row.New("TD")
}

// row returns as many lines as its highest cell has. cell makes its elements.
func (p *layout) row(cells []string, wide []float64, st *style, x, above float64, cell func(row *file.Element, i int) *file.Element) []line {
	var lines []line
	at := x
	row := p.part.New("TR")
	for i, s := range cells {
		var set []line
		p.in(cell(row, i), func() { set = p.text(s, st, at, wide[i], tight) })
		for j, one := range set {
			if j == len(lines) {
				lines = append(lines, line{height: one.height})
			}
			lines[j].ops = append(lines[j].ops, one.ops...)
		}
		at += wide[i] + cellGap*p.scale
	}
	if len(lines) == 0 {
		lines = []line{{height: st.size * tight}}
	}
	return after(above, lines)
}

// share gives each column its width: all they want where there is room, else the
// wide ones share what the others leave, by how much they hold. It fails where a
// column would be narrower than most words.
func (p *layout) share(t paper.Table, width float64, body, head *style) ([]float64, bool) {
	n := len(t.Columns)
	words, most, heads := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, s := range t.Columns {
		words[i], heads[i] = p.widths(s, head)
		most[i] = min(heads[i], max(words[i], 8*head.size)) // a long head is broken before a cell is
	}
	for _, row := range t.Rows {
		for i, s := range row {
			word, all := p.widths(s, body)
			words[i], most[i] = max(words[i], word), max(most[i], all)
		}
	}
	room := width - cellGap*p.scale*float64(n-1)
	for i := range heads {
		heads[i] = max(heads[i], most[i])
	}
	if sum(heads) <= room {
		return heads, true
	}
	if sum(most) <= room {
		return most, true
	}
	least := make([]float64, n)
	for i := range least {
		words[i] = min(words[i], 10.5*body.size) // longer words are broken
		if t.Columns[i] == paper.ColumnDate {
			words[i] = most[i]
		}
		least[i] = words[i]
		if most[i] < 10.5*body.size { // a date stays in one line
			least[i] = most[i]
		}
	}
	if sum(least) > room*0.7 {
		least = words
	}
	spare := room - sum(least)
	if spare < 0 {
		return nil, false
	}
	wanted := 0.0
	for i := range most {
		most[i] = min(most[i], 60*body.size) // a long text doesn't starve the others
		wanted += max(most[i]-least[i], 0)
	}
	for i := range least {
		least[i] += spare * max(most[i]-least[i], 0) / wanted
	}
	return least, true
}

func sum(list []float64) float64 {
	total := 0.0
	for _, f := range list {
		total += f
	}
	return total
}

// widths returns that of the widest word and that of the whole text.
func (p *layout) widths(s string, st *style) (word, all float64) {
	current := 0.0
	for _, c := range p.shaper.shape(nil, s, st) {
		all += c.width
		if current += c.width; c.cut == space {
			current = 0
		}
		word = max(word, current)
	}
	return word + 0.1, all + 0.1
}

// blocks sets each row as lines of "column: cell" under its first cell.
func (p *layout) blocks(t paper.Table, x, width float64) {
	body, head := p.style(font.Serif, 10.2, 0), p.style(font.SansBold, 8.6, 40)
	for _, row := range t.Rows {
		above := p.gap(1.5)
		for i, s := range row {
			if s == "" {
				continue
			}
			var clusters []cluster
			if i > 0 || t.Columns[0] != paper.ColumnDate {
				clusters = p.shaper.shape(clusters, paper.Labelled(t.Columns[i], ""), head)
			}
			clusters = p.shaper.shape(clusters, s, body)
			p.within("P", func() {
				lines := after(above, p.set(clusters, body, x, width, tight))
				if above > 0 {
					kept(lines)
				}
				p.add(lines...)
			})
			above = p.gap(0.2)
		}
		p.finish()
	}
}
