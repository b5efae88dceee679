package load

import (
	"slices"

	"groundwork/content"
)

// before reads the question that each before asks.
func (f *fields) before() *content.Ask {
	m := f.section("before")
	if m == nil {
		return nil
	}
	a := &content.Ask{BlockInfo: content.BlockInfo{Line: m.start}, ID: content.StirredBefore, Kind: content.KindScale, Label: m.Words("label", needed), Hint: m.Words("hint", optional)}
	a.Scale = &content.Scale{
		Low: m.Words("low", needed), High: m.Words("high", needed), Replies: m.replies(),
		Series: content.SeriesStirred, Distress: true,
	}
	m.done("the question before a page")
	return a
}

// after reads the question that each after asks.
func (f *fields) after() *content.Ask {
	m := f.section("after")
	if m == nil {
		return nil
	}
	a := &content.Ask{BlockInfo: content.BlockInfo{Line: m.start}, ID: content.StirredAfter, Kind: content.KindChoice, Label: m.Words("label", needed)}
	a.Options = m.Options("options", content.OptionKeys{Reply: true})
	m.done("the question after a page")
	same := slices.EqualFunc(a.Options, content.AfterOptions(), func(o content.Option, id string) bool { return o.ID == id })
	if !same {
		m.wrong("options", "give it lighter, same and heavier, in this order", "the options are not the ones that are kept")
	}
	return a
}

// section returns a mapping under a key that may be missing.
func (f *fields) section(key string) *fields {
	got := f.take(key, optional)
	if got == nil {
		return nil
	}
	return f.mapping(got.value)
}

// checkBook checks what a track's pages need of the book.
func checkBook(b *content.Book, t *content.Track) Mistakes {
	c := &checker{track: t}
	for p, block := range t.Blocks() {
		c.file = p.Chapter.File
		c.needs(b, block)
	}
	return c.mistakes
}

func (c *checker) needs(b *content.Book, block content.Block) {
	line := block.Info().Line
	switch block := block.(type) {
	case *content.Before:
		if b.Before == nil {
			c.add(line, "add before: to book.yaml, with label, low, high and replies", "the book has no words for a before")
		}
	case *content.After:
		if b.After == nil {
			c.add(line, "add after: to book.yaml, with label and options", "the book has no words for an after")
		}
	case *content.ToSafety:
		if b.Safety == nil {
			c.add(line, "add safety: to book.yaml, with the name of the file", "the book has no chapter for when it isn't safe")
		}
	case *content.ToGate:
		if c.track.Gate() == nil {
			c.add(line, "add a gate to a page of the track, or remove the block", "the track has no questions about safety")
		}
	case *content.ToTrack:
		if other := b.Track(block.Track); other == nil || other == c.track {
			c.add(line, "name another track of the book", "it leads to %q, which is no other track", block.Track)
		}
	}
}
