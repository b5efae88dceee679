package paper

import (
	"slices"
	"strings"

	"groundwork/content"
)

// printedCopy is a letter or plan changed by hand, as it may be printed.
type printedCopy struct {
	text string
	cut  bool // something was cut out of it
}

// edited returns the copy of what stands at a place, and whether there is one. The
// zero printedCopy has nothing to print.
func (r *run) edited(at place) (printedCopy, bool) {
	c, ok := r.book.EditedCopy(r.t.ID, at.id, r.pass)
	if !ok {
		return printedCopy{}, false
	}
	return r.judge(c, at), true
}

// judge cuts out of a copy what is kept off the print; see [secrets]. What stood in
// it when it was last changed is known too: an answer may have gone since.
func (r *run) judge(c content.EditedCopy, at place) printedCopy {
	lines := strings.Split(words(c.Text), "\n")
	cut := r.secretsOf(r.t.ID).found(lines)
	once := newSecrets()
	for _, l := range r.once(at, c.Source) {
		once.add(l, true)
	}
	if len(once.lines) > 0 {
		once.known = r.vocabulary()
	}
	for i, hit := range once.found(lines) {
		cut[i] = cut[i] || hit
	}
	if !slices.Contains(cut, true) {
		return printedCopy{text: c.Text}
	}
	if at.plan != nil {
		r.cutHeadings(at.plan, lines, cut)
	}
	return printedCopy{text: rest(lines, cut), cut: true}
}

// rest joins the lines that were not cut out, with no more than one blank line
// where something was.
func rest(lines []string, cut []bool) string {
	var kept []string
	gap := true
	for i, l := range lines {
		blank := strings.TrimSpace(l) == ""
		switch {
		case cut[i]:
			gap = gap || len(kept) == 0 || strings.TrimSpace(kept[len(kept)-1]) == ""
			continue
		case blank && gap:
			continue
		}
		gap = false
		kept = append(kept, l)
	}
	return strings.Join(kept, "\n")
}

// cutHeadings cuts the headings of a plan under which nothing is left.
func (r *run) cutHeadings(p *content.Plan, lines []string, cut []bool) {
	titles, labels := map[string]bool{}, map[string]bool{}
	for _, s := range p.Sections {
		titles[r.fill(s.Title)] = true
		for _, id := range s.From {
			if at, ok := r.places[id]; ok {
				labels[r.fill(at.title())] = true
			}
		}
	}
	for _, level := range []map[string]bool{labels, titles} {
		for i, l := range lines {
			if cut[i] || !level[strings.TrimSpace(l)] {
				continue
			}
			gone, left := false, false
			for j := i + 1; j < len(lines); j++ {
				under := strings.TrimSpace(lines[j])
				if titles[under] || level[under] || lines[j-1] == "" && under != "" && !strings.HasPrefix(lines[j], " ") {
					break // a paragraph of another thing
				}
				gone, left = gone || cut[j], left || !cut[j] && under != ""
			}
			cut[i] = gone && !left
		}
	}
}

// once returns what stood in a copy's source under what is kept off the print.
func (r *run) once(at place, source string) []string {
	switch {
	case at.plan != nil:
		return r.oncePlanned(at.plan, source)
	case at.letter != nil && slices.ContainsFunc(letterParts(at.letter), r.keptOff):
		// Its sentences hold together: whatever does not come from the rest.
		open := strings.Split(r.t.Compose(at.letter, r.book), "\n")
		return slices.DeleteFunc(strings.Split(source, "\n"), func(l string) bool { return slices.Contains(open, l) })
	}
	return nil
}

// oncePlanned goes through a plan as [content.Track.ComposePlan] makes it: titles
// and labels stand out, answers are set in.
func (r *run) oncePlanned(p *content.Plan, source string) []string {
	var off []string
	var section content.PlanSection
	hides := false
	for l := range strings.SplitSeq(source, "\n") {
		if l == "" || strings.HasPrefix(l, " ") {
			if hides {
				off = append(off, l)
			}
			continue
		}
		title := func(s content.PlanSection) bool { return r.fill(s.Title) == line(l) }
		label := func(id string) bool { return r.places[id].page != nil && r.fill(r.places[id].title()) == line(l) }
		if i := slices.IndexFunc(p.Sections, title); i >= 0 {
			section = p.Sections[i]
			hides = slices.ContainsFunc(section.From, r.keptOff)
		} else if i := slices.IndexFunc(section.From, label); i >= 0 {
			hides = r.keptOff(section.From[i])
		} else { // a label of another time
			hides = slices.ContainsFunc(section.From, r.keptOff)
		}
	}
	return off
}

// keptOff reports whether what stands at the id is kept off the print, or is a
// letter some of whose parts are.
func (r *run) keptOff(id string) bool {
	at := r.places[id]
	if at.letter != nil {
		return r.left(at) || slices.ContainsFunc(letterParts(at.letter), func(id string) bool { return r.keepsOff(r.places[id]) })
	}
	return at.page != nil && r.keepsOff(at)
}
