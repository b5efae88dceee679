package content

import (
	"strings"
	"time"
)

// How a page's minutes are counted: a pace that a tired person keeps, and answers
// such as people write.
const (
	readPerMinute  = 200 // words
	writePerMinute = 15  // words, found and typed
	perTap         = 8 * time.Second

	lineWords = 12 // of a line
	textWords = 45 // of a text
	cellWords = 6  // of a cell
	usualRows = 3  // that a person makes
	ticked    = 3  // options of several
)

func oneTap(*Ask) (words, taps int) { return 0, 1 }

// entryPace returns what a number of entries take.
func (a *Ask) entryPace(entries int) (words, taps int) {
	for _, c := range a.Columns {
		if c.Kind == KindLine {
			words += cellWords
		} else {
			taps++
		}
	}
	return entries * words, entries * taps
}

// Pace returns how long a page takes to read and to answer whole, for somebody who is
// on no careful route and has written nothing yet. What is folded is not counted.
func (p *Page) Pace() (reading, answering time.Duration) {
	words := 0
	for _, b := range p.Visible(NewWorkbook(Profile{Track: p.Track().ID}), 0) {
		switch b := b.(type) {
		case *Prose:
			for _, para := range b.Paras {
				words += countWords(para.Text())
			}
		case *Ask:
			words += b.wordsToRead()
			typed, taps := b.Kind.info().pace(b)
			answering += time.Duration(typed)*time.Minute/writePerMinute + time.Duration(taps)*perTap
		case *Letter:
			words += countWords(b.Text) + textWords
		case *Settle:
			answering += time.Duration(max(b.Minutes, 1)) * time.Minute
		case *Breathe:
			answering += time.Duration(b.Minutes) * time.Minute
		case *Before, *After, *Ratings:
			answering += 2 * perTap
		}
	}
	return time.Duration(words) * time.Minute / readPerMinute, answering
}

// wordsToRead counts the words of a question that stand on the page, and of one reply.
func (a *Ask) wordsToRead() int {
	words := countWords(a.Label) + countWords(a.Hint)
	reply := 0
	for _, o := range a.Options {
		words += countWords(o.Label)
		reply = max(reply, countWords(o.Reply))
	}
	for _, r := range a.Rows {
		words += countWords(r.Label)
	}
	for _, part := range a.Gate {
		words += countWords(part.Label)
		for _, o := range part.Options {
			words += countWords(o.Label)
		}
	}
	if a.Scale != nil {
		for _, r := range a.Scale.Replies {
			reply = max(reply, countWords(r.Text))
		}
	}
	return words + reply
}

func countWords(s string) int { return len(strings.Fields(s)) }

// Pace returns how long pages take one after the other.
func Pace(pages []*Page) time.Duration {
	var sum time.Duration
	for _, p := range pages {
		reading, answering := p.Pace()
		sum += reading + answering
	}
	return sum
}
