package load

import (
	"strings"

	"groundwork/content"
)

// parseBlock reads one fenced block, or reports and returns nil.
func parseBlock(p piece, r *reporter) content.Block {
	name, rest, _ := strings.Cut(p.info, " ")
	rest = strings.TrimSpace(rest)
	if name != "when" && rest != "" {
		r.add(p.at(), "write only "+name+" after the ticks", "the block's opening line holds %q", rest)
	}
	switch name {
	case "when":
		return parseWhen(p, rest, r)
	case "why":
		w := &content.Why{BlockInfo: content.BlockInfo{Line: p.at()}, Paras: plainParas(parseProse(p.text, p.line, r))}
		if len(w.Paras) == 0 {
			r.add(p.at(), "write the evidence in it, or remove it", "the why is empty")
		}
		return w
	}
	parse, ok := yamlBlock(name)
	if !ok {
		r.lose(p.at(), "use ask, recall, letter, plan, settle, breathe, before, after, why, help-lines, to-track, ratings, chart or when", "there is no block %q", name)
		return nil
	}
	f := parseFields(p.text, p.line, r)
	if f == nil {
		return nil
	}
	f.start = p.at()
	return parse(f, content.BlockInfo{Line: p.at()})
}

// yamlBlock finds what reads the body of a block.
func yamlBlock(name string) (func(*fields, content.BlockInfo) content.Block, bool) {
	switch name {
	case "ask":
		return parseAsk, true
	case "recall":
		return parseRecall, true
	case "letter":
		return parseLetter, true
	case "plan":
		return parsePlan, true
	case "settle":
		return parseSettle, true
	case "breathe":
		return parseBreathe, true
	case "before":
		return parseBefore, true
	case "after":
		return parseAfter, true
	case "help-lines":
		return parseHelpLines, true
	case "to-track":
		return parseToTrack, true
	case "ratings":
		return parseRatings, true
	case "chart":
		return parseChart, true
	}
	return nil, false
}

// parseWhen reads Markdown that shows on a condition.
func parseWhen(p piece, condition string, r *reporter) content.Block {
	b := &content.Prose{BlockInfo: content.BlockInfo{Line: p.at()}, Paras: plainParas(parseProse(p.text, p.line, r))}
	if len(b.Paras) == 0 {
		r.add(p.at(), "write something in it, or remove it", "the when is empty")
	}
	if condition == "" {
		r.add(p.at(), "write one in the opening line: when route: solo", "the when has no condition")
		return b
	}
	if f := parseFields([]byte(condition), p.at(), r); f != nil {
		b.ShowIf = f.conditions()
	}
	return b
}

// showIf reads the key show-if.
func (f *fields) showIf() content.Condition {
	got := f.take("show-if", optional)
	if got == nil {
		return nil
	}
	m := f.mapping(got.value)
	if m == nil {
		return nil
	}
	if len(m.list) == 0 {
		f.wrong("show-if", "write what it depends on, or remove it", "the condition is empty")
	}
	return m.conditions()
}

// conditions reads every key as a condition. That questions and options exist
// is checked once the whole track is read.
func (f *fields) conditions() content.Condition {
	c := content.Condition{}
	for i := range f.list {
		key := f.list[i].key
		values := f.texts(key, needed)
		if !validID(key) {
			f.wrong(key, "use route, medium or the id of a question", "%q can't be a condition", key)
			continue
		}
		for _, v := range values {
			if key == content.RouteKey && !content.KnownRoute(v) {
				f.wrong(key, "use open, solo, no-contact, both, only-solo or only-no-contact", "there is no route %q", v)
			}
			if key == content.MediumKey && v != content.MediumScreen && v != content.MediumPaper {
				f.wrong(key, "use screen or paper", "there is no medium %q", v)
			}
		}
		c[key] = values
	}
	return c
}

func parseRecall(f *fields, info content.BlockInfo) content.Block {
	b := &content.Recall{BlockInfo: info, From: f.texts("from", needed), Folded: f.flag("folded")}
	b.ShowIf = f.showIf()
	f.done("a recall")
	return b
}

func parseLetter(f *fields, info content.BlockInfo) content.Block {
	b := &content.Letter{BlockInfo: info, ID: f.id("id"), Title: f.words("title", needed)}
	b.Text = strings.TrimSpace(f.scalar("text", needed))
	b.ShowIf = f.showIf()
	f.done("a letter")
	return b
}

func parsePlan(f *fields, info content.BlockInfo) content.Block {
	b := &content.Plan{BlockInfo: info, ID: f.id("id"), Title: f.words("title", needed)}
	for _, s := range f.maps("sections", needed) {
		b.Sections = append(b.Sections, content.PlanSection{Title: s.words("title", needed), From: s.texts("from", needed)})
		s.done("a plan's section")
	}
	f.done("a plan")
	return b
}

func parseSettle(f *fields, info content.BlockInfo) content.Block {
	b := &content.Settle{BlockInfo: info, Minutes: f.number("minutes", 1, 5, 2)}
	b.ShowIf = f.showIf()
	f.done("a settle")
	return b
}

func parseBreathe(f *fields, info content.BlockInfo) content.Block {
	b := &content.Breathe{
		BlockInfo: info,
		In:        f.number("in", 2, 10, 4),
		Out:       f.number("out", 2, 15, 6),
		Minutes:   f.number("minutes", 1, 5, 2),
	}
	f.done("a breathe")
	return b
}

func parseBefore(f *fields, info content.BlockInfo) content.Block {
	b := &content.Before{BlockInfo: info}
	b.ShowIf = f.showIf()
	f.done("a before")
	return b
}

func parseAfter(f *fields, info content.BlockInfo) content.Block {
	b := &content.After{BlockInfo: info}
	b.ShowIf = f.showIf()
	f.done("an after")
	return b
}

func parseToTrack(f *fields, info content.BlockInfo) content.Block {
	b := &content.ToTrack{BlockInfo: info, Track: content.TrackID(f.id("track")), Label: f.words("label", needed)}
	b.ShowIf = f.showIf()
	f.done("a to-track")
	return b
}

func parseHelpLines(f *fields, info content.BlockInfo) content.Block {
	b := &content.HelpLines{BlockInfo: info, For: content.Audience(f.scalar("for", optional))}
	if b.For != content.ForAnyone && b.For != content.ForHurt && b.For != content.ForSexual && b.For != content.ForHarm {
		f.wrong("for", "use hurt, sexual or harm, or leave it out", "help lines are not grouped for %q", b.For)
	}
	b.ShowIf = f.showIf()
	f.done("help-lines")
	return b
}

func parseRatings(f *fields, info content.BlockInfo) content.Block {
	b := &content.Ratings{BlockInfo: info, Series: f.id("series")}
	f.done("ratings")
	return b
}

func parseChart(f *fields, info content.BlockInfo) content.Block {
	b := &content.Chart{
		BlockInfo: info,
		Series:    f.scalar("series", optional),
		Log:       f.scalar("log", optional),
		Column:    f.scalar("column", optional),
	}
	if (b.Series == "") == (b.Log == "") || (b.Log == "") != (b.Column == "") {
		f.wrong("series", "give it either series, or log and column", "a chart draws one thing")
	}
	f.done("a chart")
	return b
}
