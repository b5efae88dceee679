package load

import (
	"strings"

	"groundwork/content"
)

// chapterFile reads the name of a chapter file that lies beside book.yaml.
func (f *fields) chapterFile(key string) string {
	name := f.scalar(key, optional)
	if is, _ := isChapter(name); name != "" && (!is || strings.ContainsAny(name, `/\\`)) {
		f.wrong(key, "name a file beside book.yaml whose name ends in .md", "%q is no chapter", name)
		return ""
	}
	return name
}

// checkSafety checks the chapter for when it isn't safe. Somebody may read it who
// has told the book nothing, or who must not be found to have read it: so it is
// reading alone, the same for everybody.
func checkSafety(ch *content.Chapter) Mistakes {
	c := &checker{track: ch.Track, file: ch.File}
	for _, p := range ch.Pages() {
		if p.SetAside != content.Open || p.FirstOn != content.Open {
			c.add(p.Line, "leave only the id", "a page for everybody is kept from nobody")
		}
		for _, b := range p.Blocks {
			c.readOnly(b)
		}
	}
	return c.mistakes
}

func (c *checker) readOnly(b content.Block) {
	line := b.Info().Line
	switch b.(type) {
	case *content.Prose, *content.Why:
	default:
		c.add(line, "use reading, when or why", "this chapter is for reading, and keeps nothing")
	}
	for key := range b.Info().ShowIf {
		if key != content.MediumKey {
			c.add(line, "let it depend on the medium, or on nothing", "it depends on %q, and everybody reads this chapter", key)
		}
	}
}
