package paper

import (
	"strings"

	"groundwork/content"
)

// secrets are the words kept off a print, to be found again in a letter or a plan
// that was changed by hand. Such a copy is judged by its text and by nothing else:
// not by the questions it may once have drawn on.
//
// A line of a copy is cut out where
//   - it says just what a line, a cell or the label of something kept off says;
//   - it has a run of words in common with it: three or more, of ten letters
//     together, or all the words of a short one;
//   - it has a name or a number in common with it: a word with a capital letter, or
//     one of five digits or more.
//
// Case, accents, punctuation, spaces and line ends make no difference, and a run
// may go on over the end of a line. Words that stand in the book or in an answer
// that may be printed are nobody's secret and cut nothing, unless they are the
// whole of a line. What somebody put in quite other words stays: it is theirs to
// see in the preview.
type secrets struct {
	lines map[string]bool // whole lines and cells
	runs  map[string]bool // of words
	names map[string]bool // single words
	known *vocabulary     // nil where there is nothing to hide
}

func newSecrets() *secrets {
	return &secrets{lines: map[string]bool{}, runs: map[string]bool{}, names: map[string]bool{}}
}

// secretsOf returns the secrets of a track.
func (v *shown) secretsOf(track content.TrackID) *secrets {
	if s, ok := v.secrets[track]; ok {
		return s
	}
	s := newSecrets()
	v.secrets[track] = s
	for _, rec := range v.off {
		if rec.Key().Track == track {
			s.record(rec, v.place(track, rec.Key().ID).ask, v.open.Label(track))
		}
	}
	if x := v.tracks[track]; x != nil {
		for _, at := range x.places {
			if at.ask != nil && v.keepsOff(at) {
				s.add(content.Fill(at.ask.Label, v.open.Label(track)), false)
			}
		}
	}
	if len(s.lines) > 0 {
		s.known = v.vocabulary()
	}
	return s
}

// record adds all words of a record.
func (s *secrets) record(rec content.Record, ask *content.Ask, label string) {
	if ask == nil {
		ask = &content.Ask{}
	}
	switch rec := rec.(type) {
	case content.Answer:
		own := content.OwnWords(rec.Value)
		for _, l := range ask.WordsFor(label, rec.Value) {
			s.add(l, own)
		}
		s.add(content.Fill(rec.Wording, label), false)
	case content.Entry:
		for _, cell := range rec.Cells {
			s.add(cell, true)
		}
		s.add(strings.Join(ask.EntryWordsFor(label, rec), " "), false)
		s.add(content.Fill(rec.Wording, label), false)
	case content.EditedCopy:
		for l := range strings.SplitSeq(rec.Text, "\n") {
			s.add(l, true)
		}
	}
}

// add takes a line in. Names are looked for in what the person wrote themselves.
func (s *secrets) add(text string, own bool) {
	all := wordsOf(text)
	if len(all) == 0 {
		return
	}
	s.lines[key(all)] = true
	for sentence := range strings.FieldsFuncSeq(text, endsSentence) {
		if few := wordsOf(sentence); len(few) > 0 && runLength(few) == 0 && weight(few) >= shortRun {
			s.runs[key(few)] = true
		}
	}
	for i := range all {
		if n := runLength(all[i:]); n > 0 {
			s.runs[key(all[i:i+n])] = true
		}
		if own && all[i].name {
			s.names[all[i].raw] = true
		}
	}
}

func endsSentence(r rune) bool { return strings.ContainsRune(".!?…;:。！？", r) }
