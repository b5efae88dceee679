package load

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"groundwork/content"
)

// parseAsk reads a question. Each kind takes its own keys; any other is reported
// as standing in the wrong place.
func parseAsk(f *fields, info content.BlockInfo) content.Block {
	a := &content.Ask{BlockInfo: info}
	known := f.question(a)
	switch {
	case a.Kind == "":
		return a
	case !known:
		kinds, last := content.Kinds(), len(content.Kinds())-1
		f.wrong("kind", "use "+strings.Join(kinds[:last], ", ")+" or "+kinds[last], "there is no kind %q", a.Kind)
		return a
	}
	if f.left() {
		f.done("a question of kind "+string(a.Kind), askKeys()...)
	}
	return a
}

// question takes the keys of a question. It reports whether there is such a kind.
func (f *fields) question(a *content.Ask) bool {
	a.ID, a.Kind = f.id("id"), content.Kind(f.scalar("kind", needed))
	a.Label, a.Hint = f.Words("label", needed), f.Words("hint", optional)
	a.ShowIf = f.showIf()
	if a.Kind != content.KindGate {
		a.Private = f.flag("private")
		a.PerBook = f.flag("per-book")
	}
	a.Wordings = f.wordings("wording", wordingKeys{hint: true, scale: a.Kind == content.KindScale})
	return a.Parse(f)
}

// askKeys returns the keys that some kind of question knows: those that each asks for.
func askKeys() []string {
	var all []string
	for _, k := range content.Kinds() {
		kind := &yaml.Node{Kind: yaml.ScalarNode, Value: k}
		f := &fields{r: &reporter{}, list: []field{{key: "kind", value: kind}}}
		f.question(&content.Ask{})
		all = append(all, f.asked...)
	}
	return all
}

// Options reads a list of options whose ids differ.
func (f *fields) Options(key string, keys content.OptionKeys) []content.Option {
	var list []content.Option
	for _, m := range f.maps(key, needed) {
		o := content.Option{ID: m.id("id"), Label: m.Words("label", needed)}
		if keys.Reply {
			o.Reply = m.Words("reply", optional)
		}
		if keys.ShowIf {
			o.ShowIf = m.showIf()
		}
		if keys.Route {
			o.Route = m.routes("route")
		}
		if keys.Sets {
			o.Sets = m.routes("sets")
		}
		if keys.Unsaid {
			o.Quiet = m.flag("unsaid")
		}
		if keys.Skip {
			o.SkipTo = m.scalar("skip-to", optional)
		}
		if keys.Cells {
			o.Replies = m.cellReplies()
		}
		o.Wordings = m.wordings("wording", wordingKeys{reply: keys.Reply})
		m.done("an option here", "reply", "replies", "show-if", "route", "sets", "unsaid", "skip-to")
		if slices.ContainsFunc(list, func(other content.Option) bool { return other.ID == o.ID && o.ID != "" }) {
			m.wrong("id", "give each its own", "the id %q is there twice in %s", o.ID, key)
		}
		list = append(list, o)
	}
	return list
}

// Columns reads the columns of rows and logs.
func (f *fields) Columns() []content.Column {
	var list []content.Column
	for _, m := range f.maps("columns", needed) {
		c := content.Column{ID: m.id("id"), Label: m.Words("label", needed), Kind: content.Kind(m.scalar("kind", needed)), ShowIf: m.showIf()}
		// A column is of few kinds.
		//exhaustive:ignore
		switch c.Kind {
		case content.KindChoice:
			c.Options = m.Options("options", content.OptionKeys{Reply: true})
		case content.KindScale:
			c.Scale = content.Scale{Low: m.Words("low", optional), High: m.Words("high", optional), Replies: m.replies()}
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

// Notices reads the patterns that are answered gently.
func (f *fields) Notices() []content.Notice {
	var list []content.Notice
	for _, m := range f.maps("notice", optional) {
		list = append(list, content.Notice{Words: m.texts("words", needed), Say: m.said("say"), ShowIf: m.showIf()})
		m.done("a notice")
	}
	return list
}

// Space reads how much room an answer gets on paper.
func (f *fields) Space() content.Space {
	s := content.Space(f.scalar("room", optional))
	if s != "" && !s.Known() {
		f.wrong("room", "use word, line, 2, 6, 12 or 20", "there is no room %q", s)
	}
	return s
}

// GateParts reads the parts of a gate.
func (f *fields) GateParts() []content.GatePart {
	var list []content.GatePart
	for _, m := range f.maps("parts", needed) {
		p := content.GatePart{ID: m.id("id"), Label: m.Words("label", needed)}
		p.Options = m.Options("options", content.OptionKeys{Reply: true, Route: true, Unsaid: true})
		m.done("a part of a gate")
		if slices.ContainsFunc(list, func(other content.GatePart) bool { return other.ID == p.ID && p.ID != "" }) {
			m.wrong("id", "give each part its own", "the id %q is there twice in parts", p.ID)
		}
		list = append(list, p)
	}
	return list
}

// Scale reads what a scale has besides its label.
func (f *fields) Scale() *content.Scale {
	s := &content.Scale{
		Low:      f.Words("low", needed),
		High:     f.Words("high", needed),
		Short:    f.Words("short", optional),
		Compare:  f.scalar("compare", optional),
		Series:   f.scalar("series", optional),
		Distress: f.flag("distress"),
		Replies:  f.replies(),
		RouteAt:  f.Number("route-at", 0, content.ScaleMax, 0),
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
	r := content.Reply{From: f.Number("from", 0, content.ScaleMax, 0), To: f.Number("to", 0, content.ScaleMax, 0), Text: f.Words("say", needed)}
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
