package load

import (
	"slices"

	"groundwork/content"
)

// askKeys returns the keys that some kind of question knows.
func askKeys() []string {
	return []string{
		"id", "kind", "label", "hint", "private", "per-book", "show-if", "notice", "options", "rows", "columns",
		"low", "high", "replies", "compare", "series", "distress", "route", "route-at", "parts", "home", "wording",
	}
}

// parseAsk reads a question. Each kind takes its own keys; any other is reported
// as standing in the wrong place.
func parseAsk(f *fields, info content.BlockInfo) content.Block {
	a := &content.Ask{BlockInfo: info, ID: f.id("id"), Kind: content.Kind(f.scalar("kind", needed)), Label: f.words("label", needed)}
	a.Hint = f.words("hint", optional)
	a.ShowIf = f.showIf()
	if a.Kind != content.KindGate {
		a.Private = f.flag("private")
		a.PerBook = f.flag("per-book")
	}
	a.Wordings = f.wordings("wording", wordingKeys{hint: true, scale: a.Kind == content.KindScale})
	switch a.Kind {
	case content.KindLine, content.KindText:
		a.Notices = f.notices()
	case content.KindChoice:
		a.Options = f.options("options", optionKeys{reply: true, showIf: true, route: true, sets: true, skip: true})
	case content.KindChoices:
		a.Options = f.options("options", optionKeys{reply: true, showIf: true, route: true})
	case content.KindScale:
		a.Scale = f.scale()
	case content.KindGrid:
		a.Rows = f.options("rows", optionKeys{showIf: true, cells: true})
		a.Options = f.options("options", optionKeys{})
	case content.KindRows:
		a.Columns = f.columns()
	case content.KindLog:
		a.Columns = f.columns()
		a.Home = f.words("home", optional)
	case content.KindGate:
		a.Gate = f.gate()
	case content.KindDate:
	case "":
		return a
	default:
		f.wrong("kind", "use line, text, choice, choices, scale, grid, rows, log, date or gate", "there is no kind %q", a.Kind)
		return a
	}
	f.done("a question of kind "+string(a.Kind), askKeys()...)
	return a
}

// optionKeys are the keys an option has where it stands.
type optionKeys struct{ reply, showIf, route, sets, unsaid, skip, cells bool }

// options reads a list of options whose ids differ.
func (f *fields) options(key string, keys optionKeys) []content.Option {
	var list []content.Option
	for _, m := range f.maps(key, needed) {
		o := content.Option{ID: m.id("id"), Label: m.words("label", needed)}
		if keys.reply {
			o.Reply = m.words("reply", optional)
		}
		if keys.showIf {
			o.ShowIf = m.showIf()
		}
		if keys.route {
			o.Route = m.routes("route")
		}
		if keys.sets {
			o.Sets = m.routes("sets")
		}
		if keys.unsaid {
			o.Quiet = m.flag("unsaid")
		}
		if keys.skip {
			o.SkipTo = m.scalar("skip-to", optional)
		}
		if keys.cells {
			o.Replies = m.cellReplies()
		}
		o.Wordings = m.wordings("wording", wordingKeys{reply: keys.reply})
		m.done("an option here", "reply", "replies", "show-if", "route", "sets", "unsaid", "skip-to")
		if slices.ContainsFunc(list, func(other content.Option) bool { return other.ID == o.ID && o.ID != "" }) {
			m.wrong("id", "give each its own", "the id %q is there twice in %s", o.ID, key)
		}
		list = append(list, o)
	}
	return list
}

// columns reads the columns of rows and logs.
func (f *fields) columns() []content.Column {
	var list []content.Column
	for _, m := range f.maps("columns", needed) {
		c := content.Column{ID: m.id("id"), Label: m.words("label", needed), Kind: content.Kind(m.scalar("kind", needed)), ShowIf: m.showIf()}
		switch c.Kind {
		case content.KindChoice:
			c.Options = m.options("options", optionKeys{reply: true})
		case content.KindScale:
			c.Scale = content.Scale{Low: m.words("low", optional), High: m.words("high", optional), Replies: m.replies()}
		case content.KindLine, content.KindDate, "":
		default:
			m.wrong("kind", "use line, choice, scale or date", "there is no column of kind %q", c.Kind)
		}
		m.done("a column of kind "+string(c.Kind), "options", "low", "high", "replies")
		if slices.ContainsFunc(list, func(other content.Column) bool { return other.ID == c.ID && c.ID != "" }) {
			m.wrong("id", "give each column its own", "the id %q is there twice in columns", c.ID)
		}
		list = append(list, c)
	}
	return list
}

// notices reads the patterns that are answered gently.
func (f *fields) notices() []content.Notice {
	var list []content.Notice
	for _, m := range f.maps("notice", optional) {
		list = append(list, content.Notice{Words: m.texts("words", needed), Say: m.words("say", needed), ShowIf: m.showIf()})
		m.done("a notice")
	}
	return list
}

// gate reads the parts of a gate.
func (f *fields) gate() []content.GatePart {
	var list []content.GatePart
	for _, m := range f.maps("parts", needed) {
		p := content.GatePart{ID: m.id("id"), Label: m.words("label", needed)}
		p.Options = m.options("options", optionKeys{reply: true, route: true, unsaid: true})
		m.done("a part of a gate")
		if slices.ContainsFunc(list, func(other content.GatePart) bool { return other.ID == p.ID && p.ID != "" }) {
			m.wrong("id", "give each part its own", "the id %q is there twice in parts", p.ID)
		}
		list = append(list, p)
	}
	return list
}

// scale reads what a scale has besides its label.
func (f *fields) scale() *content.Scale {
	s := &content.Scale{
		Low:      f.words("low", needed),
		High:     f.words("high", needed),
		Compare:  f.scalar("compare", optional),
		Series:   f.scalar("series", optional),
		Distress: f.flag("distress"),
		Replies:  f.replies(),
		RouteAt:  f.number("route-at", 0, content.ScaleMax, 0),
	}
	s.Route = f.routes("route")
	if (f.find("route") == nil) != (f.find("route-at") == nil) {
		f.wrong("route", "give it both, or neither", "a scale offers a route at some rating: route and route-at belong together")
	}
	if s.Series == content.SeriesStirred {
		f.wrong("series", "give it another name", "the series %q has a meaning of its own", s.Series)
	}
	if s.Series != "" && !validID(s.Series) {
		f.wrong("series", "use lower-case words joined by hyphens, at most 40 characters", "%q can't be an id", s.Series)
	}
	return s
}

// replies reads the words that answer a rating.
func (f *fields) replies() []content.Reply {
	var list []content.Reply
	for _, m := range f.maps("replies", optional) {
		list = append(list, m.reply())
	}
	if len(list) > 0 {
		f.covers(list)
	}
	return list
}

func (f *fields) reply() content.Reply {
	for _, key := range []string{"from", "to"} {
		if f.find(key) == nil {
			f.wrong(key, "add "+key+": and a number from 0 to 10", "the key %q is missing", key)
		}
	}
	r := content.Reply{From: f.number("from", 0, content.ScaleMax, 0), To: f.number("to", 0, content.ScaleMax, 0), Text: f.words("say", needed)}
	f.done("a reply")
	return r
}

// covers reports each value of a scale that has no reply, or more than one.
func (f *fields) covers(replies []content.Reply) {
	for n := range content.ScaleMax + 1 {
		count := 0
		for _, r := range replies {
			if r.From <= n && n <= r.To {
				count++
			}
		}
		if count != 1 {
			f.wrong("replies", "let each number from 0 to 10 have one", "the value %d has %d replies", n, count)
		}
	}
}

// routes reads one caution or several.
func (f *fields) routes(key string) (route content.Route) {
	for _, name := range f.texts(key, optional) {
		route |= parseRoute(name, f.line(key), f.r)
	}
	return route
}
