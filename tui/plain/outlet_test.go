package plain

import (
	"strings"
	"testing"
)

// TestNoWordIsCut: what is written at once ends with a line, or with a word.
func TestNoWordIsCut(t *testing.T) {
	long := strings.Repeat("a word of many ", 60)
	queue := []byte("Here.\r\n" + long + "\r\nLast.\r\n" + strings.Repeat("x", 3*atOnce))
	var pieces []string
	for len(queue) > 0 {
		piece := nextPiece(queue)
		pieces = append(pieces, string(piece))
		queue = queue[len(piece):]
	}
	if pieces[0] != "Here.\r\n" {
		t.Errorf("the first piece is %q", pieces[0])
	}
	for i, p := range pieces[:len(pieces)-1] {
		if len(p) > atOnce || !strings.HasSuffix(p, "\n") && !strings.HasSuffix(p, " ") && !strings.HasSuffix(p, "x") {
			t.Errorf("piece %d is %q", i, p)
		}
	}
}
