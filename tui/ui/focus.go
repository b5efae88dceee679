package ui

// move gives the focus to the next part that can have it; before the first one
// comes the reading.
func (f *Form) move(to Edge) {
	dir := 1
	from := Above
	if to == Above {
		dir, from = -1, Below
	}
	i := f.Focus + dir
	if f.Focus == OnReading && dir < 0 {
		i = len(f.Pieces) - 1
	}
	for ; i >= 0 && i < len(f.Pieces); i += dir {
		if f.Pieces[i].focusable() {
			if f.readOn(i) {
				return
			}
			f.SetFocus(i, from)
			f.See()
			return
		}
	}
	f.SetFocus(OnReading, from)
	f.scroll.Top = 0
}

// readOn scrolls through reading on the way to a block that doesn't fit on the
// screen together with it, so that tab and the arrows jump over nothing. It
// reports whether there is still some before the focus may go there.
func (f *Form) readOn(to int) bool {
	if f.Focus == OnReading || f.Frame.Width == 0 {
		return false
	}
	f.layout()
	above, below := f.Pieces[min(f.Focus, to)], f.Pieces[max(f.Focus, to)]
	end, room := above.at+len(above.lines), f.scroll.Room()
	shown := min(len(f.Pieces[to].lines), room/2)
	if below.at-end+shown+scrollContext <= room {
		return false
	}
	if to > f.Focus {
		left := below.at + shown - f.scroll.Top - room
		return below.at >= f.scroll.Top+room && f.scroll.By(min(room-scrollContext, left))
	}
	left := f.scroll.Top - end + shown
	return end <= f.scroll.Top && f.scroll.By(-min(room-scrollContext, left))
}

// SetFocus gives the focus to a piece, coming from above or from below.
func (f *Form) SetFocus(i int, from Edge) {
	if f.Focus != OnReading && f.Focus < len(f.Pieces) {
		f.Pieces[f.Focus].Block.Blur()
		f.Pieces[f.Focus].Stale = true
	}
	f.Focus = i
	if i != OnReading {
		f.Pieces[i].Block.Focus(from)
		f.Pieces[i].Stale = true
	}
}

// InFocus is the piece that has the focus, or nil while the reading has it.
func (f *Form) InFocus() *Piece {
	if f.Focus == OnReading {
		return nil
	}
	return f.Pieces[f.Focus]
}
