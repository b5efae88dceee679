package field

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/theme"
)

// stopKind is a sort of place the focus can be at in a ledger.
type stopKind uint8

const (
	atAdd     stopKind = iota // what adds an entry, or brings one back
	atCell                    // a cell of an entry
	atActions                 // what can be done with an entry
	atNewer                   // opens the newer entries of a log
	atEarlier                 // opens the earlier ones
)

// stop is one place: the entry's number counts where there is one.
type stop struct {
	kind          stopKind
	entry, column int
}

// ledger is what rows and logs have in common: entries whose cells are filled
// in one after another.
type ledger struct {
	entries
	sort     ledgerSort
	at       stop
	act      int      // which of the actions at a stop
	cell     cell     // what is being filled in, while the focus is in a cell
	edits    int      // how many of its edits the history has
	actions  []string // of an entry
	addWords string
	hint     string // said until something else changes
}

// ledgerSort is what rows and logs do each in their own way.
type ledgerSort interface {
	draw() *sheet
	table() bool   // whether entries stand in columns
	stops() []stop // where the focus can go, from above to below
	addOne() int   // adds an entry and tells where
	show(i int)    // makes sure that an entry is drawn
	turn(stopKind) // opens the newer or the earlier entries
	after(i int)   // puts the focus where an entry was removed
}

// The actions of an entry, in this order.
const (
	removeIt = iota
	moveUp
	moveDown
)

// bringBackWords is what stands beside the words for adding.
const bringBackWords = "bring it back"

// removedHint is said after something was removed.
const removedHint = "Removed. ctrl+z brings it back."

// Resize implements [Field].
func (l *ledger) Resize(width, rows int, t theme.Theme) {
	l.base.Resize(width, rows, t)
	l.fit()
}

// moveTo puts the focus at a stop and opens the cell there.
func (l *ledger) moveTo(s stop) {
	if s.kind != atCell {
		s.column = l.at.column // up and down come back to it
	}
	l.at, l.act, l.cell = s, 0, nil
	if s.kind == atCell && s.entry < len(l.list) {
		c := l.ask.Columns[s.column]
		l.cell, l.edits = l.newCell(c, l.list[s.entry].Cells[c.ID]), 0
		l.fit()
	}
}

// fit gives the open cell its room.
func (l *ledger) fit() {
	if l.cell == nil {
		return
	}
	l.cell.resize(l.cellWidth(l.at.column), l.rows)
	if p := l.writing(); p != nil {
		p.Selected = l.theme.Chosen
	}
}

// step moves the focus one stop on or back and tells whether there was one. Tab
// goes from cell to cell; the arrows also reach the actions, going down, and
// keep to their column in a table.
func (l *ledger) step(by int, tab bool) bool {
	order := l.sort.stops()
	i := 0
	for j, s := range order {
		if s.kind == l.at.kind && s.entry == l.at.entry && (s.kind != atCell || s.column == l.at.column) {
			i = j
		}
	}
	for i += by; i >= 0 && i < len(order); i += by {
		s := order[i]
		if s.kind == atActions && (tab || by < 0) ||
			s.kind == atCell && !tab && l.sort.table() && s.column != l.at.column {
			continue
		}
		l.moveTo(s)
		return true
	}
	return false
}

// goOn moves as step does, or leaves.
func (l *ledger) goOn(by int, tab bool) Result {
	edge := Below
	if by < 0 {
		edge = Above
	}
	why := ""
	if l.cell != nil {
		why = l.cell.why()
	}
	if l.step(by, tab) {
		return Result{Why: why}
	}
	return Result{Leave: edge, Why: why}
}

// TakesTab tells that tab goes through the cells before it leaves.
func (l *ledger) TakesTab() bool { return true }

// Update implements [Field].
func (l *ledger) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, _ := keyOf(msg)
	switch k {
	case "tab":
		return l.goOn(1, true), nil
	case "shift+tab":
		return l.goOn(-1, true), nil
	case editorKey:
		if l.writing() != nil && !l.Asking() {
			return Result{Editor: lentCell{l, l.at, l.list[l.at.entry].ID}}, nil
		}
	}
	if r, ok := l.history(k); ok {
		return r, nil
	}
	switch {
	case l.at.kind == atCell && l.cell != nil:
		r := l.cellUpdate(msg, k)
		return r, r.handOver()
	case k == "up":
		return l.goOn(-1, false), nil
	case k == "down":
		return l.goOn(1, false), nil
	case l.at.kind == atActions:
		return l.actionKey(k), nil
	}
	return l.addKey(msg, k), nil
}

// cellUpdate takes a key or a paste while the focus is in a cell.
func (l *ledger) cellUpdate(msg tea.Msg, k string) Result {
	asking := l.Asking()
	r := l.cell.update(msg)
	switch {
	case asking && r.Ignored:
		return r
	case r.Changed:
		l.wrote()
	case r.Leave == Above:
		return l.goOn(-1, false)
	case r.Leave == Below:
		return l.goOn(1, k != "down")
	case r.Ignored:
		return l.entryKey(k, r)
	}
	return r
}

// entryKey takes the keys that mean the whole entry.
func (l *ledger) entryKey(k string, ignored Result) Result {
	switch k {
	case "ctrl+d":
		return l.do(removeIt)
	case "alt+up", "alt+down":
		if len(l.actions) > moveDown {
			return l.do(map[string]int{"alt+up": moveUp, "alt+down": moveDown}[k])
		}
	case "left", "right":
		next := l.at.column + map[string]int{"left": -1, "right": 1}[k]
		if l.sort.table() && next >= 0 && next < len(l.ask.Columns) {
			l.moveTo(stop{atCell, l.at.entry, next})
			if k == "right" {
				l.cell.setOffset(0)
			}
			return Result{}
		}
	}
	return ignored
}

// actionKey takes a key while the focus is at an entry's actions.
func (l *ledger) actionKey(k string) Result {
	switch k {
	case "left":
		l.act = max(l.act-1, 0)
	case "right":
		l.act = min(l.act+1, len(l.actions)-1)
	case "ctrl+d":
		return l.do(removeIt)
	case "enter", "space":
		return l.do(l.act)
	default:
		return Idle(k)
	}
	return Result{}
}

// do does one of the actions with the entry the focus is in.
func (l *ledger) do(action int) Result {
	at, act := l.at, l.act
	by := map[int]int{moveUp: -1, moveDown: 1}[action]
	if action == removeIt {
		l.hint = ""
		if l.remove(at.entry) {
			l.hint = removedHint
		}
		l.sort.after(at.entry)
		return Result{Changed: l.hint != "", Why: l.hint}
	}
	if !l.swap(at.entry, by) {
		return Result{Ignored: true, Why: "It can't go further."}
	}
	at.entry += by
	l.moveTo(at)
	l.act = act
	return Result{Changed: true}
}

// addKey takes a key while the focus is at what adds an entry, or at what opens
// more of a log.
func (l *ledger) addKey(msg tea.Msg, k string) Result {
	switch {
	case choosing(k) && l.at.kind != atAdd:
		l.sort.turn(l.at.kind)
	case choosing(k) && l.act == 1:
		return l.back(l.bringBack(), "")
	case choosing(k):
		l.begin()
	case l.at.kind != atAdd:
		return Idle(k)
	case k == "left":
		l.act = 0
	case k == "right" && l.past.lastRemoval() >= 0:
		l.act = 1
	case typed(msg):
		l.begin()
		return l.cellUpdate(msg, k)
	default:
		return Idle(k)
	}
	return Result{}
}

// typed tells whether a message brings text.
func typed(msg tea.Msg) bool {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return strings.TrimSpace(msg.Content) != ""
	case tea.KeyPressMsg:
		return msg.Text != ""
	}
	return false
}

// Blur implements [Field]. Entries nothing stands in go.
func (l *ledger) Blur() {
	l.focused, l.cell, l.hint = false, nil, ""
	id := ""
	if l.at.kind != atAdd && l.at.entry < len(l.list) {
		id = l.list[l.at.entry].ID
	}
	l.tidy()
	at := slices.IndexFunc(l.list, func(e content.Entry) bool { return e.ID == id })
	if l.at.entry = at; at < 0 {
		l.at = stop{}
	}
}

// begin adds an entry and goes to its first cell.
func (l *ledger) begin() {
	at := l.sort.addOne()
	l.sort.show(at)
	l.moveTo(stop{kind: atCell, entry: at})
}

// Spot implements [Field].
func (l *ledger) Spot() (part string, offset int) {
	if l.at.kind == atAdd || l.at.entry >= len(l.list) {
		return "", 0
	}
	if l.cell != nil {
		offset = l.cell.offset()
	}
	return l.list[l.at.entry].ID + "/" + l.ask.Columns[l.at.column].ID, offset
}

// Restore implements [Field].
func (l *ledger) Restore(part string, offset int) {
	id, column, _ := strings.Cut(part, "/")
	for i := range l.list {
		if l.list[i].ID != id {
			continue
		}
		s := stop{kind: atCell, entry: i}
		for j, c := range l.ask.Columns {
			if c.ID == column {
				s.column = j
			}
		}
		l.sort.show(i)
		l.moveTo(s)
		l.cell.setOffset(offset)
		return
	}
}

// Keys implements [Field].
func (l *ledger) Keys() []key.Binding {
	next, remove, undo := bind("next", "tab"), bind("remove", "ctrl+d"), editor.UndoKey()
	remove.SetEnabled(l.at.kind == atCell || l.at.kind == atActions)
	undo.SetEnabled(len(l.past.done) > 0)
	choose := bind("choose", "enter", "space")
	choose.SetEnabled(l.at.kind != atCell)
	return []key.Binding{choose, next, remove, undo}
}

// cells are the stops of an entry.
func (l *ledger) cells(i int) []stop {
	var list []stop
	for c := range l.ask.Columns {
		list = append(list, stop{atCell, i, c})
	}
	return append(list, stop{kind: atActions, entry: i})
}

// columnText is a cell's words as they are shown.
func (l *ledger) columnText(entry content.Entry, column int) string {
	c := l.ask.Columns[column]
	return l.words(c, entry.Cells[c.ID])
}
