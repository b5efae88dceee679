package content_test

import (
	"strings"
	"testing"

	. "groundwork/content"
)

// fromMySide is the I-statement of four answers.
func fromMySide(t *testing.T, when, feel, need, would string) string {
	t.Helper()
	track := builtin(t).Track(Hurt)
	w := NewWorkbook()
	for id, words := range map[string]string{"when": when, "i-feel": feel, "i-need": need, "would-you": would} {
		if words != "" {
			w.Put(Answer{Track: Hurt, Question: id, Kind: KindLine, Value: Text(words)})
		}
	}
	return track.Compose(track.Letter("i-statement"), w)
}

// TestFromMySide fills in what people type, however they begin and end it.
func TestFromMySide(t *testing.T) {
	const usual = "When you read my messages, I feel small, because I need a room of my own. Would you ask me first?"
	for _, c := range []struct{ when, feel, need, would, want string }{
		{"you read my messages", "small", "a room of my own", "ask me first", usual},
		{"When you read my messages", "I feel small", "because I need a room of my own", "Would you ask me first?", usual},
		{"when you read my messages,", "I feel small.", "I need a room of my own.", "would you ask me first", usual},
		{"When… you read my messages", "I feel… small", "because I need… a room of my own", "Would you… ask me first?", usual},
		{"You read my messages.", "Small.", "A room of my own.", "Ask me first.", usual},
		{"WHEN you read my messages!", "feel small", "need a room of my own", "you ask me first??", usual},
		{" when you read my messages ... ", "Feel small,", "Because i need a room of my own", "to ask me first ?", usual},
		{"you read my messages", "small", "a room of my own", "I would like you to ask me first.", usual},
		{"you read my messages", "small", "a room of my own", "you could ask me first", usual},
		{"you read my messages", "small", "a room of my own", "Could you ask me first?",
			"When you read my messages, I feel small, because I need a room of my own. Could you ask me first?"},
		{"Whenever you shout", "I am scared", "because trust matters to me", "please call",
			"Whenever you shout, I am scared, because trust matters to me. Would you please call?"},
		{"every time the phone rings", "I felt sick", "I want to know", "Tell me who it was",
			"Every time the phone rings, I felt sick, because I want to know. Would you tell me who it was?"},
		{"i hear it from others", "i'm ashamed", "i need to know it first", "would you tell me before i hear it",
			"When I hear it from others, I'm ashamed, because I need to know it first. Would you tell me before I hear it?"},
		{"Anna is there", "Angry", "Anna to be honest", "Anna's number be gone",
			"When Anna is there, I feel angry, because I need Anna to be honest. Would you anna's number be gone?"},
		{"It is Sunday", "OK", "Sunday to myself", "call Mr. Smith",
			"When it is Sunday, I feel OK, because I need Sunday to myself. Would you call Mr. Smith?"},
		{"you shout", "small", "quiet", "stop. It wakes the children.",
			"When you shout, I feel small, because I need quiet. Would you stop? It wakes the children."},
		{"you shout", "small", "quiet", "come home by 10 p.m. on Fridays",
			"When you shout, I feel small, because I need quiet. Would you come home by 10 p.m. on Fridays?"},
		{"you shout", "small", "quiet!", "stop!",
			"When you shout, I feel small, because I need quiet! Would you stop?"},
		{"you said “never again.”", "small", "“a plan”", "stop…",
			"When you said “never again.”, I feel small, because I need “a plan”. Would you stop…?"},
		{"", "small", "", "", "When …, I feel small, because I need … Would you …?"},
		{"When", "small", "because I need", "Would you?", "When …, I feel small, because I need … Would you …?"},
		{"you 😡 shout", "so-so", "10 minutes", "2 calls a week", "When you 😡 shout, I feel so-so, because I need 10 minutes. Would you 2 calls a week?"},
		{"Jürgen est là", "ça va", "Zeit für mich", "ÜBERLEGEN", "When Jürgen est là, I feel ça va, because I need Zeit für mich. Would you ÜBERLEGEN?"},
	} {
		if got := fromMySide(t, c.when, c.feel, c.need, c.would); got != c.want {
			t.Errorf("%q, %q, %q, %q\n reads %q\n want %q", c.when, c.feel, c.need, c.would, got, c.want)
		}
	}
}

// TestSentencesOfLetters fills other places: alone in a paragraph, behind a colon, one
// beside the other.
func TestSentencesOfLetters(t *testing.T) {
	track := builtin(t).Track(Hurt)
	for _, c := range []struct{ text, answer, want string }{
		{"{ask}", "on Friday i waited until one", "On Friday I waited until one."},
		{"{ask}", "It hurt. I said so", "It hurt. I said so."},
		{"{ask}", "What now?", "What now?"},
		{"{ask}", "he said “no”", "He said “no”."},
		{"{ask}", "first line\nand i went on", "First line\nand i went on."},
		{"{ask}", "a list:", "A list:"},
		{"{ask}", "…", "…"},
		{"What I see in it: {ask}", "we could both sleep", "What I see in it: we could both sleep."},
		{"What I see in it: {ask}", "What I see in it: we could both sleep.", "What I see in it: we could both sleep."},
		{"What I see in it: {ask}", "It is quieter", "What I see in it: It is quieter."},
		{"I will {ask} and wait.", "I will go.", "I will go and wait."},
		{"I will {ask}; then I wait.", "Go!", "I will Go; then I wait."},
		{"I will {ask} {ask}", "go", "I will go. Go."},
		{"Dear {them}, {ask}", "I miss you", "Dear this person, I miss you."},
		{"(I will {ask})", "go", "(I will go.)"},
		{"Would you {ask}?", "text me by ten. Thank you", "Would you text me by ten? Thank you."},
		{"Would you {ask}?", "Would you, please, text me?", "Would you please, text me?"},
	} {
		w := NewWorkbook(Answer{Track: Hurt, Question: "ask", Kind: KindLine, Value: Text(c.answer)})
		if got := track.Compose(&Letter{Text: c.text}, w); got != c.want {
			t.Errorf("%q with %q\n reads %q\n want %q", c.text, c.answer, got, c.want)
		}
	}
}

// TestLabelKeepsItsCapital wants the name of the other one as it was given.
func TestLabelKeepsItsCapital(t *testing.T) {
	track := builtin(t).Track(Hurt)
	w := NewWorkbook(
		Answer{Track: Hurt, Question: LabelQuestion, Value: Text("My brother Tom")},
		Answer{Track: Hurt, Question: "i-feel", Value: Text("My brother's size")},
	)
	if got := track.Compose(&Letter{Text: "I feel {i-feel}."}, w); got != "I feel My brother's size." {
		t.Errorf("it reads %q", got)
	}
}

// FuzzSentences holds that every word somebody wrote is in the letter, but for the
// beginning that the book says already, and nothing breaks.
func FuzzSentences(f *testing.F) {
	f.Add("When you shout", "Would you stop?")
	f.Add("…", "\u00a0?")
	f.Add("i", "I’m. I am")
	track := builtin(f).Track(Hurt)
	letter := track.Letter("i-statement")
	f.Fuzz(func(t *testing.T, when, would string) {
		w := NewWorkbook(
			Answer{Track: Hurt, Question: "when", Kind: KindLine, Value: Text(when)},
			Answer{Track: Hurt, Question: "would-you", Kind: KindLine, Value: Text(would)},
		)
		got := strings.ToLower(track.Compose(letter, w))
		for _, words := range []string{when, would} {
			fields := strings.Fields(strings.ToLower(words))
			if len(fields) < 8 {
				continue
			}
			for _, word := range fields[7:min(len(fields), 50)] { // no beginning is longer than seven
				if word = strings.Trim(word, ".,;:!?…"); !strings.Contains(got, word) {
					t.Errorf("%q of %q is not in %q", word, words, got)
				}
			}
		}
	})
}
