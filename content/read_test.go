package content_test

import (
	"maps"
	"slices"
	"testing"

	. "groundwork/content"
	"groundwork/content/load"
)

// TestEveryAnswerIsRead wants each question to be read by something: quoted on
// another page, in a letter or the plan, drawn, compared, or the cause that another
// page shows, says or skips something. Those that nothing reads stand in a list of
// their track, each with its reason.
func TestEveryAnswerIsRead(t *testing.T) {
	for _, track := range builtin(t).Tracks {
		t.Run(string(track.ID), func(t *testing.T) { checkRead(t, track, unread()[track.ID]) })
	}
}

// unread returns the questions that nothing reads and why each stays, by track.
func unread() map[TrackID]map[string]string {
	return map[TrackID]map[string]string{Hurt: unreadHurt(), Hurting: unreadHurting()}
}

func checkRead(t *testing.T, track *Track, reasons map[string]string) {
	t.Helper()
	listed := maps.Clone(reasons)
	for _, id := range neverRead(track) {
		if _, ok := listed[id]; !ok {
			t.Errorf("nothing reads %q: quote it, or don't ask it", id)
		}
		delete(listed, id)
	}
	for _, id := range slices.Sorted(maps.Keys(listed)) {
		t.Errorf("%q is read, or gone: take it off the list", id)
	}
}

// neverRead returns the ids of the questions that nothing reads, in order.
func neverRead(track *Track) []string {
	read := map[string]bool{LabelQuestion: true} // it fills {them}
	for p, b := range track.Blocks() {
		for _, id := range readBy(p, b) {
			read[id] = true
		}
	}
	var ids []string
	for _, a := range track.Asks() {
		if !read[a.ID] && !readsItself(a) {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// readsItself reports whether an answer does something by itself: it sets, offers or
// skips something, belongs to a series that is asked again and drawn, is
// compared with an earlier one, or is gone over again on Home.
func readsItself(a *Ask) bool {
	steers := func(o Option) bool {
		cell := slices.ContainsFunc(o.Replies, func(r CellReply) bool { return r.Route != Open })
		return cell || o.Route != Open || o.Sets != Open || o.SkipTo != ""
	}
	scale := a.Scale != nil && (a.Scale.Series != "" || a.Scale.Compare != "" || a.Scale.Route != Open)
	return scale || a.Kind == KindGate || a.Home != "" || slices.ContainsFunc(slices.Concat(a.Options, a.Rows), steers)
}

// readBy returns the ids of the questions that a block of a page reads. What a page
// quotes of itself has not come back.
func readBy(p *Page, b Block) []string {
	ids := conditionKeys(b.Info().ShowIf)
	switch b := b.(type) {
	case *Recall:
		for _, id := range b.From {
			if a, from := p.Track().Ask(id); a != nil && from != p {
				ids = append(ids, id)
			}
		}
	case *Letter:
		for _, a := range p.Track().Asks() {
			if b.Uses(a.ID) {
				ids = append(ids, a.ID)
			}
		}
	case *Plan:
		for _, s := range b.Sections {
			ids = append(ids, s.From...)
		}
	case *Chart:
		ids = append(ids, b.Log)
	case *Ask:
		ids = append(ids, askReads(b)...)
	}
	return ids
}

// askReads returns the ids of the questions that another one depends on.
func askReads(a *Ask) []string {
	var ids []string
	add := func(c Condition) { ids = append(ids, conditionKeys(c)...) }
	options := func(list []Option) {
		for _, o := range list {
			add(o.ShowIf)
			for _, w := range o.Wordings {
				add(w.ShowIf)
			}
		}
	}
	options(a.Options)
	options(a.Rows)
	for _, c := range a.Columns {
		add(c.ShowIf)
		options(c.Options)
	}
	for _, w := range a.Wordings {
		add(w.ShowIf)
	}
	for _, n := range a.Notices {
		add(n.ShowIf)
	}
	if a.Scale != nil {
		ids = append(ids, a.Scale.Compare)
	}
	return ids
}

func conditionKeys(c Condition) []string { return slices.Collect(maps.Keys(c)) }

// TestNeverRead wants the search to see each way an answer is read, and to find what
// only its own page quotes.
func TestNeverRead(t *testing.T) {
	const fence = "```"
	ask := func(id, more string) string {
		return fence + "ask\nid: " + id + "\nlabel: L\n" + more + "\n" + fence + "\n"
	}
	options := "\noptions:\n  - {id: a, label: A}\n  - {id: b, label: B"
	scale := "kind: scale\nlow: l\nhigh: h\n"
	book, err := load.Book(bookOf(front + "# P {#p}\n" +
		ask("alone", "kind: line") + ask("quoted-here", "kind: line") + ask("quoted", "kind: line") +
		ask("lettered", "kind: line") + ask("planned", "kind: line") +
		ask("decides", "kind: choice"+options+"}") + ask("only-answered", "kind: choice"+options+", reply: R}") +
		ask("steers", "kind: choice"+options+", skip-to: q}") + ask("compared", scale) + ask("compares", scale+"compare: compared") +
		ask("drawn", "kind: log\ncolumns:\n  - {id: n, label: N, kind: scale}") +
		fence + "recall\nfrom: quoted-here\n" + fence + "\n# Q {#q}\n" +
		fence + "recall\nfrom: quoted\n" + fence + "\n" +
		fence + "letter\nid: l\ntitle: T\ntext: \"{lettered}\"\n" + fence + "\n" +
		fence + "plan\nid: plan\ntitle: T\nsections:\n  - {title: T, from: planned}\n" + fence + "\n" +
		fence + "when decides: a\nText.\n" + fence + "\n" +
		fence + "chart\nlog: drawn\ncolumn: n\n" + fence + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	got, want := neverRead(book.Tracks[0]), []string{"alone", "quoted-here", "only-answered"}
	if !slices.Equal(got, want) {
		t.Errorf("nothing reads %q, want %q", got, want)
	}
	checkRead(t, book.Tracks[0], map[string]string{"alone": "", "quoted-here": "", "only-answered": ""})
}
