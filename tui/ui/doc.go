// Package ui is what the screens are made of: lists to choose from, forms of
// blocks one under the other, keys, scrolling and the theme. It knows no screen.
//
// # The grammar of the keys
//
// A key means one thing on every screen:
//
//	enter           this, and on. Reading: the next screenful, then the first
//	                question. Options: the one a key has led to, if any, and the
//	                next. A line, a scale, a cell: the next. A button: press it. In
//	                a long text a new paragraph. What is chosen already stays chosen.
//	space           tick or untick, choose; over reading a screenful, as in any pager
//	arrows          move; in a single choice or a scale moving is choosing
//	tab, shift+tab  the next stop and the one before, always
//	esc             one step back
//	pgup, pgdown    read back and on, without moving from where one is
//	typing          writes: where the stop takes no text, in the first question
//	                that does
//
// It is kept in three places and nowhere else. [Form] takes what leads from stop to
// stop, what is typed where nothing takes it, and esc; [List] does the same for a
// screen of things to choose from; a [Block] does its own "this" and says by
// [Outcome.Leave] how the key led out of it. How one goes among options of which one
// is chosen is in [Slide] and in package field's picker.
//
// Nothing is chosen that is not in sight: a key that would is used to show it first.
// The cursor stands on the first character of what has the focus.
package ui
