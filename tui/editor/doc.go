// Package editor is a place to write prose in a terminal: an [Editor] holds a
// text of any length, takes keys and pastes, and returns the rows to draw and
// where the cursor stands among them. It knows neither labels nor frames nor
// what the text is for, and depends on nothing of this module but the cleaning
// and breaking of lines in content/text.
//
// It moves and deletes by characters as a person sees them and by Unicode's
// words, draws wide, joined and combining ones in their own columns, selects,
// cuts, copies and pastes, undoes and does again. It keeps every byte of the
// text it was given, tabs included; only what is written into it is cleaned.
//
// A key costs the same in a text of any length: the breaks of a paragraph are
// mended where it changed, and only the rows that can be seen are made. The
// cursor is the terminal's own, which input methods need.
//
// Whoever holds an editor gives it its size with [Editor.Resize], hands it each
// key and paste with [Editor.Update], does what the [Result] says, and draws
// [Editor.Rows]. What can be undone outlives the editor where the same [Memory]
// is given to the next one.
package editor
