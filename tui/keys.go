package tui

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"

	"groundwork/content"
	"groundwork/tui/field"
	"groundwork/tui/route"
	"groundwork/tui/session"
	"groundwork/tui/ui"
)

// KeyGroup is the keys of one place, as help and README list them.
type KeyGroup struct {
	Title string
	Keys  []key.Help
}

// Keys lists the keys of the program, made from the bindings it has on the first page
// of a book that asks for a text.
func Keys(book *content.Book) []KeyGroup {
	page := New(session.Options{Book: book, Workbook: content.NewWorkbook(), Now: time.Now, NewID: func() string { return "" }}).
		screenOf(route.PageOf(asking(book.Tracks[0].Pages())))
	list := ui.NewList("this, and on", "one step back", nil, ui.BackChoice(""))
	writer := func(a *content.Ask) []key.Binding {
		f := field.New(a, field.Setting{Workbook: content.NewWorkbook(), NewID: func() string { return "" }})
		f.Focus(ui.Above)
		return f.(field.Writer).AllKeys()
	}
	line := []content.Column{{ID: "c", Kind: content.KindLine}}
	g := ui.NewGlobalKeys()
	told := map[key.Help]bool{}
	group := func(title string, bindings ...key.Binding) KeyGroup {
		out, here := KeyGroup{Title: title}, map[string]bool{}
		for _, k := range bindings {
			if h := k.Help(); !told[h] && !here[h.Key] {
				told[h], here[h.Key] = true, true
				out.Keys = append(out.Keys, h)
			}
		}
		return out
	}
	return []KeyGroup{
		group("everywhere", g.Leave, g.CopyOrLeave, g.Help, g.Save, g.Cover, g.Suspend),
		group("where one chooses", list.Keys()...),
		group("where there is no text to write in", g.HelpSign, g.SearchSign, g.LeaveSign),
		group("on a page", append(page.(ui.Described).Keys(), g.Search)...),
		group("in a text", writer(&content.Ask{Kind: content.KindText})...),
		group("in a table of one's own", writer(&content.Ask{Kind: content.KindRows, Columns: line})...),
	}
}

// asking returns the first page that asks for a text, or else the first.
func asking(pages []*content.Page) *content.Page {
	for _, p := range pages {
		if slices.ContainsFunc(p.Asks(), func(a *content.Ask) bool { return a.Kind == content.KindText }) {
			return p
		}
	}
	return pages[0]
}
