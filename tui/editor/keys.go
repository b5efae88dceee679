package editor

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
)

// command is what some keys do.
type command struct {
	keys  []string
	moves bool // with shift it selects
	do    func(e *Editor, extend bool) Result
}

// topic is a line of the help: commands that are told together.
type topic struct {
	show, desc string
	commands   []command
	hint       string             // what it is called where there is little room; "" where it isn't told
	ready      func(*Editor) bool // whether the hint is worth showing
}

// table returns all that keys mean, in the order of the help: what is pressed, told
// and hinted at comes from here. It is made when it is first asked for, which most
// editors of a long list never are.
func (e *Editor) table() []topic {
	if e.topics == nil {
		e.topics = append(moveTopics(), editTopics(e.oneLine)...)
	}
	return e.topics
}

// shifted returns the name of a key with shift: it comes right before the key.
func shifted(k string) string {
	i := strings.LastIndexByte(k, '+') + 1
	return k[:i] + "shift+" + k[i:]
}

// moving is a command that goes to a position; edge is said where the cursor is
// there already.
func moving(to func(*Editor) position, edge string, keys ...string) command {
	return command{keys, true, func(e *Editor, _ bool) Result { return e.goTo(to(e), edge) }}
}

// doing is a command that is no move.
func doing(do func(*Editor) Result, keys ...string) command {
	return command{keys, false, func(e *Editor, _ bool) Result { return do(e) }}
}

// deleting is a command that removes what is between the cursor and a position, or
// what is selected.
func deleting(to func(*Editor) position, edge string, keys ...string) command {
	return doing(func(e *Editor) Result { return e.deleteTo(to(e), edge) }, keys...)
}

// cutting is the same, but what was removed can be pasted.
func cutting(to func(*Editor) position, edge string, keys ...string) command {
	return doing(func(e *Editor) Result { return e.cutTo(to(e), edge) }, keys...)
}

// What is said where the text goes no further.
const (
	atBegin     = "This is the beginning."
	atEnd       = "This is the end."
	atLineBegin = "This is the beginning of the line."
)

func moveTopics() []topic {
	return []topic{
		{show: "←/→", desc: "a character back and on; ctrl+b too", commands: []command{
			{[]string{"left", "ctrl+b"}, true, (*Editor).left}, {[]string{"right"}, true, (*Editor).right}}},
		{show: "↑/↓", desc: "a row up and down", commands: []command{
			{[]string{"up"}, true, (*Editor).up}, {[]string{"down"}, true, (*Editor).down}}},
		{show: "ctrl+←/→", desc: "a word back and on; alt+b and alt+f too", commands: []command{
			moving((*Editor).wordLeft, atBegin, "ctrl+left", "alt+left", "alt+b"),
			moving((*Editor).wordRight, atEnd, "ctrl+right", "alt+right", "alt+f")}},
		{show: "home/end", desc: "the ends of the row; ctrl+a and ctrl+e too", commands: []command{
			moving((*Editor).rowHome, "The row begins here. alt+a selects all.", "home", "ctrl+a"),
			moving((*Editor).rowEnd, "", "end", "ctrl+e")}},
		{show: "ctrl+home/end", desc: "the ends of the text; alt+< and alt+> too", commands: []command{
			moving((*Editor).begin, "", "ctrl+home", "alt+<"), moving((*Editor).end, "", "ctrl+end", "alt+>")}},
		{show: "ctrl+↑/↓", desc: "the ends of the paragraph, and on to the next one", commands: []command{
			moving((*Editor).paragraphUp, atBegin, "ctrl+up"), moving((*Editor).paragraphDown, atEnd, "ctrl+down")}},
		{show: "pgup/pgdown", desc: "a screen up and down in a long text", commands: []command{
			{[]string{"pgup"}, true, (*Editor).pageUp}, {[]string{"pgdown"}, true, (*Editor).pageDown}}},
		{show: "shift+move", desc: "select"}, // all of the above
	}
}

func editTopics(oneLine bool) []topic {
	enter := "a new paragraph"
	if oneLine {
		enter = "go on"
	}
	return []topic{
		{show: "ctrl+space", desc: "select with plain arrows, where shift doesn't arrive; ctrl+r too", commands: []command{
			doing((*Editor).mark, "ctrl+space", "ctrl+@", "ctrl+r")}},
		{show: "alt+a", desc: "select all", commands: []command{doing((*Editor).selectAll, "alt+a")}},
		{show: "ctrl+x", desc: "cut", hint: "cut", ready: (*Editor).Selecting, commands: []command{
			doing((*Editor).cut, "ctrl+x", "shift+delete")}},
		{show: "ctrl+c", desc: "copy what is selected; twice: send it to the terminal's clipboard too; alt+c too", hint: "copy", ready: (*Editor).Selecting, commands: []command{
			doing((*Editor).copy, "ctrl+c", "alt+c", "ctrl+insert")}},
		{show: "ctrl+v", desc: "paste what was cut or copied here; the terminal's paste works too", commands: []command{
			doing((*Editor).put, "ctrl+v", "shift+insert")}},
		{show: "backspace", desc: "delete the character before", commands: []command{
			doing((*Editor).backspace, "backspace", "ctrl+h", "shift+backspace")}},
		{show: "delete", desc: "delete the character after", commands: []command{
			deleting((*Editor).on, atEnd, "delete")}},
		{show: "ctrl+w", desc: "delete back to the space before", commands: []command{
			doing((*Editor).deleteSpaced, "ctrl+w")}},
		{show: "alt+backspace", desc: "delete the word before", commands: []command{
			deleting((*Editor).wordLeft, atBegin, "alt+backspace", "ctrl+backspace")}},
		{show: "alt+d", desc: "delete the word after", commands: []command{
			deleting((*Editor).wordRight, atEnd, "alt+d", "alt+delete", "ctrl+delete")}},
		{show: "ctrl+u", desc: "cut back to the beginning of the paragraph", commands: []command{
			cutting((*Editor).lineBegin, atLineBegin, "ctrl+u")}},
		{show: "ctrl+k", desc: "cut to the end of the paragraph", commands: []command{
			cutting((*Editor).lineEnd, atEnd, "ctrl+k")}},
		{show: "ctrl+z", desc: "undo", hint: "undo", ready: (*Editor).undoable, commands: []command{
			doing((*Editor).takeBack, UndoKey().Keys()...)}},
		{show: "ctrl+y", desc: "do again", commands: []command{doing((*Editor).doAgain, RedoKey().Keys()...)}},
		{show: "enter", desc: enter, commands: []command{ // ctrl+j: a line end that came without a paste
			doing((*Editor).enter, "enter", "shift+enter", "alt+enter", "ctrl+j")}},
	}
}

// UndoKey returns the binding to undo. ctrl+_ is what a terminal makes of ctrl+/.
func UndoKey() key.Binding { return bind("ctrl+z", "undo", "ctrl+z", "ctrl+_", "ctrl+/") }

// RedoKey returns the binding to do again what was undone.
func RedoKey() key.Binding { return bind("ctrl+y", "do again", "ctrl+y", "ctrl+shift+z") }

func bind(show, desc string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(show, desc))
}

// Keys returns the bindings of all that keys mean here, for a help.
func (e *Editor) Keys() []key.Binding {
	var list []key.Binding
	var selecting []string
	for _, topic := range e.table() {
		var keys []string
		for _, c := range topic.commands {
			keys = append(keys, c.keys...)
			for _, k := range c.keys {
				if c.moves {
					selecting = append(selecting, shifted(k))
				}
			}
		}
		if topic.commands == nil {
			keys = selecting
		}
		list = append(list, bind(topic.show, topic.desc, keys...))
	}
	return list
}

// Hints returns the bindings worth a hint while one writes; those that mean nothing
// now are disabled.
func (e *Editor) Hints() []key.Binding {
	var list []key.Binding
	for _, topic := range e.table() {
		if topic.hint == "" {
			continue
		}
		b := bind(topic.show, topic.hint, topic.commands[0].keys...)
		b.SetEnabled(topic.ready(e))
		list = append(list, b)
	}
	return list
}

// key does what a key means.
func (e *Editor) key(k string) Result {
	if c, ok := e.command(k); ok {
		return c.run(e, e.sel.marking)
	}
	bare := strings.Replace(k, "shift+", "", 1)
	if c, ok := e.command(bare); ok && c.moves && bare != k {
		return c.run(e, true)
	}
	return Result{Ignored: true}
}

// command returns what a key means.
func (e *Editor) command(k string) (command, bool) {
	for _, topic := range e.table() {
		for _, c := range topic.commands {
			if slices.Contains(c.keys, k) {
				return c, true
			}
		}
	}
	return command{}, false
}

// run does the command; where it moves and extends, it selects what it passes.
func (c command) run(e *Editor, extend bool) Result {
	begin := e.cursor
	r := c.do(e, extend)
	switch {
	case !c.moves:
	case !extend:
		e.sel = selection{}
	case !e.sel.on:
		e.sel = selection{on: true, anchor: begin}
	default:
		e.sel.given = false
	}
	return r
}
