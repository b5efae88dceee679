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
	if name == "" || !strings.Contains(yamlBlocks, " "+name+" ") {
		r.lose(p.at(), "use ask, recall, letter, plan, settle, breathe, before, after, why, help-lines, to-track, to-safety, to-gate, ratings, chart or when", "there is no block %q", name)
		return nil
	}
	f := parseFields(p.text, p.line, r)
	if f == nil {
		return nil
	}
	f.start = p.at()
	return f.block(name, content.BlockInfo{Line: p.at()})
}

// yamlBlocks are the blocks that [fields.block] reads.
const yamlBlocks = " ask recall letter plan settle breathe before after help-lines to-track to-safety to-gate ratings chart "

// block reads the body of a block. The keys are asked for in the order they are
// listed in where one is unknown.
func (f *fields) block(name string, info content.BlockInfo) (b content.Block) {
	owner := "a " + name
	switch name {
	case "ask":
		return parseAsk(f, info)
	case "recall":
		b = &content.Recall{From: f.texts("from", needed), Folded: f.flag("folded"), BlockInfo: f.shown(info)}
	case "letter":
		b = &content.Letter{
			ID: f.id("id"), Title: f.Words("title", needed),
			Text: strings.TrimSpace(f.scalar("text", needed)), Space: f.Space(), BlockInfo: f.shown(info),
		}
	case "plan":
		b = &content.Plan{BlockInfo: info, ID: f.id("id"), Title: f.Words("title", needed), Sections: f.sections()}
	case "settle":
		b = &content.Settle{Minutes: f.Number("minutes", 1, 5, 2), BlockInfo: f.shown(info)}
	case "breathe":
		b = &content.Breathe{
			BlockInfo: info, In: f.Number("in", 2, 10, 4), Out: f.Number("out", 2, 15, 6), Minutes: f.Number("minutes", 1, 5, 2),
		}
	case "before":
		b = &content.Before{BlockInfo: f.shown(info)}
	case "after":
		b, owner = &content.After{BlockInfo: f.shown(info)}, "an after"
	case "to-track":
		b = &content.ToTrack{Track: content.TrackID(f.id("track")), Label: f.Words("label", needed), BlockInfo: f.shown(info)}
	case "to-safety":
		b = &content.ToSafety{BlockInfo: f.shown(info)}
	case "to-gate":
		b = &content.ToGate{BlockInfo: f.shown(info)}
	case "help-lines":
		b, owner = &content.HelpLines{For: f.audience(), BlockInfo: f.shown(info)}, "help-lines"
	case "ratings":
		b, owner = &content.Ratings{BlockInfo: info, Series: f.id("series")}, "ratings"
	case "chart":
		b = f.chart(info)
	}
	f.done(owner)
	return b
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

// shown is where a block stands and when it shows.
func (f *fields) shown(info content.BlockInfo) content.BlockInfo {
	info.ShowIf = f.showIf()
	return info
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
				f.wrong(key, "use open, only-open, quiet, solo, no-contact, both, only-solo or only-no-contact", "there is no route %q", v)
			}
			if key == content.MediumKey && v != content.MediumScreen && v != content.MediumPaper {
				f.wrong(key, "use screen or paper", "there is no medium %q", v)
			}
		}
		c[key] = values
	}
	return c
}

// sections reads the sections of a plan.
func (f *fields) sections() []content.PlanSection {
	var list []content.PlanSection
	for _, s := range f.maps("sections", needed) {
		list = append(list, content.PlanSection{Title: s.Words("title", needed), From: s.texts("from", needed), People: s.flag("people")})
		s.done("a plan's section")
	}
	return list
}

// audience reads whose help lines come first.
func (f *fields) audience() content.Audience {
	a := content.Audience(f.scalar("for", optional))
	switch a {
	case content.ForAnyone, content.ForHurt, content.ForSexual, content.ForHarm, content.ForYoung:
	default:
		f.wrong("for", "use hurt, sexual, harm or young, or leave it out", "help lines are not grouped for %q", a)
	}
	return a
}

func (f *fields) chart(info content.BlockInfo) *content.Chart {
	c := &content.Chart{
		BlockInfo: info, Series: f.scalar("series", optional), Log: f.scalar("log", optional), Column: f.scalar("column", optional),
		By: f.scalar("by", optional),
	}
	if (c.Series == "") == (c.Log == "") || (c.Log == "") != (c.Column == "") {
		f.wrong("series", "give it either series, or log and column", "a chart draws one thing")
	}
	return c
}
