package field

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"groundwork/content"
	"groundwork/tui/editor"
	"groundwork/tui/field/entries"
	"groundwork/tui/ui"
)

// stopKind is a sort of place the focus can be at in a table.
type stopKind uint8

const (
	atAdd     stopKind = iota // what adds an entry, or brings one back
	atCell                    // a cell of an entry
	atActions                 // what can be done with an entry
	atNewer                   // opens the newer entries of a log
	atEarlier                 // opens the earlier ones
	atResting                 // shows what rests, and lets more of it rest
)

// stop is one place: the entry's number counts where there is one.
type stop struct {
	kind          stopKind
	entry, column int
}

// table is what rows and logs have in common: entries whose cells are filled
// in one after another.
type table struct {
	base
	list     *entries.List
	sort     tableSort
	at       stop
	act      int      // which of the actions at a stop
	cell     cell     // what is being filled in, while the focus is in a cell
	in       string   // the id of the entry that cell is in
	edits    int      // how many of its edits the history has
	actions  []string // of an entry
	addWords string
	hint     string // said until something else changes
}

// tableSort is what rows and logs do each in their own way.
type tableSort interface {
	inColumns() bool // whether entries stand in columns
	stops() []stop   // where the focus can go, from above to below
	show(i int)      // makes sure that an entry is drawn
	turn(stopKind)   // opens the newer or the earlier entries
	after(i int)     // puts the focus where an entry was removed
	// older returns the words of what lets all entries of before a moment rest, and that
	// moment; no words where entries have no days.
	older() (words string, before time.Time)
}

func newTable(b base, addWords string, actions ...string) table {
	of := entries.Question{
		Ask: b.ask, Track: b.set.Track, Pass: b.pass(),
		Book: b.set.Book, Workbook: b.set.Workbook,
		Now: b.set.Now, NewID: b.set.NewID, MonthFirst: b.set.MonthFirst,
	}
	return table{base: b, list: entries.New(of, b.set.Memory.list(b.name())), addWords: addWords, actions: append(actions, restWords)}
}

// Change implements [Field].
func (t *table) Change() content.Change { return t.list.Change() }

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
func (t *table) Resize(width, rows int, th ui.Theme) {
	t.base.Resize(width, rows, th)
	t.fit()
}

// moveTo puts the focus at a stop and opens the cell there.
func (t *table) moveTo(s stop) {
	if s.kind != atCell {
		s.column = t.at.column // up and down come back to it
	}
	t.settle()
	t.at, t.act, t.cell = s, 0, nil
	if s.kind == atCell && s.entry < len(t.list.All) {
		c := t.ask.Columns[s.column]
		if c.ID == entries.DayColumn {
			t.list.OpenDay(s.entry)
		}
		t.in = t.list.All[s.entry].ID
		t.cell, t.edits = t.newCell(c, t.list.All[s.entry].Cells[c.ID]), 0
		t.fit()
	}
}

// fit gives the open cell its room.
func (t *table) fit() {
	if t.cell == nil {
		return
	}
	t.cell.resize(t.cellWidth(t.at.column), t.rows)
	if p := t.writing(); p != nil {
		p.Selected, p.Widths = t.theme.Chosen, t.theme.Widths
	}
}

// step moves the focus one stop on or back and reports whether there was one. Tab
// goes from cell to cell; the arrows also reach the actions, going down, and
// keep to their column in a table.
func (t *table) step(by int, tab bool) bool {
	order := t.sort.stops()
	i := 0
	for j, s := range order {
		if s.kind == t.at.kind && s.entry == t.at.entry && (s.kind != atCell || s.column == t.at.column) {
			i = j
		}
	}
	for i += by; i >= 0 && i < len(order); i += by {
		s := order[i]
		if s.kind == atActions && (tab || by < 0) ||
			s.kind == atCell && !tab && t.sort.inColumns() && s.column != t.at.column {
			continue
		}
		t.moveTo(s)
		return true
	}
	return false
}

// walk moves as the arrows do, or leaves.
func (t *table) walk(by int) Result {
	if t.step(by, false) {
		return Result{}
	}
	if by < 0 {
		return Result{Leave: Above}
	}
	return Result{Leave: Below}
}

// Step implements [Field]: tab goes from cell to cell.
func (t *table) Step(by int) bool { return t.step(by, true) }

// Chooses implements [Field].
func (t *table) Chooses() bool {
	c, ok := t.cell.(*choiceCell)
	return ok && c.sought != nil
}

// StepBack implements [Field].
func (t *table) StepBack() bool {
	if c, ok := t.cell.(*choiceCell); ok {
		return c.close()
	}
	if p := t.writing(); p != nil {
		return p.LetGo()
	}
	return false
}

// Update implements [Field].
func (t *table) Update(msg tea.Msg) (Result, tea.Cmd) {
	k, _ := keyOf(msg)
	if k == ui.EditorKey {
		if _, prose := t.cell.(lineCell); prose {
			return Result{Editor: lentCell{t, t.at, t.list.All[t.at.entry].ID}}, nil
		}
	}
	if r, ok := t.history(k); ok {
		return r, nil
	}
	switch {
	case t.at.kind == atCell && t.cell != nil:
		r := t.cellUpdate(msg, k)
		return r, ui.HandOver(r)
	case k == "up":
		return t.walk(-1), nil
	case k == "down":
		return t.walk(1), nil
	case t.at.kind == atActions:
		return t.actionKey(k), nil
	case t.at.kind == atResting:
		return t.restingKey(k), nil
	}
	return t.addKey(msg, k), nil
}

// cellUpdate takes a key or a paste while the focus is in a cell.
func (t *table) cellUpdate(msg tea.Msg, k string) Result {
	if _, list := t.cell.(*choiceCell); list && k == "enter" && len(t.list.All) > 1 && entries.Blank(t.list.All[t.at.entry]) && !t.Chooses() {
		return t.pass() // from the next row one can choose by space, or by typing
	}
	r := t.cell.update(msg)
	if r.Changed {
		t.wrote()
	}
	switch {
	case r.Leave == Above:
		return t.walk(-1)
	case r.Leave == Below:
		return t.walk(1)
	case r.Leave == On && t.ask.Columns[t.at.column].ID != entries.DayColumn && (entries.Blank(t.list.All[t.at.entry]) || t.ask.Dated() && t.at.column == len(t.ask.Columns)-1):
		return t.pass()
	case r.Ignored:
		return t.entryKey(k, r)
	}
	return r
}

// pass goes on past the whole table, as enter does from an entry with nothing in it,
// and from the end of an entry of a log: the next one is another day's.
func (t *table) pass() Result {
	stops := t.sort.stops()
	t.moveTo(stops[len(stops)-1])
	return Result{Leave: On}
}

// entryKey takes the keys that mean the whole entry.
func (t *table) entryKey(k string, ignored Result) Result {
	switch k {
	case "ctrl+d":
		return t.do(removeIt)
	case "alt+up", "alt+down":
		if len(t.actions) > moveDown {
			return t.do(map[string]int{"alt+up": moveUp, "alt+down": moveDown}[k])
		}
	case "left", "right":
		next := t.at.column + map[string]int{"left": -1, "right": 1}[k]
		if t.sort.inColumns() && next >= 0 && next < len(t.ask.Columns) {
			t.moveTo(stop{atCell, t.at.entry, next})
			if k == "right" {
				t.cell.setOffset(0)
			}
			return Result{}
		}
	}
	return ignored
}

// actionKey takes a key while the focus is at an entry's actions.
func (t *table) actionKey(k string) Result {
	switch k {
	case "left":
		t.act = max(t.act-1, 0)
	case "right":
		t.act = min(t.act+1, len(t.actions)-1)
	case "ctrl+d":
		return t.do(removeIt)
	case "enter", "space":
		return t.do(t.act)
	default:
		return ui.Idle(k)
	}
	return Result{}
}

// do does one of the actions with the entry the focus is in.
func (t *table) do(action int) Result {
	at, act := t.at, t.act
	by := map[int]int{moveUp: -1, moveDown: 1}[action]
	switch action {
	case t.restAction():
		return t.letRest(at)
	case removeIt:
		t.hint = ""
		if t.list.Remove(at.entry) {
			t.hint = removedHint
		}
		t.sort.after(at.entry)
		return Result{Changed: t.hint != "", Why: t.hint}
	}
	if !t.list.Swap(at.entry, by) {
		return Result{Ignored: true, Why: "It can't go further."}
	}
	at.entry += by
	t.moveTo(at)
	t.act = act
	return Result{Changed: true}
}

// addKey takes a key while the focus is at what adds an entry, or at what opens
// more of a log.
func (t *table) addKey(msg tea.Msg, k string) Result {
	switch {
	case pressing(k) && t.at.kind != atAdd:
		t.sort.turn(t.at.kind)
	case pressing(k) && t.act == 1:
		return t.back(t.list.BringBack(), "")
	case pressing(k):
		t.begin()
	case t.at.kind != atAdd:
		return ui.Idle(k)
	case k == "left":
		t.act = 0
	case k == "right" && t.list.Removed():
		t.act = 1
	case typed(msg):
		t.beginWriting()
		return t.cellUpdate(msg, k)
	default:
		return ui.Idle(k)
	}
	return Result{}
}

// pressing reports whether a key presses what the focus is on.
func pressing(k string) bool { return k == "enter" || k == "space" }

// Blur implements [Field]. Entries nothing stands in go.
func (t *table) Blur() {
	t.settle()
	t.focused, t.cell, t.hint = false, nil, ""
	id := ""
	if t.at.kind != atAdd && t.at.entry < len(t.list.All) {
		id = t.list.All[t.at.entry].ID
	}
	t.list.Tidy()
	if t.at.entry = t.list.Find(id); t.at.entry < 0 {
		t.at = stop{}
	}
}

// begin adds an entry and goes to its first cell.
func (t *table) begin() {
	at := t.list.Add()
	t.sort.show(at)
	t.moveTo(t.firstCell(at))
}

// firstCell is where the words of an entry begin: its day stands before them.
func (t *table) firstCell(entry int) stop {
	s := stop{kind: atCell, entry: entry}
	for s.column < len(t.ask.Columns)-1 && t.ask.Columns[s.column].ID == entries.DayColumn {
		s.column++
	}
	return s
}

// Spot implements [Field].
func (t *table) Spot() (part string, offset int) {
	if t.at.kind == atAdd || t.at.entry >= len(t.list.All) {
		return "", 0
	}
	if t.cell != nil {
		offset = t.cell.offset()
	}
	return t.list.All[t.at.entry].ID + "/" + t.ask.Columns[t.at.column].ID, offset
}

// Restore implements [Field].
func (t *table) Restore(part string, offset int) {
	id, column, _ := strings.Cut(part, "/")
	t.list.Reveal(id)
	for i := range t.list.All {
		if t.list.All[i].ID != id {
			continue
		}
		s := t.firstCell(i)
		for j, c := range t.ask.Columns {
			if c.ID == column {
				s.column = j
			}
		}
		t.sort.show(i)
		t.moveTo(s)
		t.cell.setOffset(offset)
		return
	}
}

// Keys implements [Field].
func (t *table) Keys() []key.Binding {
	press, remove, undo := ui.Bind("go on", "enter"), ui.Bind("remove", "ctrl+d"), editor.UndoKey()
	remove.SetEnabled(t.at.kind == atCell || t.at.kind == atActions)
	undo.SetEnabled(t.list.Done())
	if _, list := t.cell.(*choiceCell); list || t.cell == nil {
		press = ui.Bind("choose", "enter")
	}
	return []key.Binding{press, remove, undo}
}
