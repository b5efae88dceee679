package plaintext

import (
	"strings"

	"groundwork/content/paper"
)

const (
	tableGap  = 2
	narrowCol = 12 // a column is not squeezed below this
)

// table sets side by side what fits, and else each row as a block of its own.
func (t *textWriter) table(n paper.Table, in string) {
	wide, ok := t.share(n, t.width-len(in))
	if !ok || t.heard {
		t.blocks(n, in)
		return
	}
	t.row(n.Columns, wide, in)
	rule := make([]string, len(wide))
	for i, w := range wide {
		rule[i] = strings.Repeat("-", w)
	}
	t.row(rule, wide, in)
	for _, row := range n.Rows {
		t.row(row, wide, in)
	}
}

// share gives each column its width: all they want where there is room, else
// the wide ones share what the others leave. It fails where that is too little.
func (t *textWriter) share(n paper.Table, room int) ([]int, bool) {
	wide := make([]int, len(n.Columns))
	for i, label := range n.Columns {
		wide[i] = min(columns(label), narrowCol)
	}
	for _, row := range n.Rows {
		for i, cell := range row {
			wide[i] = max(wide[i], columns(cell))
		}
	}
	room -= tableGap * (len(wide) - 1)
	for {
		total, large, rest := 0, 0, room
		fair := room / len(wide)
		for _, w := range wide {
			total += w
			if w > fair {
				large++
			} else {
				rest -= w
			}
		}
		if total <= room {
			return wide, true
		}
		each := rest / large
		if each < narrowCol {
			return nil, false
		}
		for i, w := range wide {
			if w > fair {
				wide[i] = min(w, each)
			}
		}
	}
}

// row sets one row, as many lines high as its highest cell.
func (t *textWriter) row(cells []string, wide []int, in string) {
	parts := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		wrap(cell, wide[i], func(s string) { parts[i] = append(parts[i], s) })
		height = max(height, len(parts[i]))
	}
	for y := range height {
		var b strings.Builder
		b.WriteString(in)
		pad := 0
		for i := range parts {
			if y < len(parts[i]) {
				b.WriteString(strings.Repeat(" ", pad))
				b.WriteString(parts[i][y])
				pad = wide[i] - columns(parts[i][y])
			} else {
				pad += wide[i]
			}
			pad = max(pad, 0) + tableGap
		}
		t.line(b.String())
	}
}

// blocks sets each row as lines of "column: cell" under its first cell.
func (t *textWriter) blocks(n paper.Table, in string) {
	for i, row := range n.Rows {
		if i > 0 {
			t.gap()
		}
		for j, cell := range row {
			if cell == "" {
				continue
			}
			if j == 0 && n.Columns[0] == paper.ColumnDate {
				t.put(in, in, cell)
				continue
			}
			t.put(in, in+"  ", paper.Labelled(n.Columns[j], cell))
		}
	}
}
